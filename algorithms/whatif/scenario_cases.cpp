#include "algorithms/whatif/scenario_cases.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/whatif/comparison_pareto.hpp"

namespace musubi {
namespace {

// The cases of a sweep often fail alike.
void add_once(DiagnosticLog& log, const Error& error) {
  for (const auto& told : error.diagnostics()) {
    const auto& known = log.entries();
    if (std::find(known.begin(), known.end(), told) == known.end()) log.add(told);
  }
}

void add_cases(std::vector<ScenarioCase>& cases, const Network& base, const Scenario& scenario,
               const Execution& execution, DiagnosticLog& log) {
  for (auto& alternative : expand_scenario(scenario, base)) {
    execution.check_stop();
    ScenarioCase one{.scenario = scenario, .alternative = std::move(alternative)};
    try {
      one.applied = apply_scenario(base, one.alternative);
    } catch (const Error& error) {
      add_once(log, error);
      continue;
    }
    cases.push_back(std::move(one));
  }
}

std::optional<double> gain_of(const Comparison& comparison, NetworkMeasure measure) {
  for (const auto& change : comparison.measures) {
    if (change.measure != measure || !change.change()) continue;
    return (better_direction(measure) < 0 ? -1.0 : 1.0) * *change.change();
  }
  return std::nullopt;
}

std::string or_name(const LocalizedText& title, const std::string& name, Language language) {
  const auto& text = title.get(language);
  return text.empty() ? name : text;
}

}  // namespace

std::string ScenarioCase::title(Language language) const {
  return or_name(alternative.title, alternative.name, language);
}

std::string ScenarioCase::scenario_title(Language language) const {
  return or_name(scenario.title, scenario.name, language);
}

double ScenarioCase::cost() const {
  return applied.cost.value_or(static_cast<double>(applied.new_links));
}

std::vector<ScenarioCase> scenario_cases(const Network& base,
                                         const std::vector<Scenario>& scenarios,
                                         const Execution& execution) {
  std::vector<ScenarioCase> cases;
  DiagnosticLog log;
  for (const auto& scenario : scenarios) {
    try {
      add_cases(cases, base, scenario, execution, log);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      add_once(log, error);
    }
  }
  log.throw_if_any();
  return cases;
}

void measure_cases(std::vector<ScenarioCase>& cases, const ComparedVersion& base,
                   NetworkMeasure gain, const ComparisonOptions& options,
                   const FindPartition& find_partition) {
  std::vector<GainAndCost> points;
  for (auto& one : cases) {
    const auto& network = one.applied.network;
    one.projection = project(network.graph, base.projection->spec);
    one.version =
        measure_version(network, one.projection, find_partition(network, one.projection), options);
    one.comparison = compare(base, one.version, options);
    one.changes = network_changes(*base.network, network);
    one.gain = gain_of(one.comparison, gain);
    points.push_back({one.gain.value_or(std::nan("")), one.cost()});
  }
  const auto efficient = pareto_front(points);
  for (std::size_t i = 0; i < cases.size(); ++i) cases[i].pareto = efficient[i];
}

}  // namespace musubi
