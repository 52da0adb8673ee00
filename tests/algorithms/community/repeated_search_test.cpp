#include "algorithms/community/repeated_search.hpp"

#include <algorithm>
#include <stdexcept>

#include "algorithms/community/leiden.hpp"
#include "algorithms/community/louvain.hpp"
#include "engine/error.hpp"
#include "tests/algorithms/community/planted_graphs.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::repeated_search_test {
namespace {

namespace zoo = musubi::testing;

TEST(RepeatedSearch, OneRunIsTheSearchItself) {
  const auto graph = zoo::preferential_attachment(300, 3, 1).graph();
  const CommunitySearchOptions search{.iterations = 10, .seed = 5};
  EXPECT_EQ(repeat_search(graph, {.runs = 1, .search = search}).partition,
            leiden(graph, search).partition);
  EXPECT_EQ(repeat_search(graph, {.method = CommunityMethod::louvain, .runs = 1, .search = search})
                .partition,
            louvain(graph, search).partition);
}

TEST(RepeatedSearch, MoreRunsAreNeverWorse) {
  const auto graph = zoo::preferential_attachment(300, 3, 2).graph();
  for (const auto method : {CommunityMethod::leiden, CommunityMethod::louvain}) {
    double before = -1.0;
    for (const int runs : {1, 2, 5, 20}) {
      const auto result = repeat_search(graph, {.method = method, .runs = runs});
      EXPECT_GE(result.quality, before);
      EXPECT_NEAR(result.quality, modularity(graph, result.partition), 1e-12);
      EXPECT_EQ(result.partition, repeat_search(graph, {.method = method, .runs = runs}).partition);
      before = result.quality;
    }
  }
}

TEST(RepeatedSearch, FindsTheBestKnownPartitionOfTheKarateClub) {
  // Brandes and others, 2008, "On modularity clustering": the optimum over all partitions.
  const auto graph = zoo::karate().graph();
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto result = repeat_search(graph, {.search = {.seed = seed}});
    EXPECT_NEAR(result.quality, 0.4197896, 1e-7) << seed;
  }
}

TEST(RepeatedSearch, ProgressRisesToOneOverAllRuns) {
  std::vector<double> reported;
  RepeatedSearchOptions options{.runs = 3};
  options.search.execution.progress = [&](double done) { reported.push_back(done); };
  static_cast<void>(repeat_search(zoo::karate().graph(), options));
  EXPECT_TRUE(std::is_sorted(reported.begin(), reported.end()));
  ASSERT_GE(reported.size(), 3U);
  EXPECT_LE(reported.back(), 1.0);
}

TEST(RepeatedSearch, KnowsItsMethodsByName) {
  for (const auto method : {CommunityMethod::leiden, CommunityMethod::louvain}) {
    EXPECT_EQ(community_method_named(name_of(method)), method);
  }
  EXPECT_THROW(static_cast<void>(community_method_named("louvian")), Error);
}

TEST(RepeatedSearch, RefusesFewerThanOneRun) {
  for (const int runs : {0, -1}) {
    EXPECT_THROW(static_cast<void>(repeat_search(zoo::path(3).graph(), {.runs = runs})),
                 std::invalid_argument);
  }
}

}  // namespace
}  // namespace musubi::repeated_search_test
