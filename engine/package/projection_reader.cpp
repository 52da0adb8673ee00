#include <algorithm>

#include "engine/network_reader.hpp"
#include "engine/toml_reader.hpp"

namespace musubi {
namespace {

// Reads one [table] of projections.toml; every key must be known and of the right type.
class SpecReader {
 public:
  SpecReader(std::string file, const Vocabularies& vocabularies, DiagnosticLog& log)
      : toml_(std::move(file), vocabularies, log) {}

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
      toml_.text(node, key, spec.title.ja);
    } else if (key == "title_en") {
      toml_.text(node, key, spec.title.en);
    } else if (key == "relations") {
      toml_.terms(node, key, "relation", spec.relations);
    } else if (key == "kinds") {
      toml_.terms(node, key, "kind", spec.kinds);
    } else if (key == "statuses") {
      toml_.terms(node, key, "status", spec.statuses);
    } else if (key == "contract") {
      toml_.terms(node, key, "relation", spec.contract);
    } else if (key == "without_kinds") {
      toml_.terms(node, key, "kind", spec.without_kinds);
    } else if (key == "keep_apart") {
      toml_.terms(node, key, "kind", spec.keep_apart);
    } else if (key == "directed") {
      toml_.flag(node, key, spec.directed);
    } else if (key == "self_loops") {
      toml_.flag(node, key, spec.self_loops);
    } else if (key == "parallel") {
      toml_.choice(node, key, {{"merge", Parallel::merge}, {"keep", Parallel::keep}},
                   spec.parallel);
    } else if (key == "strength") {
      toml_.choice(node, key,
                   {{"one", Strength::one}, {"sum", Strength::sum}, {"maximum", Strength::maximum}},
                   spec.strength);
    } else if (key == "length") {
      toml_.choice(node, key,
                   {{"one", Length::one}, {"inverse_strength", Length::inverse_strength}},
                   spec.length);
    } else if (key == "nodes") {
      toml_.choice(node, key, {{"all", Nodes::all}, {"linked", Nodes::linked}}, spec.nodes);
    } else {
      toml_.fail(node, "unknown key '" + key + "'", suggest(key, kKeys));
    }
  }

  TomlReader toml_;
};

}  // namespace

std::vector<ProjectionSpec> read_projections(const std::filesystem::path& path,
                                             const Vocabularies& vocabularies, DiagnosticLog& log) {
  const auto document = parse_toml(path, log);
  if (!document) return {};
  // The table of a TOML document has no order; the file's own order says which is the default.
  std::vector<std::pair<toml::source_index, ProjectionSpec>> ordered;
  SpecReader reader(path.string(), vocabularies, log);
  for (const auto& [name, node] : *document) {
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
