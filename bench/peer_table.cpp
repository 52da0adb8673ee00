#include "bench/peer_table.hpp"

#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <utility>
#include <vector>

namespace musubi::bench {
namespace {

// A line of /proc/self/status, in KiB; 0 where there is none.
double status_kib(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double value = 0.0;
    if (word == name + ":" && status >> value) return value;
  }
  return 0.0;
}

// By how many MiB one run raises what the process holds at most: pages, so small ones show nothing.
double extra_mib(const std::function<void()>& work) {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;  // forgets the peak
  const double before = status_kib("VmRSS");
  work();
  return std::max(0.0, status_kib("VmHWM") - before) / 1024.0;
}

// Keeps the time of each run besides printing it.
class Recorder : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const auto& run : runs) {
      wrong_ = wrong_ || run.error_occurred;
      const bool repeated = run.repetitions > 1;
      if (run.error_occurred || (repeated && run.aggregate_name != "median")) continue;
      const auto& name = run.run_name.function_name;
      const auto slash = name.find('/');
      const auto kernel = name.substr(0, slash);
      if (!times_.contains(kernel)) kernels_.push_back(kernel);
      times_[kernel].push_back({name.substr(slash + 1), run.GetAdjustedRealTime(),
                                run.counters.contains("MiB") ? run.counters.at("MiB").value : 0.0});
    }
  }

  void print_ratios() const {
    std::cout << '\n';
    print_row("kernel", "who", "ms", "peer/ours", "MiB");
    std::cout << std::fixed;
    for (const auto& kernel : kernels_) {
      const auto& times = times_.at(kernel);
      double ours = 0.0;
      for (const auto& [who, time, mib] : times) {
        if (ours == 0.0 && who.starts_with("musubi")) ours = time;
      }
      for (const auto& [who, time, mib] : times) {
        std::cout << std::setprecision(3);
        print_row(kernel, who, time, ours > 0.0 ? time / ours : 0.0, mib);
      }
    }
  }
  [[nodiscard]] bool wrong() const { return wrong_; }

 private:
  struct Entry {
    std::string who{};
    double time = 0.0;
    double mib = 0.0;
  };

  template <typename Number>
  static void print_row(const std::string& kernel, const std::string& who, Number time,
                        Number ratio, Number mib) {
    std::cout << std::left << std::setw(28) << kernel << std::setw(12) << who << std::right
              << std::setw(14) << time << std::setw(14) << ratio << std::setw(14) << mib << '\n';
  }

  std::vector<std::string> kernels_{};
  std::map<std::string, std::vector<Entry>> times_{};
  bool wrong_ = false;
};

}  // namespace

void add(const std::string& kernel, const std::string& who, double edges_per_run,
         std::function<bool()> agrees, std::function<void()> work) {
  benchmark::RegisterBenchmark(
      (kernel + "/" + who).c_str(),
      [edges_per_run, agrees = std::move(agrees), work = std::move(work)](benchmark::State& state) {
        if (!agrees()) return state.SkipWithError("the result differs from the peers'");
        const double mib = extra_mib(work);
        for (auto _ : state) work();
        state.counters["MiB"] = mib;
        state.counters["edges/s"] = benchmark::Counter(
            edges_per_run * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
      })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

int run_and_compare(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  Recorder recorder;
  benchmark::RunSpecifiedBenchmarks(&recorder);
  recorder.print_ratios();
  return recorder.wrong() ? 1 : 0;
}

}  // namespace musubi::bench
