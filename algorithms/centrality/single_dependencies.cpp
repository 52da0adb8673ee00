#include "algorithms/centrality/single_dependencies.hpp"

#include <bit>

namespace musubi {

SingleDependencies::SingleDependencies(const PartRows& out, std::span<const double> weights)
    : out_(out),
      weights_(weights),
      distance_(out.num_vertices(), kNoVertex),
      paths_(out.num_vertices(), 0.0),
      dependency_(out.num_vertices(), 0.0),
      share_(out.num_vertices(), 0.0),
      order_(std::size_t{out.num_vertices()} + 1) {}

// Level by level. Nothing is asked of an arc: in meshes every second guess would be wrong.
void SingleDependencies::search(Vertex source) {
  for (std::size_t i = 0; i < levels_.back(); ++i) {
    distance_[order_[i]] = kNoVertex;
    paths_[order_[i]] = 0.0;
  }
  order_[0] = source;
  distance_[source] = 0;
  paths_[source] = 1.0;
  levels_.assign({0, 1});
  std::size_t first = 0;
  for (std::uint32_t further = 1; first < levels_.back(); ++further) {
    const std::size_t last = levels_.back();
    levels_.push_back(expand(first, last, further));
    first = last;
  }
  levels_.pop_back();  // the empty level
}

std::size_t SingleDependencies::expand(std::size_t first, std::size_t last, std::uint32_t further) {
  Vertex* const order = order_.data();
  std::uint32_t* const distance = distance_.data();
  double* const paths = paths_.data();
  constexpr auto kAll = ~std::uint64_t{0};
  std::size_t end = last;
  for (std::size_t i = first; i < last; ++i) {
    const Vertex u = order[i];
    const auto own = std::bit_cast<std::uint64_t>(paths[u]);
    for (auto arc = out_.offsets[u]; arc < out_.offsets[u + 1]; ++arc) {
      const Vertex v = out_.targets[arc];
      const std::uint32_t known = distance[v];
      order[end] = v;
      end += known == kNoVertex ? 1 : 0;
      const std::uint32_t now = known == kNoVertex ? further : known;
      distance[v] = now;
      paths[v] += std::bit_cast<double>(own & (now == further ? kAll : 0));
    }
  }
  return end;
}

// Back from the last level: the vertices of the one behind have their shares, all others 0.
void SingleDependencies::add(const WeightedSource& source, std::span<double> vertices,
                             std::span<double> arcs) {
  for (std::size_t level = levels_.size() - 1; level-- > 0;) {
    const auto first = levels_[level];
    const auto last = levels_[level + 1];
    const auto behind = level + 2 < levels_.size() ? levels_[level + 2] : last;
    for (std::size_t i = first; i < last; ++i) {
      const Vertex v = order_[i];
      const double paths = paths_[v];
      dependency_[v] =
          paths * (arcs.empty() ? shares_behind(v) : add_arcs(v, source.weight * paths, arcs));
    }
    for (std::size_t i = last; i < behind; ++i) share_[order_[i]] = 0.0;
    if (level == 0) return;
    for (std::size_t i = first; i < last; ++i) {
      const Vertex v = order_[i];
      share_[v] = (weights_[v] + dependency_[v]) / paths_[v];
      vertices[v] += source.weight * dependency_[v] + uncounted(v);
    }
  }
}

double SingleDependencies::shares_behind(Vertex v) const {
  double sum = 0.0;
  for (auto arc = out_.offsets[v]; arc < out_.offsets[v + 1]; ++arc) {
    sum += share_[out_.targets[arc]];
  }
  return sum;
}

double SingleDependencies::add_arcs(Vertex v, double paths, std::span<double> arcs) const {
  double sum = 0.0;
  for (auto arc = out_.offsets[v]; arc < out_.offsets[v + 1]; ++arc) {
    const double share = share_[out_.targets[arc]];
    arcs[arc] += paths * share;
    sum += share;
  }
  return sum;
}

void SingleDependencies::run(std::span<const WeightedSource> sources, std::span<double> vertices,
                             std::span<double> arcs) {
  for (const auto& source : sources) {
    search(source.vertex);
    add(source, vertices, arcs);
  }
}

}  // namespace musubi
