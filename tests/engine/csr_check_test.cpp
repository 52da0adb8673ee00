#include "engine/csr_check.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/plain_rows.hpp"

namespace musubi::csr_check_test {
namespace {

using musubi::testing::copy_of;
using musubi::testing::PlainRows;
using musubi::testing::RandomEdges;

CsrRows rows_of(const PlainRows& rows) {
  return {SharedArray<ArcIndex>::own(rows.offsets), SharedArray<Vertex>::own(rows.targets),
          SharedArray<double>::own(rows.strengths), SharedArray<double>::own(rows.lengths)};
}

CsrGraph random_graph(std::uint64_t seed, Direction direction) {
  const RandomEdges list(seed, 12, 40);
  return CsrGraph::from_edges(list.n, list.edges, direction,
                              {.strengths = list.weights, .lengths = list.weights});
}

TEST(CsrCheck, WhatFromEdgesMakesIsConsistent) {
  EXPECT_TRUE(is_consistent({}));
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    EXPECT_TRUE(is_consistent(random_graph(seed, Direction::undirected)));
    EXPECT_TRUE(is_consistent(random_graph(seed, Direction::directed)));
  }
}

// Another target may give another graph in the same rows only when the change is made in all of
// them; so changing one number must be found.
TEST(CsrCheck, AnyOneNumberThatIsChangedIsFound) {
  SplitMix64 random(3);
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph = random_graph(1, direction);
    const auto out = copy_of(graph.out_rows());
    const auto in = direction == Direction::directed ? graph.in_rows() : CsrRows{};
    for (std::size_t arc = 0; arc < out.targets.size(); ++arc) {
      auto changed = out;
      changed.targets[arc] =
          static_cast<Vertex>((changed.targets[arc] + 1 + random.below(11)) % 12);
      EXPECT_FALSE(is_consistent(CsrGraph::from_rows(rows_of(changed), in, direction))) << arc;
      for (const double weight : {-1.0, 1e9, std::numeric_limits<double>::quiet_NaN(),
                                  std::numeric_limits<double>::infinity()}) {
        changed = out;
        changed.strengths[arc] = weight;
        EXPECT_FALSE(is_consistent(CsrGraph::from_rows(rows_of(changed), in, direction))) << arc;
        changed = out;
        changed.lengths[arc] = weight;
        EXPECT_FALSE(is_consistent(CsrGraph::from_rows(rows_of(changed), in, direction))) << arc;
      }
    }
    for (std::size_t v = 1; v < 12; ++v) {
      auto changed = out;
      if (changed.offsets[v] == changed.offsets[v + 1]) continue;
      ++changed.offsets[v];
      EXPECT_FALSE(is_consistent(CsrGraph::from_rows(rows_of(changed), in, direction))) << v;
    }
  }
}

TEST(CsrCheck, ALoopThatStandsOnceIsFound) {
  const auto once = rows_of({.offsets = {0, 1}, .targets = {0}});
  EXPECT_FALSE(is_consistent(CsrGraph::from_rows(once, {}, Direction::undirected)));
  EXPECT_TRUE(is_consistent(CsrGraph::from_rows(once, once, Direction::directed)));
}

}  // namespace
}  // namespace musubi::csr_check_test
