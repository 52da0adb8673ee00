#include "tests/fuzz/input_bytes.hpp"

#include <algorithm>
#include <array>

namespace musubi::fuzz {
namespace {

constexpr std::size_t kMostEdges = 4000;

// How many vertices: mostly few, so that every pair of them comes to be tried.
Vertex vertices_of(InputBytes& bytes, Vertex most) {
  constexpr std::uint32_t kFew = 12;
  const std::uint32_t size = bytes.next();
  if (size < 160) return std::min<Vertex>(most, size % (kFew + 1));
  return std::min<Vertex>(most, size < 240 ? size - 160 : (size - 240) * 64);
}

class Sketch {
 public:
  Sketch(InputBytes& bytes, testing::ZooGraph& graph, bool simple)
      : bytes_(bytes), graph_(graph), simple_(simple) {}

  void draw() {
    while (!bytes_.empty() && graph_.edges.size() < kMostEdges) {
      const auto what = bytes_.next();
      const Vertex from = bytes_.below(graph_.n);
      if (what < 192) {
        add(from, bytes_.below(graph_.n));
      } else {
        draw_shape(what % 6, from, bytes_.below(graph_.n) + 1);
      }
    }
  }

 private:
  // On `size` vertices from `from` on, round the end.
  void draw_shape(int shape, Vertex from, Vertex size) {
    const auto vertex = [&](Vertex i) {
      return static_cast<Vertex>((std::uint64_t{from} + i) % graph_.n);
    };
    constexpr Vertex kClique = 24;
    constexpr Vertex kWidth = 8;
    if (shape == 5) size = std::min(size, kClique);
    if (shape == 1 && size > 2) add(vertex(size - 1), from);  // closes the path
    for (Vertex i = 1; i < size; ++i) {
      if (shape <= 1) add(vertex(i - 1), vertex(i));
      if (shape == 2) add(from, vertex(i));                     // star
      if (shape == 3) add(vertex(bytes_.below(i)), vertex(i));  // tree
      if (shape == 4) {                                         // grid
        if (i % kWidth != 0) add(vertex(i - 1), vertex(i));
        if (i >= kWidth) add(vertex(i - kWidth), vertex(i));
      }
      for (Vertex j = 0; shape == 5 && j < i; ++j) add(vertex(j), vertex(i));
    }
  }

  void add(Vertex tail, Vertex head) {
    const Edge edge{tail, head};
    if (simple_ && (tail == head || std::ranges::count(graph_.edges, edge) > 0)) return;
    if (graph_.edges.size() < kMostEdges) graph_.edges.push_back(edge);
  }

  InputBytes& bytes_;
  testing::ZooGraph& graph_;
  bool simple_;
};

}  // namespace

testing::ZooGraph arbitrary_graph(InputBytes& bytes, Vertex most) {
  const auto like = bytes.next();
  testing::ZooGraph graph;
  graph.direction = (like & 1U) != 0 ? Direction::directed : Direction::undirected;
  graph.n = vertices_of(bytes, most);
  const std::uint32_t weights = bytes.next();  // all of them from one byte: edges matter more
  if (graph.n > 0) Sketch(bytes, graph, (like & 8U) != 0).draw();
  constexpr std::array kStrengths{1.0, 0.0, 0.5, 3.0, 1.0, 1024.0, 0.125, 7.0};
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const std::size_t turn = (e * (2 * weights + 1) + weights) >> 2U;
    if ((like & 2U) != 0) graph.strengths.push_back(kStrengths[turn % kStrengths.size()]);
    if ((like & 4U) != 0) graph.lengths.push_back(static_cast<double>(1 + turn % 9) / 4.0);
  }
  return graph;
}

}  // namespace musubi::fuzz
