// What holds for Louvain and Leiden alike.

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <stop_token>

#include "algorithms/community/constant_potts.hpp"
#include "algorithms/community/leiden.hpp"
#include "algorithms/community/louvain.hpp"
#include "engine/error.hpp"
#include "tests/algorithms/community/every_partition.hpp"
#include "tests/algorithms/community/planted_graphs.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::community_search_test {
namespace {

namespace zoo = musubi::testing;

// A quality is a sum of products of sums of at most a few hundred thousand terms.
constexpr double kRounding = 1e-11;

double quality_of(const CsrGraph& graph, const Partition& partition, QualityFunction function,
                  double resolution) {
  return function == QualityFunction::modularity ? modularity(graph, partition, resolution)
                                                 : constant_potts(graph, partition, resolution);
}

struct SearchCase {
  QualityFunction function;
  double resolution;
};

constexpr SearchCase kCases[] = {{QualityFunction::modularity, 1.0},
                                 {QualityFunction::modularity, 0.4},
                                 {QualityFunction::modularity, 2.5},
                                 {QualityFunction::constant_potts, 0.1},
                                 {QualityFunction::constant_potts, 0.6}};

CommunitySearchResult by_louvain(const CsrGraph& graph, const SearchCase& search,
                                 std::uint64_t seed = 42, int threads = 1) {
  return louvain(graph, {.function = search.function,
                         .resolution = search.resolution,
                         .iterations = 0,
                         .seed = seed,
                         .execution = {.threads = threads}});
}

CommunitySearchResult by_leiden(const CsrGraph& graph, const SearchCase& search,
                                std::uint64_t seed = 42, int threads = 1) {
  return leiden(graph, {.function = search.function,
                        .resolution = search.resolution,
                        .iterations = 0,
                        .seed = seed,
                        .execution = {.threads = threads}});
}

// Whether moving one vertex to another community, or to one of its own, raises the quality.
bool a_move_helps(const CsrGraph& graph, const Partition& partition, const SearchCase& search) {
  const double reached = quality_of(graph, partition, search.function, search.resolution);
  auto moved = partition;
  for (const Vertex v : graph.vertices()) {
    for (Community community = 0; community <= num_communities(partition); ++community) {
      moved[v] = community;
      if (quality_of(graph, moved, search.function, search.resolution) > reached + 1e-9) {
        return true;
      }
    }
    moved[v] = partition[v];
  }
  return false;
}

class CommunitySearchOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(CommunitySearchOnZoo);

TEST_P(CommunitySearchOnZoo, ReportsTheQualityOfItsCanonicalPartition) {
  for (const auto& search : kCases) {
    for (const auto& result : {by_louvain(graph(), search), by_leiden(graph(), search)}) {
      EXPECT_EQ(result.partition.size(), zoo_graph().n);
      EXPECT_EQ(result.partition, canonical(result.partition));
      EXPECT_NEAR(result.quality,
                  quality_of(graph(), result.partition, search.function, search.resolution),
                  kRounding);
    }
  }
}

TEST_P(CommunitySearchOnZoo, NoMoveOfOneVertexHelpsOnceStable) {
  for (const auto& search : kCases) {
    EXPECT_FALSE(a_move_helps(graph(), by_louvain(graph(), search).partition, search));
    EXPECT_FALSE(a_move_helps(graph(), by_leiden(graph(), search).partition, search));
  }
}

TEST_P(CommunitySearchOnZoo, SameSeedSameResult) {
  for (const auto& search : kCases) {
    EXPECT_EQ(by_louvain(graph(), search, 7).partition,
              by_louvain(graph(), search, 7, 2).partition);
    EXPECT_EQ(by_leiden(graph(), search, 7).partition, by_leiden(graph(), search, 7, 2).partition);
  }
}

TEST(CommunitySearch, TheNumberOfThreadsChangesNothing) {
  // Large enough that the work is shared out, batches of moves in the last two.
  const auto directed = Direction::directed;
  for (const auto& zoo_graph :
       {zoo::planted_communities(200, 40, 6, 5, 1), zoo::preferential_attachment(12000, 8, 2),
        zoo::planted_communities(150, 40, 8, 6, 3, directed),
        zoo::weighted(zoo::planted_communities(150, 40, 8, 6, 4), 5),
        zoo::planted_communities(400, 40, 9, 9, 6), zoo::preferential_attachment(20000, 16, 7)}) {
    const auto graph = zoo_graph.graph();
    for (const auto& search : {kCases[0], SearchCase{QualityFunction::constant_potts, 0.02}}) {
      const auto louvain_result = by_louvain(graph, search, 3, 1);
      const auto leiden_result = by_leiden(graph, search, 3, 1);
      for (const int threads : {2, 3}) {
        const auto louvain_again = by_louvain(graph, search, 3, threads);
        const auto leiden_again = by_leiden(graph, search, 3, threads);
        EXPECT_EQ(louvain_result.partition, louvain_again.partition) << zoo_graph.name;
        EXPECT_EQ(louvain_result.quality, louvain_again.quality);
        EXPECT_EQ(leiden_result.partition, leiden_again.partition) << zoo_graph.name;
        EXPECT_EQ(leiden_result.quality, leiden_again.quality);
      }
    }
  }
}

TEST(CommunitySearch, MostlyFindsTheBestOfAllPartitions) {
  const auto directed = Direction::directed;
  int searches = 0;
  int best_found = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    for (const auto& zoo_graph :
         {zoo::gnp(7, 0.4, seed), zoo::gnp(6, 0.5, seed, directed), zoo::multigraph(6, 9, seed),
          zoo::weighted(zoo::gnp(6, 0.5, seed), seed),
          zoo::weighted(zoo::multigraph(6, 10, seed, directed), seed)}) {
      const auto graph = zoo_graph.graph();
      for (const auto& search : kCases) {
        const double best = zoo::best_of_all_partitions(zoo_graph.n, [&](const Partition& p) {
          return quality_of(graph, p, search.function, search.resolution);
        });
        double most = -HUGE_VAL;
        for (std::uint64_t run = 0; run < 5; ++run) {
          for (const auto& result :
               {by_louvain(graph, search, run), by_leiden(graph, search, run)}) {
            EXPECT_LE(result.quality, best + kRounding);
            most = std::max(most, result.quality);
            best_found += result.quality > best - kRounding ? 1 : 0;
            ++searches;
          }
        }
        // Chains of moves look a few moves ahead, which does not always do.
        const double edge = zoo_graph.strengths.empty() ? 1.0 : 5.25;
        const double tolerance = search.function == QualityFunction::modularity ? 0.02 : edge / 4;
        EXPECT_GE(most, best - tolerance) << zoo_graph.name;
      }
    }
  }
  EXPECT_GE(best_found, searches * 95 / 100);
}

TEST(CommunitySearch, IsNeverBelowSingleVertices) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const auto& zoo_graph :
         {zoo::gnp(40, 0.1, seed), zoo::gnp(30, 0.2, seed, Direction::directed),
          zoo::weighted(zoo::multigraph(30, 60, seed), seed)}) {
      const auto graph = zoo_graph.graph();
      Partition alone(zoo_graph.n);
      std::iota(alone.begin(), alone.end(), Community{0});
      for (const auto& search : kCases) {
        const double least = quality_of(graph, alone, search.function, search.resolution);
        EXPECT_GE(by_louvain(graph, search, seed).quality, least - kRounding);
        EXPECT_GE(by_leiden(graph, search, seed).quality, least - kRounding);
      }
    }
  }
}

TEST(CommunitySearch, RingOfCliquesInClosedForm) {
  // 30 cliques of 5: 330 edges. Modularity does better with the cliques in pairs than one by one
  // (Fortunato and Barthélemy, 2007, "Resolution limit in community detection"); at γ = 3, and for
  // the constant Potts model, the cliques stand alone.
  const auto graph = zoo::ring_of_cliques(30, 5).graph();
  Partition cliques(150);
  for (Vertex v = 0; v < 150; ++v) cliques[v] = v / 5;
  const double alone = 30 * (10.0 / 330 - 3.0 * std::pow(22.0 / 660, 2));
  EXPECT_NEAR(modularity(graph, cliques, 3.0), alone, kRounding);
  for (const auto& result :
       {louvain(graph, {.resolution = 3.0}), leiden(graph, {.resolution = 3.0})}) {
    EXPECT_EQ(result.partition, cliques);
    EXPECT_NEAR(result.quality, alone, kRounding);
  }
  const auto function = QualityFunction::constant_potts;
  for (const auto& result : {louvain(graph, {.function = function, .resolution = 0.5}),
                             leiden(graph, {.function = function, .resolution = 0.5})}) {
    EXPECT_EQ(result.partition, cliques);
    EXPECT_NEAR(result.quality, 30 * (10 - 0.5 * 10), kRounding);
  }
  const double in_pairs = 15 * (21.0 / 330 - std::pow(44.0 / 660, 2));
  EXPECT_GE(leiden(graph, {.iterations = 0}).quality, in_pairs - 0.01);
}

TEST(CommunitySearch, TwoCliquesAndABridge) {
  std::vector<Edge> edges = {{0, 6}};
  for (const Vertex first : {0U, 6U}) {
    for (Vertex u = first; u < first + 6; ++u) {
      for (Vertex v = u + 1; v < first + 6; ++v) edges.push_back({u, v});
    }
  }
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph = CsrGraph::from_edges(12, edges, direction);
    const Partition cliques = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      EXPECT_EQ(louvain(graph, {.seed = seed}).partition, cliques);
      EXPECT_EQ(leiden(graph, {.seed = seed}).partition, cliques);
    }
  }
}

TEST(CommunitySearch, FindsPlantedCommunities) {
  const auto graph = zoo::planted_communities(20, 30, 8, 1, 1).graph();
  Partition planted(600);
  for (Vertex v = 0; v < 600; ++v) planted[v] = v / 30;
  EXPECT_EQ(louvain(graph).partition, planted);
  EXPECT_EQ(leiden(graph).partition, planted);
}

TEST(CommunitySearch, WithoutWeightEveryVertexIsAlone) {
  const std::vector<Edge> loops = {{0, 0}, {1, 1}};
  const std::vector<Edge> path = {{0, 1}, {1, 2}};
  const std::vector<double> zeros = {0, 0};
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    for (const auto function : {QualityFunction::modularity, QualityFunction::constant_potts}) {
      const auto all_alone = [&](const CsrGraph& graph, const Partition& alone) {
        EXPECT_EQ(louvain(graph, {.function = function}).partition, alone);
        EXPECT_EQ(leiden(graph, {.function = function}).partition, alone);
      };
      all_alone(CsrGraph::from_edges(0, {}, direction), {});
      all_alone(CsrGraph::from_edges(1, {}, direction), {0});
      all_alone(CsrGraph::from_edges(3, {}, direction), {0, 1, 2});
      all_alone(CsrGraph::from_edges(2, loops, direction), {0, 1});
      all_alone(CsrGraph::from_edges(3, path, direction, {.strengths = zeros}), {0, 1, 2});
    }
  }
  EXPECT_EQ(leiden(CsrGraph::from_edges(3, {})).iterations, 0);
}

TEST(CommunitySearch, AnEdgeOfStrengthZeroPullsNothingTogether) {
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 3}};
  const std::vector<double> strengths = {1, 0, 1};
  const auto graph =
      CsrGraph::from_edges(4, edges, Direction::undirected, {.strengths = strengths});
  EXPECT_EQ(louvain(graph).partition, (Partition{0, 0, 1, 1}));
  EXPECT_EQ(leiden(graph).partition, (Partition{0, 0, 1, 1}));
}

TEST(CommunitySearch, DirectionsCount) {
  // Vertex 0 draws all arcs, as does vertex 3, and one arc leads from one to the other. Between the
  // two, which have much strength in but next to none out, hardly any weight is expected, so the
  // arc between them ties them together; without directions it does not.
  const std::vector<Edge> edges = {{1, 0}, {2, 0}, {4, 3}, {5, 3}, {3, 0}};
  const auto directed = CsrGraph::from_edges(6, edges, Direction::directed);
  const auto undirected = CsrGraph::from_edges(6, edges);
  const auto directed_best = zoo::best_of_all_partitions(
      6, [&](const Partition& partition) { return modularity(directed, partition); });
  const auto undirected_best = zoo::best_of_all_partitions(
      6, [&](const Partition& partition) { return modularity(undirected, partition); });
  ASSERT_GT(std::abs(directed_best - undirected_best), 0.01);
  EXPECT_NEAR(leiden(directed, {.iterations = 0}).quality, directed_best, kRounding);
  EXPECT_NEAR(leiden(undirected, {.iterations = 0}).quality, undirected_best, kRounding);
}

TEST(CommunitySearch, IterationsRaiseTheQuality) {
  const auto graph = zoo::preferential_attachment(2000, 3, 4).graph();
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    double before = -1.0;
    for (const int iterations : {1, 2, 4}) {
      const auto result = leiden(graph, {.iterations = iterations, .seed = seed});
      EXPECT_LE(result.iterations, iterations);
      EXPECT_GE(result.quality, before - kRounding);
      before = result.quality;
    }
    EXPECT_GE(leiden(graph, {.iterations = 0, .seed = seed}).quality, before - kRounding);
  }
}

TEST(CommunitySearch, RefusesOptionsOutsideTheirRange) {
  for (const auto& graph : {zoo::path(3).graph(), CsrGraph{}}) {
    for (const double resolution : {0.0, -1.0, std::nan(""), HUGE_VAL}) {
      EXPECT_THROW(static_cast<void>(louvain(graph, {.resolution = resolution})),
                   std::invalid_argument);
      EXPECT_THROW(static_cast<void>(leiden(graph, {.resolution = resolution})),
                   std::invalid_argument);
    }
    EXPECT_THROW(static_cast<void>(louvain(graph, {.iterations = -1})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(leiden(graph, {.iterations = -1})), std::invalid_argument);
  }
}

TEST(CommunitySearch, StopsOnRequest) {
  const auto graph = zoo::planted_communities(200, 40, 6, 5, 1).graph();
  for (const int threads : {1, 2}) {
    std::stop_source before;
    before.request_stop();
    EXPECT_THROW(static_cast<void>(louvain(
                     graph, {.execution = {.threads = threads, .stop = before.get_token()}})),
                 Error);
    std::stop_source between;  // between the iterations: from the report of progress
    const Execution execution{.threads = threads,
                              .progress = [&](double) { between.request_stop(); },
                              .stop = between.get_token()};
    EXPECT_THROW(static_cast<void>(leiden(graph, {.iterations = 5, .execution = execution})),
                 Error);
  }
}

TEST(CommunitySearch, ReportsProgress) {
  std::vector<double> reported;
  const auto graph = zoo::karate().graph();
  const auto result = leiden(
      graph, {.execution = {.progress = [&](double fraction) { reported.push_back(fraction); }}});
  ASSERT_EQ(reported.size(), static_cast<std::size_t>(result.iterations));
  EXPECT_EQ(reported.back(), result.iterations / 2.0);
}

TEST(ConstantPotts, ByHand) {
  // Two triangles and a bridge: 3 edges and 3 pairs in each half.
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}, {0, 0}};
  const Partition halves = {0, 0, 0, 1, 1, 1};
  const auto undirected = CsrGraph::from_edges(6, edges);
  EXPECT_NEAR(constant_potts(undirected, halves, 0.5), 7 - 0.5 * 6, kRounding);
  EXPECT_NEAR(constant_potts(undirected, {0, 1, 2, 3, 4, 5}, 0.5), 1.0, kRounding);
  const auto directed = CsrGraph::from_edges(6, edges, Direction::directed);
  EXPECT_NEAR(constant_potts(directed, halves, 0.5), 7 - 0.5 * 12, kRounding);
  EXPECT_EQ(constant_potts(CsrGraph{}, {}, 1.0), 0.0);
  EXPECT_THROW(static_cast<void>(constant_potts(directed, {0}, 1.0)), std::invalid_argument);
}

}  // namespace
}  // namespace musubi::community_search_test
