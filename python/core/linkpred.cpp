#include <pybind11/stl.h>

#include "algorithms/linkpred/likely_links.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "algorithms/linkpred/link_trust.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

std::vector<VertexPair> pairs_of(const ArrayIn<Vertex>& first, const ArrayIn<Vertex>& second) {
  const auto a = span_of(first);
  const auto b = span_of(second);
  if (a.size() != b.size()) throw std::invalid_argument("pairs: the two ends differ in number");
  std::vector<VertexPair> pairs(a.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {a[i], b[i]};
  return pairs;
}

py::array_t<double> scores(const CsrGraph& graph, const ArrayIn<Vertex>& first,
                           const ArrayIn<Vertex>& second, const std::string& predictor,
                           std::uint64_t seed, int threads, const py::object& progress) {
  const auto pairs = pairs_of(first, second);
  const auto by = link_predictor_named(predictor);
  return to_numpy(interruptible(threads, progress, [&](const Execution& execution) {
    return link_scores(graph, pairs, by, {.seed = seed, .execution = execution});
  }));
}

py::dict likely(const CsrGraph& graph, const std::string& predictor, std::size_t top,
                std::uint64_t seed, int threads, const py::object& progress) {
  const auto by = link_predictor_named(predictor);
  const auto found = interruptible(threads, progress, [&](const Execution& execution) {
    return likely_links(
        graph, {.predictor = by, .top = top, .prediction = {.seed = seed, .execution = execution}});
  });
  py::list links;
  for (const auto& link : found.links) {
    links.append(py::make_tuple(link.pair.a, link.pair.b, link.score));
  }
  return py::dict("links"_a = links, "candidates"_a = found.candidates,
                  "common_neighbour_only"_a = found.common_neighbour_only);
}

py::object mean_and_interval(const RepeatedEstimate& estimate) {
  return py::make_tuple(estimate.mean, estimate.low, estimate.high);
}

// A row per predictor that took part.
py::list quality_rows(const LinkPredictionEvaluation& evaluation) {
  py::list rows;
  for (const auto& quality : evaluation.predictors) {
    rows.append(py::dict("predictor"_a = std::string(name_of(quality.predictor)),
                         "auc"_a = mean_and_interval(quality.auc),
                         "average_precision"_a = mean_and_interval(quality.average_precision),
                         "precision_at_k"_a = mean_and_interval(quality.precision_at_k)));
  }
  return rows;
}

py::dict trust(const CsrGraph& graph, const std::string& predictor, std::uint64_t seed, int threads,
               const py::object& progress) {
  const auto by = link_predictor_named(predictor);
  const auto result = interruptible(threads, progress, [&](const Execution& execution) {
    return link_trust(graph, {.predictor = by, .seed = seed, .execution = execution});
  });
  py::dict answer("outcome"_a = std::string(name_of(result.outcome)),
                  "predictor"_a = std::string(name_of(result.predictor)), "links"_a = result.links,
                  "repeats"_a = result.repeats, "beats_degree"_a = result.beats_degree(),
                  "auc"_a = py::none(), "average_precision"_a = py::none(),
                  "auc_over_degree"_a = py::none(), "average_precision_over_degree"_a = py::none(),
                  "left_out"_a = result.evaluation.left_out,
                  "negatives"_a = result.evaluation.negatives,
                  "predictors"_a = quality_rows(result.evaluation));
  if (!result.tested()) return answer;
  const auto& quality = quality_of(result.evaluation, result.predictor);
  answer["auc"] = mean_and_interval(quality.auc);
  answer["average_precision"] = mean_and_interval(quality.average_precision);
  answer["auc_over_degree"] = mean_and_interval(result.auc_over_degree);
  answer["average_precision_over_degree"] = mean_and_interval(result.average_precision_over_degree);
  return answer;
}

std::vector<std::string> predictors() {
  std::vector<std::string> names;
  for (const auto predictor : all_link_predictors()) names.emplace_back(name_of(predictor));
  return names;
}

}  // namespace

void bind_linkpred(py::module_& module) {
  module.def("link_predictors", &predictors);
  module.def("link_scores", &scores, "graph"_a, "first"_a, "second"_a, "predictor"_a, "seed"_a = 42,
             "threads"_a = 0, "progress"_a = py::none());
  module.def("likely_links", &likely, "graph"_a, "predictor"_a, "top"_a, "seed"_a = 42,
             "threads"_a = 0, "progress"_a = py::none());
  module.def("link_trust", &trust, "graph"_a, "predictor"_a, "seed"_a = 42, "threads"_a = 0,
             "progress"_a = py::none());
}

}  // namespace musubi::python
