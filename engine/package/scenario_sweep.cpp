#include <algorithm>
#include <functional>
#include <set>

#include "engine/country_name.hpp"
#include "engine/network.hpp"
#include "engine/package/scenario.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMost = 10'000;

using Values = std::map<std::string, std::string, std::less<>>;  // by variable

// Puts values in the place of `{variable}`, and remembers what was used and what is none.
class Substitution {
 public:
  Substitution(const Network& network, Values values)
      : network_(network), values_(std::move(values)) {}

  void in_text(std::string& text) { replace(text, std::nullopt); }
  void in_words(LocalizedText& text) {
    replace(text.ja, Language::ja);
    replace(text.en, Language::en);
  }

  void in_edit(ScenarioEdit& edit) {
    for (auto* text : {&edit.node, &edit.source, &edit.target, &edit.relation, &edit.from, &edit.to,
                       &edit.country, &edit.status}) {
      in_text(*text);
    }
    for (auto* list : {&edit.nodes, &edit.topics}) {
      for (auto& text : *list) in_text(text);
    }
    for (auto* text : {&edit.function, &edit.role}) {
      if (*text) in_text(**text);
    }
    for (auto& [key, value] : edit.values) {
      if (auto* text = std::get_if<std::string>(&value)) {
        key.starts_with("note") ? replace(*text, Language::en) : in_text(*text);
      }
    }
    used_in_edits_ = used_;
    in_words(edit.reason);
  }

  [[nodiscard]] const std::set<std::string>& used_in_edits() const { return used_in_edits_; }
  [[nodiscard]] const std::set<std::string>& unknown() const { return unknown_; }

 private:
  // Of a node, or of a country that nodes lie in.
  [[nodiscard]] std::string name_for(const std::string& value, Language language) const {
    const auto& graph = network_.graph;
    if (const auto node = graph.find(value)) return network_.node_name(*node, language);
    const auto nodes = graph.nodes();
    const bool is_country = std::any_of(nodes.begin(), nodes.end(), [&](NodeId node) {
      return graph.node_text(node, "country") == value;
    });
    return is_country ? country_name(value, language) : value;
  }

  void replace(std::string& text, std::optional<Language> named) {
    for (std::size_t open = text.find('{'); open != std::string::npos;
         open = text.find('{', open)) {
      const auto close = text.find('}', open);
      if (close == std::string::npos) return;
      const auto name = text.substr(open + 1, close - open - 1);
      const auto it = values_.find(name);
      if (it == values_.end()) {
        unknown_.insert(name);
        open = close;
        continue;
      }
      used_.insert(name);
      auto value = it->second;
      if (named) value = name_for(value, *named);
      text.replace(open, close - open + 1, value);
      open += value.size();
    }
  }

  const Network& network_;
  Values values_;
  std::set<std::string> used_{};
  std::set<std::string> used_in_edits_{};
  std::set<std::string> unknown_{};
};

class Expansion {
 public:
  Expansion(const Scenario& scenario, const Network& network)
      : scenario_(scenario), network_(network) {}

  std::vector<Alternative> run() {
    for (const auto& alternative : scenario_.alternatives) expand(alternative);
    std::map<std::string, std::size_t> lines;
    for (const auto& alternative : result_) {
      const auto [it, fresh] = lines.emplace(alternative.name, alternative.line);
      if (fresh) continue;
      log_.add(scenario_.file, alternative.line,
               "two cases are named '" + alternative.name + "' (the other on line " +
                   std::to_string(it->second) + ")",
               "rename one");
    }
    log_.throw_if_any();
    return std::move(result_);
  }

 private:
  void expand(const Alternative& alternative) {
    std::set<std::string> used;
    const auto combinations = combinations_of(alternative.sweep, scenario_.file);
    for (const auto& values : combinations) {
      if (too_many(result_.size(), alternative.line)) return;
      Alternative one = alternative;
      one.sweep.clear();
      Substitution substitution(network_, values);
      const auto plain = one.name;
      substitution.in_text(one.name);
      if (plain == one.name) {
        for (const auto& variable : alternative.sweep) one.name += "-" + values.at(variable.name);
      }
      substitution.in_words(one.title);
      substitution.in_words(one.reason);
      complain_of(substitution.unknown(), scenario_.file, alternative.line);
      one.edits.clear();
      for (const auto& edit : alternative.edits) expand(edit, values, one.edits, used);
      result_.push_back(std::move(one));
    }
    if (!combinations.empty()) complain_of_unused(alternative.sweep, used, scenario_.file);
  }

  void expand(const ScenarioEdit& edit, const Values& outer, std::vector<ScenarioEdit>& into,
              std::set<std::string>& used) {
    std::set<std::string> used_here;
    const auto combinations = combinations_of(edit.each, edit.file);
    for (auto values : combinations) {
      if (too_many(into.size(), edit.line)) return;
      values.insert(outer.begin(), outer.end());
      ScenarioEdit one = edit;
      one.each.clear();
      Substitution substitution(network_, std::move(values));
      substitution.in_edit(one);
      complain_of(substitution.unknown(), edit.file, edit.line);
      used_here.insert(substitution.used_in_edits().begin(), substitution.used_in_edits().end());
      into.push_back(std::move(one));
    }
    if (!combinations.empty()) complain_of_unused(edit.each, used_here, edit.file);
    used.insert(used_here.begin(), used_here.end());
  }

  // Every combination of the variables' values, the last one fastest; one empty one without any.
  std::vector<Values> combinations_of(const std::vector<SweepVariable>& variables,
                                      const std::string& file) {
    std::vector<Values> combinations{{}};
    for (const auto& variable : variables) {
      const auto values = values_of(variable, file);
      std::vector<Values> longer;
      for (const auto& known : combinations) {
        for (const auto& value : values) {
          if (too_many(longer.size(), variable.line)) return {};
          longer.push_back(known);
          longer.back()[variable.name] = value;
        }
      }
      combinations = std::move(longer);
    }
    return combinations;
  }

  std::vector<std::string> values_of(const SweepVariable& variable, const std::string& file) {
    if (!variable.values.empty()) return variable.values;
    std::vector<std::string> ids;
    std::set<std::string> kinds;
    std::set<std::string> countries;
    const auto& graph = network_.graph;
    for (const NodeId node : graph.nodes()) {
      const std::string country(graph.node_text(node, "country"));
      kinds.insert(graph.kind(node));
      if (!country.empty()) countries.insert(country);
      if ((variable.kind.empty() || graph.kind(node) == variable.kind) &&
          (variable.country.empty() || country == variable.country)) {
        ids.push_back(graph.id(node));
      }
    }
    std::sort(ids.begin(), ids.end());
    if (ids.empty()) {
      auto remedy = variable.kind.empty() || kinds.contains(variable.kind)
                        ? ""
                        : suggest(variable.kind, {kinds.begin(), kinds.end()});
      if (remedy.empty() && !variable.country.empty() && !countries.contains(variable.country)) {
        remedy = countries.empty()
                     ? "no node has a country"
                     : "countries are written as in nodes.csv, such as " + *countries.begin();
      }
      log_.add(file, variable.line,
               "the sweep over '" + variable.name + "' goes over nothing: no node is of " +
                   (variable.kind.empty() ? "" : "kind '" + variable.kind + "'") +
                   (variable.kind.empty() || variable.country.empty() ? "" : " and ") +
                   (variable.country.empty() ? "" : "country '" + variable.country + "'"),
               remedy.empty() ? "select nodes that there are" : remedy);
    }
    return ids;
  }

  bool too_many(std::size_t count, std::size_t line) {
    if (count < kMost) return false;
    if (!told_) {
      log_.add(scenario_.file, line, "the sweep makes more than 10,000 of it",
               "leave some values out");
    }
    told_ = true;
    return true;
  }

  void complain_of(const std::set<std::string>& unknown, const std::string& file,
                   std::size_t line) {
    for (const auto& name : unknown) {
      if (!complained_.emplace(line, name).second) continue;
      log_.add(file, line, "nothing stands for '{" + name + "}'",
               "name it in 'for' of the alternative or in 'each' of the edit");
    }
  }

  void complain_of_unused(const std::vector<SweepVariable>& variables,
                          const std::set<std::string>& used, const std::string& file) {
    for (const auto& variable : variables) {
      if (used.contains(variable.name) || told_) continue;
      log_.add(file, variable.line, "no edit uses '{" + variable.name + "}'",
               "write it where the value belongs, or take the sweep out");
    }
  }

  const Scenario& scenario_;
  const Network& network_;
  DiagnosticLog log_{};
  std::vector<Alternative> result_{};
  std::set<std::pair<std::size_t, std::string>> complained_{};
  bool told_ = false;
};

}  // namespace

std::vector<Alternative> expand_scenario(const Scenario& scenario, const Network& network) {
  return Expansion(scenario, network).run();
}

}  // namespace musubi
