#include "algorithms/distances/distance_totals.hpp"

#include <algorithm>
#include <queue>
#include <stop_token>

#include "algorithms/distances/bit_search.hpp"
#include "algorithms/distances/clump_search.hpp"
#include "algorithms/distances/pendant_fold.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::distance_totals_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using zoo::ZooGraph;

// One breadth-first search per vertex, as plain as can be.
DistanceTotals plain_totals(const CsrGraph& graph) {
  const Vertex n = graph.num_vertices();
  DistanceTotals totals{std::vector<std::uint64_t>(n),
                        std::vector<double>(n),
                        std::vector<std::uint32_t>(n),
                        std::vector<std::uint32_t>(n),
                        {}};
  if (n > 0) totals.distribution.assign(1, n);
  for (const Vertex source : graph.vertices()) {
    std::vector<std::uint32_t> distance(n, kNoVertex);
    std::queue<Vertex> queue;
    distance[source] = 0;
    queue.push(source);
    for (; !queue.empty(); queue.pop()) {
      const Vertex u = queue.front();
      for (const Vertex v : graph.out_neighbors(u)) {
        if (distance[v] != kNoVertex) continue;
        const auto d = distance[u] + 1;
        distance[v] = d;
        queue.push(v);
        totals.sum[source] += d;
        totals.harmonic[source] += 1.0 / d;
        ++totals.reached[source];
        totals.eccentricity[source] = d;
        if (totals.distribution.size() <= d) totals.distribution.resize(d + 1, 0);
        ++totals.distribution[d];
      }
    }
  }
  return totals;
}

void expect_equal(const DistanceTotals& got, const DistanceTotals& expected) {
  EXPECT_EQ(got.sum, expected.sum);
  EXPECT_EQ(got.reached, expected.reached);
  EXPECT_EQ(got.eccentricity, expected.eccentricity);
  EXPECT_EQ(got.distribution, expected.distribution);
  ASSERT_EQ(got.harmonic.size(), expected.harmonic.size());
  for (std::size_t v = 0; v < got.harmonic.size(); ++v) {
    // The plain sum rounds at each of its terms, ours once.
    EXPECT_NEAR(got.harmonic[v], expected.harmonic[v], 1e-12 * (1 + expected.harmonic[v]));
  }
}

// All sources by one kind of search, whatever would be chosen.
template <typename Search>
void expect_search_right(Search search, const LocalOrder& order, const DistanceTotals& expected,
                         const std::vector<double>& harmonic) {
  const auto n = static_cast<Vertex>(order.original.size());
  const int kept = kept_bits(n);
  for (Vertex first = 0; first < n; first += Search::kSources) {
    search.run(first, std::min<Vertex>(n, first + Search::kSources));
  }
  for (Vertex i = 0; i < n; ++i) {
    const Vertex v = order.original[i];
    EXPECT_EQ(search.totals()[i].sum, expected.sum[v]);
    EXPECT_EQ(search.totals()[i].reached, expected.reached[v]);
    EXPECT_EQ(search.totals()[i].eccentricity, expected.eccentricity[v]);
    // Whatever finds the distances, to the bit.
    EXPECT_EQ(value(search.totals()[i].harmonic, kept), harmonic[v]);
  }
  const auto& pairs = search.distribution();
  for (std::size_t d = 1; d < std::max(pairs.size(), expected.distribution.size()); ++d) {
    EXPECT_EQ(d < pairs.size() ? pairs[d] : 0,
              d < expected.distribution.size() ? expected.distribution[d] : 0);
  }
}

// Of a core by one kind of search: its vertices without what hangs at themselves.
template <typename Search>
void expect_folded_right(Search search, const LocalOrder& order, const PendantFold& fold,
                         const DistanceTotals& expected) {
  const auto n = static_cast<Vertex>(order.original.size());
  const int kept = kept_bits(static_cast<Vertex>(fold.position.size()));
  for (Vertex first = 0; first < n; first += Search::kSources) {
    search.run(first, std::min<Vertex>(n, first + Search::kSources));
  }
  for (Vertex i = 0; i < n; ++i) {
    const auto own = fold.pendants[order.original[i]];
    const Vertex v = fold.original[order.original[i]];
    EXPECT_EQ(search.totals()[i].sum + own, expected.sum[v]);
    EXPECT_EQ(search.totals()[i].reached + own, expected.reached[v]);
    EXPECT_EQ(std::max(search.totals()[i].eccentricity, own > 0 ? 1U : 0U),
              expected.eccentricity[v]);
    EXPECT_NEAR(value(search.totals()[i].harmonic, kept) + own, expected.harmonic[v],
                1e-12 * (1 + expected.harmonic[v]));
  }
}

void expect_folded_right(const CsrGraph& graph, const DistanceTotals& expected) {
  const auto fold = fold_pendants(graph, 256);
  if (!fold) return;
  const auto order = local_order(fold->core, ClumpSearch::kSources);
  const auto rows = local_rows(fold->core, order, RowDirection::out);
  std::vector<Vertex> pendants;
  for (const Vertex v : order.original) pendants.push_back(fold->pendants[v]);
  expect_folded_right(BitSearch(order, rows, rows, pendants), order, *fold, expected);
  expect_folded_right(ClumpSearch(order, rows, pendants), order, *fold, expected);
}

// What the parts of several processes come to.
void expect_shares_add_up(const CsrGraph& graph, const DistanceTotals& whole) {
  constexpr std::size_t kShares = 3;
  const auto n = graph.num_vertices();
  std::vector<std::uint64_t> sum(n, 0);
  std::vector<std::uint32_t> reached(n, 0);
  std::vector<std::uint32_t> eccentricity(n, 0);
  std::vector<double> harmonic(n, 0.0);
  std::vector<std::uint64_t> pairs(whole.distribution.size(), 0);
  for (std::size_t index = 0; index < kShares; ++index) {
    const auto part = distance_totals(graph, {.threads = 1}, {.index = index, .count = kShares});
    for (Vertex v = 0; v < n; ++v) {
      sum[v] += part.sum[v];
      reached[v] += part.reached[v];
      harmonic[v] += part.harmonic[v];
      eccentricity[v] = std::max(eccentricity[v], part.eccentricity[v]);
    }
    ASSERT_LE(part.distribution.size(), pairs.size());
    for (std::size_t d = 0; d < part.distribution.size(); ++d) pairs[d] += part.distribution[d];
  }
  EXPECT_EQ(sum, whole.sum);
  EXPECT_EQ(reached, whole.reached);
  EXPECT_EQ(eccentricity, whole.eccentricity);
  EXPECT_EQ(pairs, whole.distribution);
  for (Vertex v = 0; v < n; ++v) EXPECT_NEAR(harmonic[v], whole.harmonic[v], 1e-9);
}

void expect_right(const ZooGraph& given) {
  SCOPED_TRACE(given.name);
  const auto graph = given.graph();
  const auto expected = plain_totals(graph);
  const auto one = distance_totals(graph, {.threads = 1});
  const auto two = distance_totals(graph, {.threads = 2});
  expect_equal(one, expected);
  EXPECT_EQ(one.harmonic, two.harmonic);
  EXPECT_EQ(one.sum, two.sum);
  EXPECT_EQ(one.distribution, two.distribution);
  expect_shares_add_up(graph, one);
  expect_folded_right(graph, expected);
  const auto order = local_order(graph, ClumpSearch::kSources);
  const auto out = local_rows(graph, order, RowDirection::out);
  const auto in = local_rows(graph, order, RowDirection::in);
  expect_search_right(BitSearch(order, out, in), order, expected, one.harmonic);
  if (!given.directed()) {
    expect_search_right(ClumpSearch(order, out), order, expected, one.harmonic);
  }
}

ZooGraph grid(Vertex width, Vertex height) {
  ZooGraph result{.name = "grid", .n = width * height};
  for (Vertex y = 0; y < height; ++y) {
    for (Vertex x = 0; x < width; ++x) {
      const Vertex v = y * width + x;
      if (x + 1 < width) result.edges.push_back({v, v + 1});
      if (y + 1 < height) result.edges.push_back({v, v + width});
    }
  }
  return result;
}

// Each new vertex hangs at one drawn among the last `window`: 1 is a path, all a bushy tree.
ZooGraph random_tree(Vertex n, Vertex window, std::uint64_t seed) {
  SplitMix64 random(seed);
  ZooGraph result{.name = "tree", .n = n};
  for (Vertex v = 1; v < n; ++v) {
    const auto back = 1 + random.below(std::min(v, window));
    result.edges.push_back({v - static_cast<Vertex>(back), v});
  }
  return result;
}

// A path with up to `most` leaves at each of its vertices.
ZooGraph caterpillar(Vertex spine, Vertex most, std::uint64_t seed) {
  SplitMix64 random(seed);
  auto result = zoo::path(spine);
  result.name = "caterpillar";
  for (Vertex v = 0; v < spine; ++v) {
    for (auto leaves = random.below(most + 1); leaves > 0; --leaves) {
      result.edges.push_back({v, result.n++});
    }
  }
  return result;
}

// With `pendants` more vertices, each at one of the first `holders`; some edges are there twice.
ZooGraph with_pendants_at(ZooGraph graph, Vertex holders, Vertex pendants, std::uint64_t seed) {
  SplitMix64 random(seed);
  graph.name += " with pendants";
  for (; pendants > 0; --pendants) {
    const auto holder = static_cast<Vertex>(random.below(holders));
    graph.edges.push_back({holder, graph.n});
    if (random.below(8) == 0) graph.edges.push_back({graph.n, holder});
    if (random.below(8) == 0) graph.edges.push_back({graph.n, graph.n});
    ++graph.n;
  }
  return graph;
}

void append(ZooGraph& graph, const ZooGraph& other) {
  for (const auto& [u, v] : other.edges) graph.edges.push_back({u + graph.n, v + graph.n});
  graph.n += other.n;
}

class DistanceTotalsOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(DistanceTotalsOnZoo);

TEST_P(DistanceTotalsOnZoo, AreThoseOfOneSearchPerVertex) {
  expect_right(zoo_graph());
}

TEST(DistanceTotals, AreThoseOfOneSearchPerVertexOnRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const auto n = static_cast<Vertex>(20 + 31 * seed);
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      expect_right(zoo::multigraph(n, n / 2, seed, direction));  // in many parts
      expect_right(zoo::multigraph(n, std::size_t{2} * n, seed, direction));
      expect_right(zoo::multigraph(n, std::size_t{8} * n, seed, direction));
    }
    expect_right(random_tree(n, 3, seed));
    expect_right(random_tree(n, n, seed));
  }
}

TEST(DistanceTotals, AreRightWhereASampleChoosesTheSearch) {
  expect_right(grid(50, 50));
  expect_right(grid(7, 400));
  expect_right(random_tree(2500, 1, 0));
  expect_right(random_tree(2500, 2500, 1));
  expect_right(zoo::multigraph(2600, 1500, 2));
  expect_right(zoo::multigraph(2600, 9000, 3));
}

TEST(DistanceTotals, AreRightWhereVerticesHangAtOthers) {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    const auto n = static_cast<Vertex>(30 + 90 * seed);
    for (const Vertex holders : {1U, 3U, n}) {
      const auto given =
          with_pendants_at(zoo::multigraph(n, std::size_t{2} * n, seed), holders, n, seed);
      expect_right(zoo::relabelled(given, zoo::shuffled_labels(given.n, seed)));
    }
    expect_right(with_pendants_at(zoo::multigraph(n, n / 2, seed), n, n / 2, seed));
    expect_right(with_pendants_at(zoo::cycle(n), n, 700, seed));  // a byte is not enough
  }
  expect_right(with_pendants_at(grid(45, 50), 45 * 50, 1000, 1));
  expect_right(with_pendants_at(grid(7, 400), 7, 1500, 2));
  expect_right(with_pendants_at(zoo::multigraph(2600, 9000, 3), 2600, 2000, 3));
  auto parts = with_pendants_at(zoo::cycle(40), 40, 400, 4);
  append(parts, zoo::star(9));
  append(parts, zoo::path(2));
  append(parts, zoo::path(3));
  append(parts, zoo::star(300));
  append(parts, zoo::path(1));
  expect_right(zoo::relabelled(parts, zoo::shuffled_labels(parts.n, 5)));
}

TEST(DistanceTotals, OfTreesAreThoseOfOneSearchPerVertex) {
  expect_right(zoo::star(300));
  expect_right(zoo::path(256));
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    const auto tree = random_tree(600, 40, seed);
    expect_right(zoo::relabelled(tree, zoo::shuffled_labels(tree.n, seed)));
    expect_right(caterpillar(200, 4, seed));
  }
}

TEST(DistanceTotals, AreRightWhereOnlySomePartsAreTrees) {
  auto given = random_tree(300, 300, 5);
  append(given, zoo::multigraph(200, 180, 6));  // small parts of every kind
  append(given, caterpillar(150, 3, 7));
  append(given, grid(47, 47));
  append(given, zoo::path(400));
  given.edges.push_back({5, 5});
  given.edges.push_back(given.edges.front());  // neither makes a cycle
  expect_right(zoo::relabelled(given, zoo::shuffled_labels(given.n, 8)));
  auto with_cycle = random_tree(300, 300, 9);
  with_cycle.edges.push_back({10, 290});
  expect_right(with_cycle);
}

TEST(DistanceTotals, OfALargeTreeAreTheSameForAnyNumberOfThreads) {
  for (const Vertex window : {4U, 20000U}) {
    const auto graph = random_tree(20000, window, 1).graph();
    const auto alone = distance_totals(graph, {.threads = 1});
    for (const int threads : {2, 3}) {
      const auto together = distance_totals(graph, {.threads = threads});
      EXPECT_EQ(alone.harmonic, together.harmonic);
      EXPECT_EQ(alone.sum, together.sum);
      EXPECT_EQ(alone.eccentricity, together.eccentricity);
      EXPECT_EQ(alone.distribution, together.distribution);
    }
  }
}

TEST(DistanceTotals, AreLeftWhereTheyTakeTooMuch) {
  constexpr double kPlenty = 1e15;
  for (const auto& given : {zoo::gnp(2600, 0.002, 1), zoo::gnp(2600, 0.002, 1, Direction::directed),
                            grid(60, 60), zoo::cycle(3000)}) {
    const auto graph = given.graph();
    EXPECT_FALSE(distance_totals_within(graph, 1.0, {})) << given.name;
    const auto within = distance_totals_within(graph, kPlenty, {});
    ASSERT_TRUE(within) << given.name;
    const auto all = distance_totals(graph);
    EXPECT_EQ(within->sum, all.sum);
    EXPECT_EQ(within->harmonic, all.harmonic);
    EXPECT_EQ(within->reached, all.reached);
    EXPECT_EQ(within->eccentricity, all.eccentricity);
    EXPECT_EQ(within->distribution, all.distribution);
  }
}

TEST(DistanceTotals, OfAPathHaveAClosedForm) {
  const auto totals = distance_totals(zoo::path(300).graph());
  EXPECT_EQ(totals.distribution[1], 2U * 299);
  EXPECT_EQ(totals.distribution[299], 2U);
  EXPECT_EQ(totals.sum[0], 299U * 300 / 2);
  EXPECT_EQ(totals.eccentricity[150], 150U);
}

TEST(DistanceTotals, OfNothing) {
  EXPECT_TRUE(distance_totals(CsrGraph{}).distribution.empty());
  EXPECT_THAT(distance_totals(zoo::path(1).graph()).distribution, ElementsAre(1));
}

TEST(DistanceTotals, StopWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(
      static_cast<void>(distance_totals(zoo::path(50).graph(), {.stop = source.get_token()})),
      Error);
}

}  // namespace
}  // namespace musubi::distance_totals_test
