// What all processors do at once beside what one does: the most that any kernel can gain by threads
// on this machine. Virtual processors may share a core, or slow down together.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <thread>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

// Arithmetic without memory, of several chains that may overlap.
void compute() {
  constexpr std::uint64_t kRounds = 50'000'000;
  std::uint64_t a = 1;
  std::uint64_t b = 2;
  std::uint64_t c = 3;
  std::uint64_t d = 4;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    a = a * 3 + round;
    b ^= a;
    c += b;
    d = (d << 1U) ^ c;
  }
  benchmark::DoNotOptimize(a + b + c + d);
}

// Seconds until as many threads have computed once each.
double seconds(unsigned threads) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::jthread> others;
  for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(compute);
  compute();
  others.clear();  // waits
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main() {
  constexpr std::size_t kRuns = 21;
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<double> times_as_fast(kRuns);
  for (double& run : times_as_fast) run = threads * seconds(1) / seconds(threads);
  const auto median = times_as_fast.begin() + kRuns / 2;
  std::nth_element(times_as_fast.begin(), median, times_as_fast.end());
  std::cout << "processors: " << threads << " at once do " << std::fixed << std::setprecision(2)
            << *median << " times what one does\n";
}
