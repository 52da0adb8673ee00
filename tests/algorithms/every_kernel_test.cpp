// What holds for every algorithm: the same bytes whatever the number of threads, an end when it is
// asked to stop, no more memory than allowed, and a meaning for every weight.
#include "tests/algorithms/every_kernel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "engine/error.hpp"
#include "engine/weight.hpp"
#include "tests/graph_zoo.hpp"

namespace musubi::every_kernel_test {
namespace {

namespace zoo = musubi::testing;
using zoo::Kernel;
using Numbers = std::vector<double>;

// How often runs in parallel are compared: scripts/soak asks for more.
int repetitions() {
  const char* asked = std::getenv("MUSUBI_SOAK");
  return asked == nullptr ? 1 : std::max(1, std::atoi(asked));
}

std::vector<std::uint64_t> bits(const Numbers& numbers) {
  std::vector<std::uint64_t> result;
  for (const double number : numbers) result.push_back(std::bit_cast<std::uint64_t>(number));
  return result;
}

}  // namespace

namespace testing {

void PrintTo(const Kernel& kernel, std::ostream* out) {
  *out << kernel.name;
}

}  // namespace testing

namespace {

class EveryKernel : public ::testing::TestWithParam<Kernel> {};

TEST_P(EveryKernel, GivesTheSameBytesForAnyNumberOfThreads) {
  const auto& kernel = GetParam();
  const Vertex n = kernel.is_slow ? 300 : 3000;
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph =
        zoo::weighted(zoo::multigraph(n, std::size_t{6} * n, 5, direction), 6).graph();
    const auto expected = bits(kernel.run(graph, {.threads = 1}));
    for (int i = 0; i < repetitions(); ++i) {
      for (const int threads : {2, 3, 8}) {
        ASSERT_EQ(bits(kernel.run(graph, {.threads = threads})), expected)
            << threads << " threads, repetition " << i;
      }
    }
  }
}

TEST_P(EveryKernel, EndsWhenItIsAskedToStop) {
  const auto& kernel = GetParam();
  if (!kernel.can_be_stopped) GTEST_SKIP() << "takes the time of one pass over the graph";
  const Vertex n = kernel.is_slow ? 2000 : 20'000;
  const auto graph = zoo::multigraph(n, std::size_t{5} * n, 5).graph();
  std::stop_source source;
  source.request_stop();
  for (const int threads : {1, 3}) {
    try {
      static_cast<void>(kernel.run(graph, {.threads = threads, .stop = source.get_token()}));
      ADD_FAILURE() << "went on to the end with " << threads << " threads";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
  }
}

TEST_P(EveryKernel, TakesNoMemoryForPairsThatItMayNotHave) {
  const auto& kernel = GetParam();
  const auto graph = zoo::gnp(200, 0.03, 5).graph();
  const Execution little{.threads = 2, .memory = MemoryBudget(1)};
  if (!kernel.takes_much) {
    EXPECT_EQ(bits(kernel.run(graph, little)), bits(kernel.run(graph, {.threads = 1})));
    return;
  }
  try {
    static_cast<void>(kernel.run(graph, little));
    ADD_FAILURE() << "took what was not allowed";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::memory);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("would take about"));
  }
}

// A graph in which the weights of every list come together in paths and at vertices.
struct Weights {
  std::string name{};
  std::vector<double> of_edge{};  // repeated
  bool has_zero = false;
  bool differs_much = false;
};

const std::vector<Weights>& weights() {
  static const std::vector<Weights> kAll{
      {"a zero among others", {0.0, 1.0, 2.0}, true},
      {"all zero", {0.0}, true},
      {"the smallest", {kLeastWeight, 2.0 * kLeastWeight}},
      {"the largest", {kMostWeight, 0.5 * kMostWeight}},
      {"of very different size", {kLeastWeight, 1.0, kMostWeight}, false, true}};
  return kAll;
}

CsrGraph weighted(const Weights& weights, Direction direction, bool lengths) {
  const auto plain = zoo::gnp(40, 0.12, 9, direction);
  Numbers of_edge;
  for (std::size_t e = 0; e < plain.edges.size(); ++e) {
    of_edge.push_back(weights.of_edge[e % weights.of_edge.size()]);
  }
  return CsrGraph::from_edges(
      plain.n, plain.edges, direction,
      lengths ? EdgeWeights{.lengths = of_edge} : EdgeWeights{.strengths = of_edge});
}

TEST_P(EveryKernel, HasAMeaningForEveryWeightOrRefusesIt) {
  const auto& kernel = GetParam();
  for (const auto& list : weights()) {
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      for (const bool lengths : {false, true}) {
        SCOPED_TRACE(list.name + (lengths ? ", lengths" : ", strengths") +
                     (direction == Direction::directed ? ", directed" : ""));
        const auto graph = weighted(list, direction, lengths);
        const bool refuses = lengths && kernel.uses_lengths && (list.has_zero || list.differs_much);
        try {
          for (const double number : kernel.run(graph, {.threads = 2})) {
            const bool sound =
                std::isfinite(number) || (kernel.may_be_infinite && std::isinf(number));
            ASSERT_TRUE(sound) << number;
          }
          EXPECT_FALSE(refuses) << "takes lengths that mean nothing";
        } catch (const std::invalid_argument& error) {
          EXPECT_TRUE(refuses) << error.what();
          EXPECT_THAT(error.what(),
                      ::testing::HasSubstr(list.has_zero ? "above 0" : "by a factor of 10^14"));
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kernels, EveryKernel, ::testing::ValuesIn(zoo::every_kernel()),
                         [](const auto& one) {
                           auto name = one.param.name;
                           std::replace(name.begin(), name.end(), ' ', '_');
                           return name;
                         });

TEST(Weights, ThatAreNoWeightsNeverGetIntoAGraph) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}};
  for (const double bad :
       {-1.0, -1e-300, 1e61, 1e-61, std::numeric_limits<double>::denorm_min(),
        std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()}) {
    const Numbers list{1.0, bad};
    EXPECT_THROW(static_cast<void>(
                     CsrGraph::from_edges(3, edges, Direction::undirected, {.strengths = list})),
                 std::invalid_argument)
        << bad;
    EXPECT_THROW(
        static_cast<void>(CsrGraph::from_edges(3, edges, Direction::undirected, {.lengths = list})),
        std::invalid_argument)
        << bad;
  }
}

}  // namespace
}  // namespace musubi::every_kernel_test
