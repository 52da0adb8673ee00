#include "bench/peer_table.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "bench/memory_peak.hpp"

namespace musubi::bench {
namespace {

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
         std::function<bool()> agrees, std::function<void()> work, double bytes_per_run) {
  benchmark::RegisterBenchmark(
      (kernel + "/" + who).c_str(),
      [edges_per_run, bytes_per_run, peak = -1.0, agrees = std::move(agrees),
       work = std::move(work), agreed = std::optional<bool>()](benchmark::State& state) mutable {
        if (!agreed) agreed = agrees();
        if (!*agreed) return state.SkipWithError("the result differs from the peers'");
        if (peak < 0.0) peak = std::max(0.0, peak_mebibytes(work));
        for (auto _ : state) work();
        state.counters["MiB"] = peak;
        state.counters["edges/s"] = benchmark::Counter(
            edges_per_run * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
        if (bytes_per_run == 0.0) return;
        state.SetBytesProcessed(static_cast<std::int64_t>(bytes_per_run) * state.iterations());
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
