#include "engine/execution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#if defined(__unix__)
#include <sys/wait.h>
#include <unistd.h>
#endif

#include <atomic>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

#include "engine/error.hpp"
#include "engine/random.hpp"

namespace musubi::execution_test {
namespace {

TEST(Execution, AStepTakesNoMoreThreadsThanItsSizeIsWorth) {
  const Execution four{.threads = 4, .progress = [](double) {}};
  EXPECT_EQ(four.step(0, 10).threads, 1);
  EXPECT_EQ(four.step(19, 10).threads, 1);
  EXPECT_EQ(four.step(20, 10).threads, 2);
  EXPECT_EQ(four.step(1000, 10).threads, 4);
  EXPECT_FALSE(static_cast<bool>(four.step(1000, 10).progress));
}

TEST(ParallelFor, DoesEachIndexOnce) {
  for (const int threads : {1, 2, 4}) {
    std::vector<int> done(1000, 0);
    parallel_for(done.size(), {.threads = threads}, [&](std::size_t index, int thread) {
      EXPECT_GE(thread, 0);
      EXPECT_LT(thread, threads);
      ++done[index];
    });
    EXPECT_THAT(done, ::testing::Each(1)) << threads << " threads";
  }
  parallel_for(0, {.threads = 4}, [](std::size_t, int) { FAIL(); });
}

TEST(ParallelForOrdered, MergesInOrderWhateverTheThreads) {
  for (const int threads : {1, 2, 4}) {
    std::vector<std::size_t> order;
    std::vector<std::size_t> result(static_cast<std::size_t>(threads));
    parallel_for_ordered(
        500, {.threads = threads},
        [&](std::size_t index, int thread) {
          // Uneven work, so that threads overtake each other.
          volatile double sink = 0;
          for (std::size_t i = 0; i < (index % 7) * 1000; ++i) sink = sink + 1.0;
          result[static_cast<std::size_t>(thread)] = index;
        },
        [&](std::size_t index, int thread) {
          EXPECT_EQ(result[static_cast<std::size_t>(thread)], index);
          order.push_back(index);
        });
    std::vector<std::size_t> expected(500);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    EXPECT_EQ(order, expected) << threads << " threads";
  }
}

TEST(ParallelFor, TheFirstExceptionComesOut) {
  for (const int threads : {1, 3}) {
    const Execution execution{.threads = threads};
    EXPECT_THROW(parallel_for(100, execution,
                              [](std::size_t index, int) {
                                if (index == 20) throw std::out_of_range("20");
                              }),
                 std::out_of_range);
    const auto nothing = [](std::size_t, int) {};
    const auto fail = [](std::size_t index, int) {
      if (index == 20) throw std::out_of_range("20");
    };
    EXPECT_THROW(parallel_for_ordered(100, execution, fail, nothing), std::out_of_range);
    EXPECT_THROW(parallel_for_ordered(100, execution, nothing, fail), std::out_of_range);
  }
}

TEST(ParallelFor, AStopRequestEndsIt) {
  for (const int threads : {1, 3}) {
    std::stop_source source;
    const Execution execution{.threads = threads, .stop = source.get_token()};
    std::atomic<int> done{0};
    const auto stop_at_ten = [&](std::size_t, int) {
      if (++done == 10) source.request_stop();
    };
    try {
      parallel_for(100'000, execution, stop_at_ten);
      FAIL() << "was not stopped";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
    EXPECT_LT(done, 100'000);
    EXPECT_THROW(parallel_for_ordered(10, execution, stop_at_ten, [](std::size_t, int) {}), Error);
  }
}

TEST(ParallelFor, ProgressRisesToOne) {
  for (const int threads : {1, 3}) {
    std::vector<double> seen;
    const Execution execution{.threads = threads,
                              .progress = [&](double fraction) { seen.push_back(fraction); }};
    const auto nothing = [](std::size_t, int) {};
    parallel_for(50, execution, nothing);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(seen.back(), 1.0);
    seen.clear();
    parallel_for_ordered(50, execution, nothing, nothing);
    EXPECT_EQ(seen.size(), 50U);
    EXPECT_EQ(seen.back(), 1.0);
  }
}

TEST(RunTeam, WaitsForAllThatBeganAndForNobodyElse) {
  std::atomic<int> present{0};
  for (int round = 0; round < 200; ++round) {
    std::atomic<int> began{0};
    std::vector<std::atomic<int>> calls(8);
    run_team(8, [&](int thread) {
      ++present;
      ++began;
      ++calls[static_cast<std::size_t>(thread)];
      if (thread != 0) std::this_thread::yield();
      --present;
    });
    EXPECT_EQ(present, 0);
    EXPECT_EQ(calls[0], 1);
    int sum = 0;
    for (const auto& count : calls) {
      EXPECT_LE(count, 1);
      sum += count;
    }
    EXPECT_EQ(sum, began);
  }
}

TEST(RunTeam, HelpersComeWhileTheCallerWorks) {
  std::atomic<bool> helped{false};
  run_team(2, [&](int thread) {
    if (thread == 1) helped = true;
    while (!helped) std::this_thread::yield();
  });
  EXPECT_TRUE(helped);
}

TEST(RunTeam, WorksInsideItselfAndFromSeveralThreads) {
  std::atomic<int> sum{0};
  const auto nested = [&] {
    parallel_for(20, {.threads = 3}, [&](std::size_t, int) {
      parallel_for(10, {.threads = 3},
                   [&](std::size_t index, int) { sum += static_cast<int>(index); });
    });
  };
  std::vector<std::jthread> callers;
  for (int caller = 0; caller < 4; ++caller) callers.emplace_back(nested);
  callers.clear();
  EXPECT_EQ(sum, 4 * 20 * 45);
}

// The thread sanitizer does not follow a fork with threads.
#if defined(__unix__) && !defined(__SANITIZE_THREAD__)
TEST(RunTeam, WorksInAForkedChild) {
  const auto sum = [] {
    std::atomic<int> result{0};
    parallel_for(10, {.threads = 3},
                 [&](std::size_t index, int) { result += static_cast<int>(index); });
    return result.load();
  };
  EXPECT_EQ(sum(), 45);
  const auto child = ::fork();
  if (child == 0) ::_exit(sum() == 45 ? 0 : 1);
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}
#endif

TEST(Execution, UsesAtLeastOneThread) {
  EXPECT_GE(Execution{}.thread_count(), 1);
  EXPECT_EQ(Execution{.threads = 3}.thread_count(), 3);
}

// Fixed numbers: another platform or library must not give another network layout or another
// sample.
TEST(SplitMix64, GivesTheNumbersOfThePaper) {
  SplitMix64 random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317ULL);
  EXPECT_EQ(random.next(), 3203168211198807973ULL);
  std::vector<int> counts(5, 0);
  for (int i = 0; i < 50'000; ++i) ++counts[random.below(5)];
  // Each count is binomial with mean 10,000 and deviation 89: five deviations are 447.
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 447);
}

}  // namespace
}  // namespace musubi::execution_test
