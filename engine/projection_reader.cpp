#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <map>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"

namespace musubi {
namespace {

// Reads one [table] of projections.toml; every key must be known and of the right type.
class SpecReader {
 public:
  SpecReader(std::string file, const Vocabularies& vocabularies, DiagnosticLog& log)
      : file_(std::move(file)), vocabularies_(vocabularies), log_(log) {}

  ProjectionSpec read(std::string name, const toml::table& table) {
    ProjectionSpec spec;
    spec.name = name;
    spec.title = {name, name};
    for (const auto& [key, node] : table) read_key(spec, std::string(key.str()), node);
    return spec;
  }

 private:
  using Parallel = ProjectionSpec::Parallel;
  using Strength = ProjectionSpec::Strength;
  using Length = ProjectionSpec::Length;
  using Nodes = ProjectionSpec::Nodes;

  void read_key(ProjectionSpec& spec, const std::string& key, const toml::node& node) {
    static const std::vector<std::string> kKeys = {
        "title_ja",   "title_en", "relations",  "kinds",    "without_kinds", "statuses", "contract",
        "keep_apart", "directed", "self_loops", "parallel", "strength",      "length",   "nodes"};
    if (key == "title_ja") {
      text(node, key, spec.title.ja);
    } else if (key == "title_en") {
      text(node, key, spec.title.en);
    } else if (key == "relations") {
      terms(node, key, "relation", spec.relations);
    } else if (key == "kinds") {
      terms(node, key, "kind", spec.kinds);
    } else if (key == "statuses") {
      terms(node, key, "status", spec.statuses);
    } else if (key == "contract") {
      terms(node, key, "relation", spec.contract);
    } else if (key == "without_kinds") {
      terms(node, key, "kind", spec.without_kinds);
    } else if (key == "keep_apart") {
      terms(node, key, "kind", spec.keep_apart);
    } else if (key == "directed") {
      flag(node, key, spec.directed);
    } else if (key == "self_loops") {
      flag(node, key, spec.self_loops);
    } else if (key == "parallel") {
      choice(node, key, {{"merge", Parallel::merge}, {"keep", Parallel::keep}}, spec.parallel);
    } else if (key == "strength") {
      choice(node, key,
             {{"one", Strength::one}, {"sum", Strength::sum}, {"maximum", Strength::maximum}},
             spec.strength);
    } else if (key == "length") {
      choice(node, key, {{"one", Length::one}, {"inverse_strength", Length::inverse_strength}},
             spec.length);
    } else if (key == "nodes") {
      choice(node, key, {{"all", Nodes::all}, {"linked", Nodes::linked}}, spec.nodes);
    } else {
      fail(node, "unknown key '" + key + "'", suggest(key, kKeys));
    }
  }

  void fail(const toml::node& node, std::string problem, std::string remedy) {
    log_.add(file_, node.source().begin.line, std::move(problem), std::move(remedy));
  }

  void text(const toml::node& node, const std::string& key, std::string& into) {
    if (const auto value = node.value_exact<std::string>()) {
      into = *value;
    } else {
      fail(node, "'" + key + "' must be a text", {});
    }
  }

  void flag(const toml::node& node, const std::string& key, bool& into) {
    if (const auto value = node.value_exact<bool>()) {
      into = *value;
    } else {
      fail(node, "'" + key + "' must be true or false", {});
    }
  }

  void terms(const toml::node& node, const std::string& key, const std::string& topic,
             std::vector<std::string>& into) {
    const auto* array = node.as_array();
    if (array == nullptr) return fail(node, "'" + key + "' must be a list of texts", {});
    into.clear();
    const auto known = vocabularies_.names(topic);
    for (const auto& item : *array) {
      const auto term = item.value_exact<std::string>();
      if (!term) {
        fail(item, "'" + key + "' must be a list of texts", {});
      } else if (!known.empty() && std::find(known.begin(), known.end(), *term) == known.end()) {
        fail(item, "unknown " + topic + " '" + *term + "'", suggest(*term, known));
      } else {
        into.push_back(*term);
      }
    }
  }

  template <typename T>
  void choice(const toml::node& node, const std::string& key,
              const std::map<std::string, T>& choices, T& into) {
    const auto value = node.value_exact<std::string>();
    const auto it = value ? choices.find(*value) : choices.end();
    if (it != choices.end()) {
      into = it->second;
      return;
    }
    std::vector<std::string> names;
    for (const auto& [name, unused] : choices) names.push_back(name);
    fail(node, "'" + key + "' has no such choice", suggest(value.value_or(""), names));
  }

  std::string file_;
  const Vocabularies& vocabularies_;
  DiagnosticLog& log_;
};

}  // namespace

std::vector<ProjectionSpec> read_projections(const std::filesystem::path& path,
                                             const Vocabularies& vocabularies, DiagnosticLog& log) {
  const auto decoded = read_text_file(path);
  const auto parsed = toml::parse(decoded.text, path.string());
  if (!parsed) {
    log.add(path.string(), parsed.error().source().begin.line,
            std::string(parsed.error().description()), "see docs/data-package.md");
    return {};
  }
  // The table of a TOML document has no order; the file's own order says which is the default.
  std::vector<std::pair<toml::source_index, ProjectionSpec>> ordered;
  SpecReader reader(path.string(), vocabularies, log);
  for (const auto& [name, node] : parsed.table()) {
    if (const auto* table = node.as_table()) {
      ordered.emplace_back(node.source().begin.line, reader.read(std::string(name.str()), *table));
    } else {
      log.add(path.string(), node.source().begin.line,
              "'" + std::string(name.str()) + "' must be a table",
              "write [" + std::string(name.str()) + "]");
    }
  }
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<ProjectionSpec> specs;
  for (auto& [line, spec] : ordered) specs.push_back(std::move(spec));
  return specs;
}

}  // namespace musubi
