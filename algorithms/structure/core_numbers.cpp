#include "algorithms/structure/core_numbers.hpp"

#include <algorithm>

namespace musubi {
namespace {

template <typename Visit>
void for_each_neighbor(const CsrGraph& graph, Vertex v, Visit&& visit) {
  for (const Vertex w : graph.out_neighbors(v)) {
    if (w != v) visit(w);
  }
  if (!graph.is_directed()) return;
  for (const Vertex w : graph.in_neighbors(v)) {
    if (w != v) visit(w);
  }
}

// Vertices in order of degree, where one may fall by one at a time.
class DegreeOrder {
 public:
  explicit DegreeOrder(std::vector<Vertex>& degree)
      : degree_(degree), order_(degree.size()), place_(degree.size()) {
    const Vertex most = degree.empty() ? 0 : *std::max_element(degree.begin(), degree.end());
    begin_.assign(std::size_t{most} + 2, 0);
    for (const Vertex d : degree) ++begin_[d + 1];
    for (std::size_t d = 1; d < begin_.size(); ++d) begin_[d] += begin_[d - 1];
    auto cursor = begin_;
    for (Vertex v = 0; v < degree.size(); ++v) {
      place_[v] = cursor[degree[v]]++;
      order_[place_[v]] = v;
    }
  }

  [[nodiscard]] Vertex at(std::size_t i) const { return order_[i]; }

  // Swaps v with the first of its degree, and moves the border behind that.
  void lower(Vertex v) {
    const Vertex d = degree_[v]--;
    const Vertex first = begin_[d]++;
    const Vertex other = order_[first];
    if (other == v) return;
    std::swap(order_[first], order_[place_[v]]);
    place_[other] = place_[v];
    place_[v] = first;
  }

 private:
  std::vector<Vertex>& degree_;
  std::vector<Vertex> order_;
  std::vector<Vertex> place_;
  std::vector<Vertex> begin_{};  // where the vertices of a degree begin
};

}  // namespace

std::vector<Vertex> core_numbers(const CsrGraph& graph) {
  std::vector<Vertex> degree(graph.num_vertices(), 0);
  for (const Vertex v : graph.vertices()) {
    for_each_neighbor(graph, v, [&](Vertex) { ++degree[v]; });
  }
  DegreeOrder order(degree);
  for (std::size_t i = 0; i < degree.size(); ++i) {
    const Vertex v = order.at(i);
    for_each_neighbor(graph, v, [&](Vertex w) {
      if (degree[w] > degree[v]) order.lower(w);
    });
  }
  return degree;
}

}  // namespace musubi
