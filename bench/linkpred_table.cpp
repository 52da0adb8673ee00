// Evaluates all link predictors on one graph and prints the table of docs/link-prediction.md; with
// --dump=FOLDER it also writes what was left out and every figure, for another library to judge.
// Not a benchmark of Google's: one run takes minutes, and what counts is the quality.

#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>

#include "algorithms/linkpred/link_prediction_evaluation.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "bench/bench_graph.hpp"

namespace {

using musubi::CsrGraph;
using musubi::LinkPredictor;

struct Arguments {
  std::string dump{};
  musubi::LinkEvaluationOptions evaluation{};
};

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    const auto value = std::string(argument.substr(argument.find('=') + 1));
    if (argument.starts_with("--dump=")) arguments.dump = value;
    if (argument.starts_with("--repeats=")) arguments.evaluation.repeats = std::stoi(value);
    if (argument.starts_with("--negatives=")) arguments.evaluation.negatives = std::stoul(value);
    if (argument == "--connected") arguments.evaluation.connected_only = true;
    if (argument.starts_with("--threads=")) {
      arguments.evaluation.execution.threads = std::stoi(value);
    }
  }
  return arguments;
}

void write_pairs(const std::filesystem::path& path, const std::vector<musubi::VertexPair>& pairs) {
  std::ofstream file(path);
  for (const auto& [a, b] : pairs) file << a << ' ' << b << '\n';
}

void dump(const CsrGraph& graph, const Arguments& arguments,
          const musubi::LinkPredictionEvaluation& evaluation) {
  const std::filesystem::path folder(arguments.dump);
  std::filesystem::create_directories(folder);
  for (int repeat = 0; repeat < arguments.evaluation.repeats; ++repeat) {
    const auto split = links_left_out(graph, arguments.evaluation, repeat);
    const auto name = [&](const char* what) { return folder / (what + std::to_string(repeat)); };
    write_pairs(name("positives"), split.positives);
    write_pairs(name("negatives"), split.negatives);
    std::ofstream file(name("graph"));
    file << graph.num_vertices() << '\n';
    for (const auto& [u, v] : edges_of_simple(split.graph)) file << u << ' ' << v << '\n';
  }
  std::ofstream file(folder / "figures");
  file << std::setprecision(17);
  for (const auto& quality : evaluation.predictors) {
    for (std::size_t repeat = 0; repeat < quality.auc.repeats.size(); ++repeat) {
      file << name_of(quality.predictor) << ' ' << repeat << ' ' << quality.auc.repeats[repeat]
           << ' ' << quality.average_precision.repeats[repeat] << ' '
           << quality.precision_at_k.repeats[repeat] << '\n';
    }
  }
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// What scoring the pairs of the first repeat takes, each predictor on its own.
std::vector<double> times(const CsrGraph& graph, const musubi::LinkEvaluationOptions& options) {
  const auto split = links_left_out(graph, options, 0);
  auto pairs = split.positives;
  pairs.insert(pairs.end(), split.negatives.begin(), split.negatives.end());
  auto prediction = options.prediction;
  prediction.execution = options.execution;
  std::vector<double> seconds;
  for (const LinkPredictor predictor : options.predictors) {
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(link_scores(split.graph, pairs, predictor, prediction));
    seconds.push_back(seconds_since(start));
  }
  return seconds;
}

void print(const musubi::RepeatedEstimate& estimate) {
  std::cout << std::fixed << std::setprecision(4) << " | " << estimate.mean << " ± "
            << estimate.high - estimate.mean;
}

void print_table(const musubi::LinkPredictionEvaluation& evaluation,
                 const std::vector<double>& seconds) {
  std::cout << evaluation.left_out << " edges left out, " << evaluation.negatives
            << " negatives, k = " << evaluation.k << ", parted " << evaluation.parted << "\n\n"
            << "| predictor | AUC | average precision | precision at k | seconds |\n"
            << "|---|---|---|---|---|\n";
  for (std::size_t p = 0; p < evaluation.predictors.size(); ++p) {
    const auto& quality = evaluation.predictors[p];
    std::cout << "| " << name_of(quality.predictor);
    print(quality.auc);
    print(quality.average_precision);
    print(quality.precision_at_k);
    std::cout << " | " << std::setprecision(3) << seconds[p] << " |\n";
  }
  const auto& verdict = *evaluation.verdict;
  std::cout << "\nbest by AUC: " << name_of(verdict.best_by_auc) << ", over degree";
  print(verdict.auc_over_degree);
  std::cout << "\nbest by average precision: " << name_of(verdict.best_by_average_precision)
            << ", over degree";
  print(verdict.average_precision_over_degree);
  std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = parse(argc, argv);
  const auto graph = musubi::bench::graph_from_arguments(argc, argv).csr();
  const auto start = std::chrono::steady_clock::now();
  const auto evaluation = evaluate_link_prediction(graph, arguments.evaluation);
  const double seconds = seconds_since(start);
  if (evaluation.outcome != musubi::LinkEvaluationOutcome::done) {
    std::cout << "too small to evaluate\n";
    return 0;
  }
  print_table(evaluation, times(graph, arguments.evaluation));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << "evaluation: " << std::setprecision(1) << seconds << " s, peak memory "
            << usage.ru_maxrss / 1024 << " MB\n";
  if (!arguments.dump.empty()) dump(graph, arguments, evaluation);
}
