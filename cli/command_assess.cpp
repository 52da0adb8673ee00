#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "algorithms/gaps/profile_assessment.hpp"
#include "cli/commands.hpp"
#include "cli/requirement_rows.hpp"
#include "cli/result_table.hpp"
#include "viz/requirement_words.hpp"

namespace musubi::cli {
namespace {

struct AssessOptions {
  std::string profile{};
  std::vector<std::string> subjects{};
  std::string level{};
};

// A profile of the package by its name, or a file of somebody's own.
Profile profile_named(const Network& network, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& profile : network.profiles) {
    if (profile.name == name) return profile;
    names.push_back(profile.name);
  }
  if (std::filesystem::path(name).extension() != ".toml") {
    const auto near = suggest(name, names);
    throw Error(ErrorKind::usage, "no profile '" + name + "' in the network",
                near.empty() ? "give a .toml file" : near + " (or give a .toml file)");
  }
  DiagnosticLog log;
  auto profile = read_profile(name, network.vocabularies, log);
  log.throw_if_any();
  return profile;
}

// A level asks for all below it too; requirements without one always count.
void keep_up_to(Profile& profile, const std::string& level, const Network& network) {
  if (level.empty()) return;
  const auto levels = network.vocabularies.names("maturity");
  const auto position = [&](const std::string& name) {
    return std::find(levels.begin(), levels.end(), name) - levels.begin();
  };
  if (position(level) == std::ssize(levels)) {
    throw Error(ErrorKind::usage, "no level '" + level + "'", suggest(level, levels));
  }
  std::erase_if(profile.requirements, [&](const Requirement& requirement) {
    return !requirement.level.empty() && position(requirement.level) > position(level);
  });
}

void run_assess(Session& session, const AssessOptions& options) {
  const auto network = session.load_graph();
  auto profile = profile_named(network, options.profile);
  keep_up_to(profile, options.level, network);
  std::vector<NodeId> subjects;
  const NameIndex names(network.graph);
  for (const auto& name : options.subjects) subjects.push_back(names.find(name));
  const auto assessments =
      assess(network, profile, subjects, {.statuses = session.statuses(network)});

  const auto language = session.language;
  const auto counts = counts_of(assessments);
  auto json = json_head(session, network, "assess", nullptr);
  json["parameters"]["profile"] = profile.name;
  json["parameters"]["level"] = options.level;
  json["profile"] = {{"title", profile.title.get(language)},
                     {"applies_to", profile.applies_to},
                     {"evidence", profile.evidence},
                     {"locator", profile.locator},
                     {"note", profile.note.get(language)}};
  json["summary"] = requirement_summary(network, assessments);
  json["results"] = requirement_json(network, assessments, language);
  json["holds"] = counts.missing == 0;
  answer(session,
         session.format == OutputFormat::csv ? requirement_rows(network, assessments, language)
                                             : requirement_table(network, assessments, language),
         std::move(json), counts_words(counts, assessments.size(), language));
  if (counts.missing > 0) throw CheckFailed{};
}

}  // namespace

void add_assess(CLI::App& program, Session& session) {
  const auto options = std::make_shared<AssessOptions>();
  auto* command = add_command(
      program, session, "assess",
      "The network against a requirement profile (status 1: something required is missing)",
      [&session, options] { run_assess(session, *options); });
  add_graph_argument(*command, session);
  command->add_option("--profile", options->profile, "Profile of the package, or a .toml file")
      ->required();
  command
      ->add_option("--subject", options->subjects,
                   "Whom to assess (default: every node of the kind the profile is for)")
      ->delimiter(',');
  command->add_option("--level", options->level,
                      "Only requirements up to this level: registered, system, ...");
  command->add_option("--with", session.with, "Further statuses that count: planned, expected")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi assess graphs/gtb --profile global-biocommunity");
}

}  // namespace musubi::cli
