#include "algorithms/centrality/betweenness_parts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "algorithms/distances/local_order.hpp"
#include "algorithms/structure/biconnected_parts.hpp"

namespace musubi {
namespace {

constexpr std::uint32_t kNoPart = kNoVertex;

// The part in which a vertex is not the top one, and the top of each part: enough to tell the part
// of an edge.
struct PartTree {
  std::vector<std::uint32_t> home{};
  std::vector<Vertex> top{};

  [[nodiscard]] std::uint32_t part_of(Vertex u, Vertex v) const {
    const bool in_home_of_v = home[u] == home[v] || (home[v] != kNoPart && top[home[v]] == u);
    return in_home_of_v ? home[v] : home[u];
  }
};

PartTree part_tree(const BiconnectedParts& parts, Vertex n) {
  PartTree tree{std::vector<std::uint32_t>(n, kNoPart), std::vector<Vertex>(parts.size())};
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const auto last = parts.offsets[p + 1] - 1;
    tree.top[p] = parts.members[last];
    for (auto i = parts.offsets[p]; i < last; ++i) {
      tree.home[parts.members[i]] = static_cast<std::uint32_t>(p);
    }
  }
  return tree;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15U + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdU;
}

// The neighbours of a member, itself among them if `closed`.
std::vector<Vertex> neighbourhood(const PartRows& rows, Vertex v, bool closed) {
  std::vector<Vertex> row(rows.targets.begin() + static_cast<std::ptrdiff_t>(rows.offsets[v]),
                          rows.targets.begin() + static_cast<std::ptrdiff_t>(rows.offsets[v + 1]));
  if (closed) row.insert(std::upper_bound(row.begin(), row.end(), v), v);
  return row;
}

// Vertices with the same neighbours, and as many vertices behind them, have the same dependencies
// on all others: the first of them counts for the rest.
void merge_twins(BetweennessPart& part, std::vector<bool>& merged, bool closed) {
  struct Key {
    std::uint64_t hash;
    Vertex v;
  };
  std::vector<Key> keys;
  for (Vertex v = 0; v < part.num_members(); ++v) {
    if (merged[v]) continue;
    std::uint64_t hash = static_cast<std::uint64_t>(part.weights[v]);
    for (const Vertex w : neighbourhood(part.out, v, closed)) hash = mixed(hash, w);
    keys.push_back({hash, v});
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.v < b.v;
  });
  for (std::size_t i = 0; i < keys.size();) {
    const Vertex first = keys[i].v;
    const auto row = neighbourhood(part.out, first, closed);
    std::size_t next = i + 1;
    for (; next < keys.size() && keys[next].hash == keys[i].hash; ++next) {
      const Vertex v = keys[next].v;
      if (part.weights[v] != part.weights[first]) continue;
      if (neighbourhood(part.out, v, closed) != row) continue;
      merged[v] = true;
      merged[first] = true;
      part.sources[first].weight += part.weights[v];
      part.sources[v].weight = 0.0;
    }
    i = next;
  }
}

void set_sources(BetweennessPart& part, bool with_twins) {
  for (Vertex v = 0; v < part.num_members(); ++v) part.sources.push_back({v, part.weights[v]});
  if (!with_twins) return;
  std::vector<bool> merged(part.num_members(), false);
  merge_twins(part, merged, /*closed=*/false);
  merge_twins(part, merged, /*closed=*/true);
  std::erase_if(part.sources, [](const WeightedSource& source) { return source.weight == 0.0; });
}

// An arc of the graph, from one member to another, by their places in the local order.
struct PlacedArc {
  Vertex tail;
  Vertex head;
  ArcIndex arc;
};

class PartMaker {
 public:
  PartMaker(const CsrGraph& graph, const LocalOrder& order)
      : order_(order), number_(graph.num_vertices(), kNoVertex) {}

  // `places` are the members, in increasing order; `arcs` all arcs among them.
  BetweennessPart make(std::span<const Vertex> places, std::span<PlacedArc> arcs) {
    BetweennessPart part;
    for (const Vertex place : places) {
      number_[place] = part.num_members();
      part.members.push_back(order_.original[place]);
    }
    std::sort(arcs.begin(), arcs.end(), [](const PlacedArc& a, const PlacedArc& b) {
      return std::tie(a.tail, a.head, a.arc) < std::tie(b.tail, b.head, b.arc);
    });
    part.out.offsets.assign(places.size() + 1, 0);
    part.out.targets.reserve(arcs.size());
    part.graph_arcs.reserve(arcs.size());
    for (const auto& arc : arcs) {
      ++part.out.offsets[number_[arc.tail] + 1];
      part.out.targets.push_back(number_[arc.head]);
      part.graph_arcs.push_back(arc.arc);
    }
    std::partial_sum(part.out.offsets.begin(), part.out.offsets.end(), part.out.offsets.begin());
    return part;
  }

 private:
  const LocalOrder& order_;
  std::vector<Vertex> number_;  // of a place in the part being made
};

PartRows reversed(const PartRows& rows) {
  PartRows result;
  const Vertex n = rows.num_vertices();
  result.offsets.assign(std::size_t{n} + 1, 0);
  for (const Vertex v : rows.targets) ++result.offsets[v + 1];
  std::partial_sum(result.offsets.begin(), result.offsets.end(), result.offsets.begin());
  auto cursor = result.offsets;
  result.targets.resize(rows.targets.size());
  for (Vertex u = 0; u < n; ++u) {
    for (auto arc = rows.offsets[u]; arc < rows.offsets[u + 1]; ++arc) {
      result.targets[cursor[rows.targets[arc]]++] = u;
    }
  }
  return result;
}

BetweennessParts directed_parts(const CsrGraph& graph, const LocalOrder& order) {
  BetweennessParts result;
  PartMaker maker(graph, order);
  const Vertex n = graph.num_vertices();
  std::vector<Vertex> places;
  std::vector<PlacedArc> arcs;
  for (Vertex begin = 0; begin < n; begin = order.component_end[begin]) {
    const Vertex end = order.component_end[begin];
    if (end - begin == 1) continue;
    places.resize(end - begin);
    std::iota(places.begin(), places.end(), begin);
    arcs.clear();
    for (Vertex place = begin; place < end; ++place) {
      const Vertex u = order.original[place];
      const auto row = graph.out_neighbors(u);
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == u) continue;
        arcs.push_back({place, order.position[row[i]], graph.first_arc(u) + i});
      }
    }
    auto& part = result.parts.emplace_back(maker.make(places, arcs));
    part.in = reversed(part.out);
    part.weights.assign(part.members.size(), 1.0);
    set_sources(part, /*with_twins=*/false);
  }
  return result;
}

// The arcs of the graph by part, those of part p from offsets[p] on.
struct SharedArcs {
  std::vector<ArcIndex> offsets{};
  std::vector<PlacedArc> arcs{};
};

SharedArcs share_arcs(const CsrGraph& graph, const LocalOrder& order, const PartTree& tree) {
  SharedArcs shared;
  shared.offsets.assign(tree.top.size() + 1, 0);
  const auto for_each = [&](auto&& visit) {
    for (const Vertex u : graph.vertices()) {
      const auto row = graph.out_neighbors(u);
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] != u) visit(u, row[i], graph.first_arc(u) + i);
      }
    }
  };
  for_each([&](Vertex u, Vertex v, ArcIndex) { ++shared.offsets[tree.part_of(u, v) + 1]; });
  std::partial_sum(shared.offsets.begin(), shared.offsets.end(), shared.offsets.begin());
  auto cursor = shared.offsets;
  shared.arcs.resize(shared.offsets.back());
  for_each([&](Vertex u, Vertex v, ArcIndex arc) {
    shared.arcs[cursor[tree.part_of(u, v)]++] = {order.position[u], order.position[v], arc};
  });
  return shared;
}

class UndirectedParts {
 public:
  UndirectedParts(const CsrGraph& graph, const LocalOrder& order, BetweennessOf what)
      : graph_(graph), order_(order), what_(what), maker_(graph, order) {
    result_.between_parts.assign(graph.num_vertices(), 0.0);
    if (what == BetweennessOf::vertices_and_edges) {
      result_.between_pairs.assign(graph.num_arcs(), 0.0);
    }
  }

  BetweennessParts make() {
    const auto parts = biconnected_parts(graph_);
    auto shared = share_arcs(graph_, order_, part_tree(parts, graph_.num_vertices()));
    for (std::size_t p = 0; p < parts.size(); ++p) {
      add_articulations(parts, p);
      const std::span<PlacedArc> arcs(shared.arcs.data() + shared.offsets[p],
                                      shared.arcs.data() + shared.offsets[p + 1]);
      if (parts.offsets[p + 1] - parts.offsets[p] == 2) {
        add_pair(parts, p, arcs);
      } else {
        add_part(parts, p, arcs);
      }
    }
    return std::move(result_);
  }

 private:
  static double component_size(const BiconnectedParts& parts, std::size_t p) {
    double size = 0.0;
    for (auto i = parts.offsets[p]; i < parts.offsets[p + 1]; ++i) size += parts.hanging[i];
    return size;
  }

  // Between what hangs at a vertex and the rest of the part every path passes it.
  void add_articulations(const BiconnectedParts& parts, std::size_t p) {
    const double size = component_size(parts, p);
    for (auto i = parts.offsets[p]; i < parts.offsets[p + 1]; ++i) {
      const double hanging = parts.hanging[i];
      result_.between_parts[parts.members[i]] += (size - hanging) * (hanging - 1.0);
    }
  }

  void add_pair(const BiconnectedParts& parts, std::size_t p, std::span<const PlacedArc> arcs) {
    if (what_ == BetweennessOf::vertices) return;
    const double pairs = 2.0 * parts.hanging[parts.offsets[p]] *
                         static_cast<double>(parts.hanging[parts.offsets[p] + 1]);
    // Half of the pairs go along each direction.
    for (const auto& arc : arcs) {
      result_.between_pairs[arc.arc] = pairs / static_cast<double>(arcs.size());
    }
  }

  void add_part(const BiconnectedParts& parts, std::size_t p, std::span<PlacedArc> arcs) {
    struct Member {
      Vertex place;
      Vertex hanging;
    };
    std::vector<Member> members;
    for (auto i = parts.offsets[p]; i < parts.offsets[p + 1]; ++i) {
      members.push_back({order_.position[parts.members[i]], parts.hanging[i]});
    }
    std::sort(members.begin(), members.end(),
              [](const Member& a, const Member& b) { return a.place < b.place; });
    std::vector<Vertex> places;
    std::vector<double> weights;
    for (const auto& member : members) {
      places.push_back(member.place);
      weights.push_back(member.hanging);
    }
    auto& part = result_.parts.emplace_back(maker_.make(places, arcs));
    part.weights = std::move(weights);
    set_sources(part, what_ == BetweennessOf::vertices);
  }

  const CsrGraph& graph_;
  const LocalOrder& order_;
  BetweennessOf what_;
  PartMaker maker_;
  BetweennessParts result_{};
};

}  // namespace

BetweennessParts betweenness_parts(const CsrGraph& graph, BetweennessOf what) {
  // Larger than a batch of sources: the batches of a clump go over the same part of memory.
  const auto order = local_order(graph, 2 * LaneDependencies::kLanes);
  if (graph.is_directed()) return directed_parts(graph, order);
  return UndirectedParts(graph, order, what).make();
}

}  // namespace musubi
