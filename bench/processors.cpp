// What all processors do at once beside what one does: the most that a kernel can gain by threads
// on this machine. Virtual processors may share a core, and all share the way to the memory.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <string_view>
#include <thread>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using Words = std::vector<std::uint64_t>;
constexpr int kBits = 25;
constexpr std::size_t kWords = std::size_t{1} << kBits;  // more than a cache holds

// Arithmetic without memory, of several chains that may overlap.
void compute(const Words& /*words*/) {
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

// As rows are read.
void read_in_order(const Words& words) {
  benchmark::DoNotOptimize(std::accumulate(words.begin(), words.end(), std::uint64_t{0}));
}

// As what is known of neighbours is read: where does not depend on what was read before.
void read_at_random(const Words& words) {
  constexpr int kReads = 10'000'000;
  std::uint64_t place = 1;
  std::uint64_t sum = 0;
  for (int read = 0; read < kReads; ++read) {
    place = place * 6364136223846793005U + 1442695040888963407U;
    sum += words[place >> (64 - kBits)];
  }
  benchmark::DoNotOptimize(sum);
}

using Work = void (*)(const Words&);

// Seconds until as many threads have done it once each.
double seconds(unsigned threads, Work work, const Words& words) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::jthread> others;
  for (unsigned thread = 1; thread < threads; ++thread) {
    others.emplace_back([&] { work(words); });
  }
  work(words);
  others.clear();  // waits
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void report(std::string_view what, Work work, unsigned threads, const Words& words) {
  constexpr std::size_t kRuns = 21;
  std::vector<double> times_as_fast(kRuns);
  for (double& run : times_as_fast) {
    run = threads * seconds(1, work, words) / seconds(threads, work, words);
  }
  const auto median = times_as_fast.begin() + kRuns / 2;
  std::nth_element(times_as_fast.begin(), median, times_as_fast.end());
  std::cout << threads << " processors " << what << ": " << std::fixed << std::setprecision(2)
            << *median << " times one\n";
}

}  // namespace

int main() {
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  const Words words(kWords, 1);
  report("computing", compute, threads, words);
  report("reading in order", read_in_order, threads, words);
  report("reading at random", read_at_random, threads, words);
}
