#include "algorithms/centrality/single_dependencies.hpp"

namespace musubi {

SingleDependencies::SingleDependencies(const PartRows& out, const PartRows& in,
                                       std::span<const double> weights)
    : out_(out),
      in_(in),
      weights_(weights),
      distance_(out.num_vertices(), kNoVertex),
      paths_(out.num_vertices(), 0.0),
      dependency_(out.num_vertices(), 0.0) {
  order_.reserve(out.num_vertices());
}

void SingleDependencies::search(Vertex source) {
  for (const Vertex v : order_) {
    distance_[v] = kNoVertex;
    paths_[v] = 0.0;
    dependency_[v] = 0.0;
  }
  order_.assign(1, source);
  distance_[source] = 0;
  paths_[source] = 1.0;
  for (std::size_t next = 0; next < order_.size(); ++next) {
    const Vertex u = order_[next];
    const auto further = distance_[u] + 1;
    const double paths = paths_[u];
    for (auto arc = out_.offsets[u]; arc < out_.offsets[u + 1]; ++arc) {
      const Vertex v = out_.targets[arc];
      if (distance_[v] == kNoVertex) {
        distance_[v] = further;
        order_.push_back(v);
      }
      if (distance_[v] == further) paths_[v] += paths;
    }
  }
}

// From the last vertex back, each hands its share to those before it.
void SingleDependencies::add(const WeightedSource& source, std::span<double> vertices) {
  for (std::size_t i = order_.size(); i-- > 1;) {
    const Vertex w = order_[i];
    const double share = (weights_[w] + dependency_[w]) / paths_[w];
    const auto nearer = distance_[w] - 1;
    for (auto arc = in_.offsets[w]; arc < in_.offsets[w + 1]; ++arc) {
      const Vertex v = in_.targets[arc];
      if (distance_[v] == nearer) dependency_[v] += paths_[v] * share;
    }
    vertices[w] += source.weight * dependency_[w] + uncounted(w);
  }
}

void SingleDependencies::add_with_arcs(const WeightedSource& source, std::span<double> vertices,
                                       std::span<double> arcs) {
  for (std::size_t i = order_.size(); i-- > 0;) {
    const Vertex v = order_[i];
    const auto further = distance_[v] + 1;
    double sum = 0.0;
    for (auto arc = out_.offsets[v]; arc < out_.offsets[v + 1]; ++arc) {
      const Vertex w = out_.targets[arc];
      if (distance_[w] != further) continue;
      const double along = paths_[v] / paths_[w] * (weights_[w] + dependency_[w]);
      sum += along;
      arcs[arc] += source.weight * along;
    }
    dependency_[v] = sum;
    if (i > 0) vertices[v] += source.weight * sum + uncounted(v);
  }
}

void SingleDependencies::run(std::span<const WeightedSource> sources, std::span<double> vertices,
                             std::span<double> arcs) {
  for (const auto& source : sources) {
    search(source.vertex);
    if (arcs.empty()) {
      add(source, vertices);
    } else {
      add_with_arcs(source, vertices, arcs);
    }
  }
}

}  // namespace musubi
