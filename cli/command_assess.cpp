#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "algorithms/gaps/profile_assessment.hpp"
#include "cli/commands.hpp"
#include "cli/result_table.hpp"
#include "viz/requirement_words.hpp"

namespace musubi::cli {
namespace {

struct Options {
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
    throw Error(ErrorKind::usage, "no profile '" + name + "' in the network",
                suggest(name, names).empty() ? "give a .toml file" : suggest(name, names));
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

Json statement_json(const Network& network, LinkId link) {
  const auto& graph = network.graph;
  Json evidence = Json::array();
  for (const auto& [source, locator] : graph.evidence(link)) {
    evidence.push_back({{"source", source}, {"locator", locator}});
  }
  return {{"link",
           {graph.id(graph.link(link).source), graph.relation(link),
            graph.id(graph.link(link).target)}},
          {"basis", std::string(graph.link_text(link, "basis"))},
          {"evidence", std::move(evidence)}};
}

Json ids_of(const Network& network, const std::vector<NodeId>& nodes) {
  Json ids = Json::array();
  for (const NodeId node : nodes) ids.push_back(network.graph.id(node));
  return ids;
}

Json need_json(const Network& network, const NeedResult& found) {
  Json evidence = Json::array();
  for (const LinkId link : found.links) evidence.push_back(statement_json(network, link));
  return {{"kinds", found.need.kinds},
          {"functions", found.need.functions},
          {"relation", found.need.relation},
          {"at_least", found.need.at_least},
          {"count", found.count},
          {"nodes", ids_of(network, found.nodes)},
          {"candidates", ids_of(network, found.candidates)},
          {"evidence", std::move(evidence)}};
}

Json result_json(const Network& network, NodeId subject, const RequirementResult& result,
                 Language language) {
  const auto& requirement = result.requirement;
  Json needs = Json::array();
  for (const auto& found : result.needs) needs.push_back(need_json(network, found));
  return {{"subject", network.graph.id(subject)},
          {"requirement", requirement.id},
          {"text", requirement.text.get(language)},
          {"level", requirement.level},
          {"axis", requirement.axis},
          {"status", std::string(name_of(result.status))},
          {"needs", std::move(needs)},
          {"would_meet", what_would_meet(network, result, language)},
          {"locator", requirement.locator},
          {"note", requirement.note.get(language)}};
}

// Which counts and which nodes stand behind a status, in words.
std::string found_words(const Network& network, const RequirementResult& result,
                        Language language) {
  std::string words;
  for (const auto& found : result.needs) {
    words += (words.empty() ? "" : "; ") + need_words(network, found.need, language) + ": " +
             std::to_string(found.count);
  }
  return words;
}

void run(Session& session, const Options& options) {
  const auto network = session.load_graph();
  auto profile = profile_named(network, options.profile);
  keep_up_to(profile, options.level, network);
  std::vector<NodeId> subjects;
  const NameIndex names(network.graph);
  for (const auto& name : options.subjects) subjects.push_back(names.find(name));
  const auto assessments =
      assess(network, profile, subjects, {.statuses = session.statuses(network)});

  ResultTable table;
  table.columns = {
      {"subject", {"対象", "Subject"}},       {"requirement", {"要件", "Requirement"}},
      {"level", {"段階", "Level"}},           {"axis", {"評価軸", "Axis"}},
      {"status", {"状態", "Status"}},         {"text", {"内容", "What is required"}},
      {"found", {"資料にあるもの", "Found"}}, {"would_meet", {"満たすには", "What would meet it"}}};
  const auto language = session.language;
  auto json = json_head(session, network, "assess", nullptr);
  json["parameters"]["profile"] = profile.name;
  json["parameters"]["level"] = options.level;
  json["profile"] = {{"title", profile.title.get(language)},
                     {"applies_to", profile.applies_to},
                     {"evidence", profile.evidence},
                     {"locator", profile.locator},
                     {"note", profile.note.get(language)}};
  json["results"] = Json::array();
  bool missing = false;
  for (const auto& assessment : assessments) {
    for (const auto& result : assessment.requirements) {
      missing = missing || result.status == RequirementStatus::missing;
      const auto& requirement = result.requirement;
      const bool csv = session.format == OutputFormat::csv;
      table.rows.push_back(
          {csv ? network.graph.id(assessment.subject)
               : network.node_name(assessment.subject, language),
           requirement.id,
           csv ? requirement.level
               : network.vocabularies.label("maturity", requirement.level, language),
           csv ? requirement.axis : network.vocabularies.label("axis", requirement.axis, language),
           csv ? std::string(name_of(result.status)) : status_word(result.status, language),
           requirement.text.get(language), found_words(network, result, language),
           what_would_meet(network, result, language)});
      json["results"].push_back(result_json(network, assessment.subject, result, language));
    }
  }
  json["holds"] = !missing;
  answer(session, table, std::move(json));
  if (missing) throw CheckFailed{};
}

}  // namespace

void add_assess(CLI::App& program, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      program, session, "assess",
      "The network against a requirement profile (status 1: something required is missing)",
      [&session, options] { run(session, *options); });
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
      ->delimiter(',');
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi assess graphs/gtb --profile global-biocommunity");
}

}  // namespace musubi::cli
