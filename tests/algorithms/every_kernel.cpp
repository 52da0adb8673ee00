#include "tests/algorithms/every_kernel.hpp"

#include "algorithms/centrality/approximate_betweenness.hpp"
#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/degree.hpp"
#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/hits.hpp"
#include "algorithms/centrality/katz_centrality.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/centrality/top_closeness.hpp"
#include "algorithms/community/leiden.hpp"
#include "algorithms/community/louvain.hpp"
#include "algorithms/distances/breadth_first_search.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "algorithms/distances/hyper_ball.hpp"
#include "algorithms/distances/path_lengths.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "algorithms/spectral/laplacian_measures.hpp"
#include "algorithms/structure/components.hpp"
#include "algorithms/structure/core_numbers.hpp"
#include "algorithms/structure/k_shortest_paths.hpp"
#include "algorithms/structure/structural_holes.hpp"
#include "algorithms/structure/structure_summary.hpp"
#include "algorithms/structure/triangles.hpp"
#include "algorithms/whatif/distance_matrix.hpp"
#include "algorithms/whatif/edited_centrality.hpp"
#include "algorithms/whatif/graph_objectives.hpp"
#include "algorithms/whatif/loss_robustness.hpp"
#include "algorithms/whatif/resistance_matrix.hpp"

namespace musubi::testing {
namespace {

using Numbers = std::vector<double>;

// Lists and numbers of any type, one behind the other.
class Flat {
 public:
  template <typename T>
  Flat& operator<<(const std::vector<T>& list) {
    for (const auto& value : list) numbers_.push_back(static_cast<double>(value));
    return *this;
  }
  Flat& operator<<(double value) {
    numbers_.push_back(value);
    return *this;
  }
  operator Numbers() { return std::move(numbers_); }  // NOLINT(google-explicit-constructor)

 private:
  Numbers numbers_{};
};

std::vector<VertexPair> some_pairs(const CsrGraph& graph) {
  std::vector<VertexPair> pairs;
  for (Vertex v = 1; v < graph.num_vertices() && pairs.size() < 200; ++v) {
    pairs.push_back({v / 2, v});
    if (v > 3) pairs.push_back({v - 3, v});
  }
  return pairs;
}

std::vector<std::pair<Vertex, Vertex>> new_links(const CsrGraph& graph) {
  std::vector<std::pair<Vertex, Vertex>> links;
  for (Vertex v = 7; v < graph.num_vertices() && links.size() < 40; v += 3)
    links.push_back({v - 7, v});
  return links;
}

Numbers scores(const CsrGraph& graph, LinkPredictor predictor, const Execution& execution) {
  return link_scores(graph, some_pairs(graph), predictor,
                     {.learning_links = 300, .execution = execution});
}

std::vector<Kernel> make() {
  std::vector<Kernel> all;
  const auto add = [&](Kernel kernel) { all.push_back(std::move(kernel)); };
  add({.name = "betweenness",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = vertex_and_edge_betweenness(g, {.execution = e});
         return Flat() << result.vertices << result.edges;
       },
       .is_slow = true,
       .uses_lengths = true});
  add({.name = "approximate_betweenness",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = approximate_betweenness(g, {.error = 0.05, .execution = e});
         return Flat() << result.scores << result.least << result.most;
       },
       .is_slow = true});
  add({.name = "closeness",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = closeness(g, {.execution = e});
         return Flat() << result.closeness << result.harmonic << result.reached
                       << result.eccentricity << global_efficiency(g, {.execution = e});
       },
       .is_slow = true,
       .uses_lengths = true});
  add({.name = "eigenvector_centrality", .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = eigenvector_centrality(g, {.max_iterations = 500, .execution = e});
         return Flat() << result.scores << result.eigenvalue;
       }});
  add({.name = "pagerank", .run = [](const auto& g, const auto& e) -> Numbers {
         return pagerank(g, {.execution = e}).scores;
       }});
  add({.name = "hits", .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = hits(g, {.max_iterations = 500, .execution = e});
         return Flat() << result.hubs << result.authorities << result.singular_value;
       }});
  add({.name = "katz_centrality", .run = [](const auto& g, const auto& e) -> Numbers {
         return katz_centrality(g, {.execution = e}).scores;
       }});
  add({.name = "degree and strength",
       .run = [](const auto& g, const auto&) -> Numbers {
         return Flat() << degree(g) << strength(g);
       },
       .can_be_stopped = false});
  add({.name = "top_closeness",
       .run = [](const auto& g, const auto& e) -> Numbers {
         Flat flat;
         for (const auto& one : top_closeness(g, 10, e)) flat << one.vertex << one.score;
         for (const auto& one : top_harmonic(g, 10, e)) flat << one.vertex << one.score;
         return flat;
       },
       .is_slow = true});
  add({.name = "distance_totals",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = distance_totals(g, e);
         return Flat() << result.sum << result.harmonic << result.eccentricity
                       << result.distribution;
       },
       .is_slow = true});
  add({.name = "path_lengths",
       .run = [](const auto& g, const auto& e) -> Numbers {
         if (g.num_vertices() == 0) return {};
         return Flat() << path_lengths_by_buckets(g, 0, 0.0, e);
       },
       .may_be_infinite = true});
  add({.name = "hop_distances", .run = [](const auto& g, const auto& e) -> Numbers {
         return g.num_vertices() == 0 ? Numbers{} : Numbers(Flat() << hop_distances(g, 0, e));
       }});
  add({.name = "hyper_ball", .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = hyper_ball(g, {.execution = e});
         return Flat() << result.reached << result.sum << result.harmonic << result.closeness;
       }});
  for (const auto function : {QualityFunction::modularity, QualityFunction::constant_potts}) {
    const std::string of = function == QualityFunction::modularity ? " modularity" : " potts";
    add({.name = "leiden" + of, .run = [function](const auto& g, const auto& e) -> Numbers {
           const auto result = leiden(g, {.function = function, .execution = e});
           return Flat() << result.partition << result.quality;
         }});
    add({.name = "louvain" + of, .run = [function](const auto& g, const auto& e) -> Numbers {
           const auto result = louvain(g, {.function = function, .execution = e});
           return Flat() << result.partition << result.quality;
         }});
  }
  add({.name = "partition_quality",
       .run = [](const auto& g, const auto&) -> Numbers {
         Partition halves(g.num_vertices());
         for (Vertex v = 0; v < g.num_vertices(); ++v) halves[v] = v % 2;
         const auto result = partition_quality(g, canonical(halves));
         return Flat() << result.modularity << result.coverage << result.conductance;
       },
       .can_be_stopped = false});
  add({.name = "structural_holes",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const auto result = structural_holes(g, {.execution = e});
         // NaN says that a vertex has no contacts.
         Flat flat;
         for (const auto* list :
              {&result.constraint, &result.effective_size, &result.efficiency, &result.hierarchy}) {
           for (const double value : *list) flat << (value == value ? value : -1.0);
         }
         return flat;
       },
       .is_slow = true});
  add({.name = "core_numbers", .run = [](const auto& g, const auto& e) -> Numbers {
         return Flat() << core_numbers(g, e);
       }});
  add({.name = "triangles", .run = [](const auto& g, const auto& e) -> Numbers {
         return Flat() << triangles(g, e).at << clustering_coefficients(g, e) << transitivity(g, e);
       }});
  add({.name = "components", .run = [](const auto& g, const auto& e) -> Numbers {
         return Flat() << components(g, e).component_of;
       }});
  add({.name = "k_shortest_paths",
       .run = [](const auto& g, const auto& e) -> Numbers {
         Flat flat;
         if (g.num_vertices() < 2) return flat;
         for (const auto& path :
              k_shortest_paths(g, 0, g.num_vertices() - 1, {.count = 20, .execution = e})) {
           flat << path.vertices << path.length;
         }
         return flat;
       },
       .is_slow = true,
       .uses_lengths = true});
  add({.name = "structure_summary",
       .run = [](const auto& g, const auto&) -> Numbers {
         const auto result = structure_summary(g);
         return Flat() << result.density << result.component_of << result.bridges
                       << result.articulation_points;
       },
       .can_be_stopped = false});
  add({.name = "kirchhoff_index",
       .run = [](const auto& g, const auto& e) -> Numbers { return {kirchhoff_index(g, e)}; },
       .is_slow = true,
       .may_be_infinite = true});
  add({.name = "algebraic_connectivity",
       .run = [](const auto& g, const auto& e) -> Numbers {
         return {algebraic_connectivity(g, e.stop)};
       },
       .is_slow = true,
       .can_be_stopped = false});
  add({.name = "laplacian_gains",
       .run = [](const auto& g, const auto& e) -> Numbers {
         Flat flat;
         for (const auto& gain : laplacian_gains(g, new_links(g), e)) {
           flat << gain.kirchhoff_index << gain.algebraic_connectivity;
         }
         return flat;
       },
       .is_slow = true,
       .takes_much = true,
       .may_be_infinite = true});
  for (const auto predictor : all_link_predictors()) {
    add({.name = "link_scores " + std::string(name_of(predictor)),
         .run = [predictor](const auto& g, const auto& e) { return scores(g, predictor, e); },
         .is_slow = true});
  }
  add({.name = "ResistanceMatrix",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const ResistanceMatrix matrix(g, e);
         return Flat() << matrix.kirchhoff_index() << matrix.gains(new_links(g), e);
       },
       .is_slow = true,
       .takes_much = true});
  add({.name = "DistanceMatrix",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const DistanceMatrix matrix(g, e);
         Flat flat;
         for (Vertex v = 0; v < g.num_vertices(); ++v) flat << matrix.at(v / 2, v);
         return flat;
       },
       .is_slow = true,
       .takes_much = true,
       .uses_lengths = true,
       .may_be_infinite = true});
  add({.name = "efficiency_objective",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const auto objective = efficiency_objective(g, e);
         return Flat() << objective->value() << objective->gains(new_links(g), e);
       },
       .is_slow = true,
       .takes_much = true,
       .uses_lengths = true});
  add({.name = "LossRobustness",
       .run = [](const auto& g, const auto& e) -> Numbers {
         const LossRobustness robustness(g, {}, e);
         return Flat() << robustness.value() << robustness.gains(new_links(g), e);
       },
       .is_slow = true,
       .takes_much = true});
  return all;
}

}  // namespace

const std::vector<Kernel>& every_kernel() {
  static const std::vector<Kernel> kAll = make();
  return kAll;
}

}  // namespace musubi::testing
