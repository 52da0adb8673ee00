#include <algorithm>
#include <bit>

#include "algorithms/structure/disjoint_paths.hpp"
#include "algorithms/structure/k_shortest_paths.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"

namespace musubi::fuzz::paths_fuzz {
namespace {

using testing::ZooGraph;

// Every simple path from one vertex to another, its shortest parallel edges taken.
class EveryPath {
 public:
  EveryPath(const ZooGraph& list, Vertex target, std::size_t max_steps)
      : step_(list.n, std::vector<double>(list.n, 0.0)), target_(target), max_steps_(max_steps) {
    for (const auto& arc : arcs_of(list)) {
      auto& step = step_[arc.tail][arc.head];
      if (arc.tail != arc.head && (step == 0.0 || arc.length < step)) step = arc.length;
    }
  }

  std::vector<SimplePath> from(Vertex source) {
    path_ = {{source}, 0.0};
    extend();
    std::ranges::sort(found_, [](const SimplePath& a, const SimplePath& b) {
      return a.length != b.length ? a.length < b.length : a.vertices < b.vertices;
    });
    return found_;
  }

 private:
  void extend() {
    const Vertex last = path_.vertices.back();
    if (last == target_) {
      found_.push_back(path_);
      return;
    }
    if (path_.vertices.size() > max_steps_) return;
    for (Vertex next = 0; next < step_.size(); ++next) {
      const double step = step_[last][next];
      if (step == 0.0 || std::ranges::count(path_.vertices, next) > 0) continue;
      path_.vertices.push_back(next);
      path_.length += step;
      extend();
      path_.vertices.pop_back();
      path_.length -= step;  // quarters: exact
    }
  }

  Matrix<double> step_;
  Vertex target_;
  std::size_t max_steps_;
  SimplePath path_{};
  std::vector<SimplePath> found_{};
};

void check_shortest(const ZooGraph& list, const CsrGraph& graph, Vertex s, Vertex t,
                    const KShortestPathsOptions& options) {
  auto expected = EveryPath(list, t, options.max_steps).from(s);
  if (expected.size() > options.count) expected.resize(options.count);
  const auto found = k_shortest_paths(graph, s, t, options);
  expect(found == expected, "the k shortest paths");
}

// Fewest edges, or vertices in between, whose loss parts two vertices: by trying all sets of them.
std::uint64_t smallest_cut(const ZooGraph& list, Vertex s, Vertex t, bool vertices) {
  std::uint64_t direct = 0;
  auto rest = list;
  if (vertices) {  // an edge from s to t is a path that no vertex cuts
    rest.edges.clear();
    for (const auto& edge : list.edges) {
      const bool joins = (edge.tail == s && edge.head == t) ||
                         (!list.directed() && edge.tail == t && edge.head == s);
      if (joins)
        ++direct;
      else
        rest.edges.push_back(edge);
    }
  }
  const std::size_t things = vertices ? rest.n : rest.edges.size();
  std::uint64_t best = things;
  for (std::uint64_t set = 0; set < std::uint64_t{1} << things; ++set) {
    const auto size = static_cast<std::uint64_t>(std::popcount(set));
    if (size >= best) continue;
    if (vertices && ((set >> s & 1U) != 0 || (set >> t & 1U) != 0)) continue;
    ZooGraph left{.n = rest.n, .direction = rest.direction};
    for (std::size_t e = 0; e < rest.edges.size(); ++e) {
      const auto [tail, head] = rest.edges[e];
      const bool lost =
          vertices ? (set >> tail & 1U) != 0 || (set >> head & 1U) != 0 : (set >> e & 1U) != 0;
      if (!lost) left.edges.push_back(rest.edges[e]);
    }
    if (!reach_of(left, false)[s][t]) best = size;
  }
  return best + direct;
}

void check_disjoint(const ZooGraph& list, const CsrGraph& graph, Vertex s, Vertex t) {
  constexpr std::size_t kMostEdges = 9;  // 2^9 sets
  for (const auto kind : {Disjointness::edges, Disjointness::vertices}) {
    DisjointPathCounter counter(graph, kind);
    const auto count = counter.count(s, t);
    if (list.edges.size() <= kMostEdges) {
      expect(count == smallest_cut(list, s, t, kind == Disjointness::vertices), "Menger's theorem");
    }
    expect(counter.count(s, t, 1) == std::min<std::uint64_t>(count, 1), "a cap");
    const auto paths = counter.paths(s, t);
    expect(paths.size() == count, "as many paths as were counted");
    std::vector<int> passed(list.n, 0);
    for (const auto& path : paths) {
      expect(path.front() == s && path.back() == t, "paths go from s to t");
      for (const Vertex v : path) ++passed[v];
    }
    for (Vertex v = 0; kind == Disjointness::vertices && v < list.n; ++v) {
      expect(v == s || v == t || passed[v] <= 1, "no vertex on two paths");
    }
  }
}

void run(std::string_view input) {
  InputBytes bytes(input);
  KShortestPathsOptions options;
  options.count = bytes.next() % 12U;
  if (const auto steps = bytes.next() % 16U; steps < 8) options.max_steps = steps;
  const auto from = bytes.next();
  const auto to = bytes.next();
  const auto list = arbitrary_graph(bytes, 7);
  const auto graph = list.graph();
  if (list.n == 0) return;
  const Vertex s = from % list.n;
  const Vertex t = to % list.n;
  check_shortest(list, graph, s, t, options);
  if (s != t) check_disjoint(list, graph, s, t);
}

const Registered kTarget("paths", run);

}  // namespace
}  // namespace musubi::fuzz::paths_fuzz
