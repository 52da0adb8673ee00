#include "cli/scenario_choice.hpp"

#include <filesystem>
#include <iostream>
#include <iterator>

namespace musubi::cli {
namespace {

std::vector<std::filesystem::path> files_of_packages(const Session& session) {
  std::vector<std::string> packages{session.graph};
  packages.insert(packages.end(), session.join.begin(), session.join.end());
  std::vector<std::filesystem::path> files;
  for (const auto& package : packages) {
    for (const auto& file : scenario_files(package)) files.push_back(file);
  }
  return files;
}

// A scenario of the package, or of one joined with it, by its name; or a file of somebody's own.
Scenario scenario_named(const Session& session, const std::string& name) {
  std::filesystem::path file(name);
  if (file.extension() == ".toml") {
    if (!std::filesystem::exists(file)) {
      throw Error(ErrorKind::input, {{name, 0, "no such file", "give a scenario file"}});
    }
  } else {
    std::vector<std::string> names;
    file.clear();
    for (const auto& known : files_of_packages(session)) {
      names.push_back(known.stem().string());
      if (names.back() == name && file.empty()) file = known;
    }
    if (file.empty()) {
      const auto near = suggest(name, names);
      throw Error(ErrorKind::usage, "no scenario '" + name + "' in the package",
                  near.empty() ? "give a .toml file" : near + " (or give a .toml file)");
    }
  }
  DiagnosticLog log;
  auto scenario = read_scenario(file, log);
  log.throw_if_any();
  return scenario;
}

}  // namespace

std::vector<Scenario> scenarios_named(const Session& session,
                                      const std::vector<std::string>& names) {
  std::vector<Scenario> scenarios;
  DiagnosticLog log;
  for (const auto& name : names) {
    try {
      scenarios.push_back(scenario_named(session, name));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      for (const auto& told : error.diagnostics()) log.add(told);
    }
  }
  log.throw_if_any();
  return scenarios;
}

std::vector<ScenarioCase> cases_of_packages(const Session& session, const Network& network,
                                            std::size_t most) {
  std::vector<ScenarioCase> cases;
  for (const auto& file : files_of_packages(session)) {
    try {
      DiagnosticLog log;
      const auto scenario = read_scenario(file, log);
      log.throw_if_any();
      auto more = scenario_cases(network, {scenario});
      std::move(more.begin(), more.end(), std::back_inserter(cases));
    } catch (const Error& error) {
      if (session.strict || error.kind() != ErrorKind::input) throw;
      if (session.quiet) continue;
      for (const auto& told : error.diagnostics()) {
        std::cerr << "warning: " << to_string(told) << '\n';
      }
    }
  }
  if (cases.size() > most) {
    if (!session.quiet) {
      std::cerr << "note: of " << cases.size() << " cases of scenarios the first " << most
                << " are in the report; musubi whatif has all\n";
    }
    cases.resize(most);
  }
  return cases;
}

}  // namespace musubi::cli
