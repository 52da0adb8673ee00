#include <pybind11/stl.h>

#include <algorithm>
#include <map>

#include "algorithms/whatif/scenario_cases.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network_access.hpp"
#include "python/core/scenario_dicts.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;
using Names = std::vector<std::string>;

// What is compared: the names of `measures` are of networks or of nodes; none: all.
ComparisonOptions comparison_options(const Network& network, const std::optional<Names>& measures,
                                     const Names& with) {
  ComparisonOptions options;
  options.gap_options.statuses = counting_statuses(network, with);
  if (!measures) return options;
  options.measures.clear();
  options.centrality.clear();
  Names known;
  for (const auto measure : all_network_measures()) known.emplace_back(name_of(measure));
  for (const auto measure : all_measures()) known.emplace_back(name_of(measure));
  for (const auto& name : *measures) {
    if (const auto measure = network_measure_named(name)) {
      options.measures.push_back(*measure);
    } else if (std::find(known.begin(), known.end(), name) != known.end()) {
      options.centrality.push_back(measure_named(name));
    } else {
      throw Error(ErrorKind::usage, "no measure '" + name + "'", suggest(name, known));
    }
  }
  return options;
}

NetworkMeasure gain_measure(const std::string& name, ComparisonOptions& options) {
  const auto measure = network_measure_named(name);
  if (!measure) {
    Names known;
    for (const auto one : all_network_measures()) known.emplace_back(name_of(one));
    throw Error(ErrorKind::usage, "no measure '" + name + "' of a network", suggest(name, known));
  }
  auto& wanted = options.measures;
  if (std::find(wanted.begin(), wanted.end(), *measure) == wanted.end()) {
    wanted.push_back(*measure);
  }
  return *measure;
}

// `find` is Python code, so it is asked on the calling thread, before anything is measured.
Partition partition_by(const py::object& find, const Network& network,
                       const Projection& projection) {
  if (find.is_none()) return {};
  const auto numbers = find(py::cast(&network, py::return_value_policy::copy),
                            py::cast(&projection, py::return_value_policy::copy))
                           .cast<ArrayIn<Community>>();
  const auto found = span_of(numbers);
  return canonical({found.begin(), found.end()});
}

py::list whatif(const Network& network, const std::vector<Scenario>& scenarios,
                const std::string& projection_name, const Names& with,
                const std::optional<Names>& measures, const std::string& gain,
                const py::object& partition, std::size_t top, int threads,
                const py::object& progress) {
  auto options = comparison_options(network, measures, with);
  const auto measure = gain_measure(gain, options);
  const auto spec = projection_with(network, projection_name, with);
  auto cases = interruptible(threads, py::none(), [&](const Execution& execution) {
    return scenario_cases(network, scenarios, execution);
  });
  const auto projection = project(network.graph, spec);
  std::map<const Network*, Partition> partitions;
  partitions[&network] = partition_by(partition, network, projection);
  for (const auto& one : cases) {
    const auto& changed = one.applied.network;
    partitions[&changed] = partition_by(partition, changed, project(changed.graph, spec));
  }
  run_interruptible(threads, progress, [&](const Execution& execution) {
    options.execution = execution.quiet();
    const auto base = measure_version(network, projection, partitions[&network], options);
    // Asked once per case, so this is where to see how far it has come and whether to stop.
    std::size_t begun = 0;
    measure_cases(cases, base, measure, options, [&](const Network& one, const Projection&) {
      execution.check_stop();
      ++begun;
      if (execution.progress) {
        execution.progress(static_cast<double>(begun) / static_cast<double>(cases.size() + 1));
      }
      return partitions[&one];
    });
  });
  py::list result;
  for (auto& one : cases) {
    auto told = case_dict(one);
    put_comparison(told, one.comparison, top);
    put_changes(told, network, one.applied.network, one.changes);
    told["gain"] = one.gain;
    told["pareto"] = one.pareto;
    told["network"] = std::move(one.applied.network);
    result.append(told);
  }
  return result;
}

py::dict diff(const Network& before, const Network& after, const std::string& projection_name,
              const Names& with, const std::optional<Names>& measures, const py::object& partition,
              std::size_t top, int threads, const py::object& progress) {
  auto options = comparison_options(before, measures, with);
  const auto spec = projection_with(before, projection_name, with);
  const auto old_projection = project(before.graph, spec);
  const auto new_projection = project(after.graph, spec);
  const auto old_partition = partition_by(partition, before, old_projection);
  const auto new_partition = partition_by(partition, after, new_projection);
  Comparison comparison;
  NetworkChanges changes;
  run_interruptible(threads, progress, [&](const Execution& execution) {
    options.execution = execution.quiet();
    changes = network_changes(before, after);
    const auto old_version = measure_version(before, old_projection, old_partition, options);
    execution.check_stop();
    if (execution.progress) execution.progress(0.5);
    comparison = compare(old_version,
                         measure_version(after, new_projection, new_partition, options), options);
  });
  py::dict result;
  put_changes(result, before, after, changes);
  put_comparison(result, comparison, top);
  return result;
}

}  // namespace

void bind_whatif(py::module_& module) {
  module.def("whatif", &whatif, "network"_a, "scenarios"_a, "projection"_a, "with_"_a, "measures"_a,
             "gain"_a, "partition"_a, "top"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("diff", &diff, "before"_a, "after"_a, "projection"_a, "with_"_a, "measures"_a,
             "partition"_a, "top"_a, "threads"_a = 0, "progress"_a = py::none());
}

}  // namespace musubi::python
