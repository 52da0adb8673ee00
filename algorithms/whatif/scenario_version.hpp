#pragma once
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "algorithms/whatif/apply_scenario.hpp"

namespace musubi {

/// What makes two links the same statement: ends (ids), relation, function, role.
struct LinkWords {
  std::string source{};
  std::string target{};
  std::string relation{};
  std::string function{};
  std::string role{};

  friend auto operator<=>(const LinkWords&, const LinkWords&) = default;
};

/// The link as messages name it.
[[nodiscard]] std::string quoted(const LinkWords& words);

/// Which links an edit speaks of; what is empty or nullopt chooses any.
struct LinkChoice {
  NodeId source = kNoNode;
  NodeId target = kNoNode;
  std::string relation{};
  std::optional<std::string> function{};
  std::optional<std::string> role{};
};

/// A network on its way from one edit to the next, which knows what each edit did, and complains
/// when another undoes it. For apply_scenario().
class ScenarioVersion {
 public:
  ScenarioVersion(const Network& base, DiagnosticLog& log) : network_(base), log_(log) {}

  /// What follows belongs to this edit.
  void begin(const ScenarioEdit& edit);
  void fail(std::string problem, std::string remedy = {});

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const PropertyGraph& graph() const { return network_.graph; }
  [[nodiscard]] AppliedEdit& applied() { return applied_.back(); }
  [[nodiscard]] std::vector<AppliedEdit> take_applied() { return std::move(applied_); }
  [[nodiscard]] Network take_network() { return std::move(network_); }

  /// The node of this id, name or alias; complains when there is none, or none any more.
  [[nodiscard]] std::optional<NodeId> node(const std::string& name);
  /// The links chosen; of an undirected link either end may be the source.
  [[nodiscard]] std::vector<LinkId> links(const LinkChoice& choice) const;
  [[nodiscard]] std::vector<LinkId> links_at(NodeId node) const;
  [[nodiscard]] LinkWords words(LinkId link) const;
  /// False, with a complaint, when the vocabulary has terms and this is none of them.
  bool check_term(const std::string& topic, const std::string& term);
  /// False, with a complaint, when another node goes by this name.
  bool check_name(const std::string& name);

  std::optional<NodeId> add_node(const std::string& id, const std::string& kind);
  bool remove_node(NodeId node);
  /// The new link; complains when it undoes what another edit did. `like`: links whose evidence it
  /// takes over, and of the first the attributes.
  std::optional<LinkId> add_link(NodeId source, NodeId target, const std::string& relation,
                                 const std::string& function, const std::string& role,
                                 const std::vector<LinkId>& like = {});
  bool remove_link(LinkId link);
  /// Leads a link to other ends. One that would be there twice becomes one with the other; one from
  /// a node to itself goes.
  void lead(LinkId link, NodeId source, NodeId target);

  /// Complains of a column that there is not, a value of another type, another edit's value, and
  /// one that it has already.
  void set_node_value(NodeId node, const std::string& name, const AttributeValue& value);
  void set_link_value(LinkId link, const std::string& name, const AttributeValue& value);
  /// Without a word on what is there already.
  void put_node_text(NodeId node, const std::string& name, const std::string& text);
  void put_link_text(LinkId link, const std::string& name, const std::string& text);
  void set_coverage(const std::string& subject, const std::string& topic, Coverage status);
  /// What is said of `from` is said of `to`; without `to` it is said no more.
  void rename_subject(const std::string& from, const std::optional<std::string>& to);

 private:
  using Edits = const ScenarioEdit*;

  void contradicts(Edits other, const std::string& what);
  [[nodiscard]] std::optional<AttributeValue> fitting(const AttributeTable& table,
                                                      const std::string& name,
                                                      const AttributeValue& value);
  [[nodiscard]] bool claim(const std::string& thing, const std::string& attribute,
                           const std::string& shown);
  [[nodiscard]] const NameIndex& names();

  Network network_;
  DiagnosticLog& log_;
  Edits edit_ = nullptr;
  std::vector<AppliedEdit> applied_{};
  std::optional<NameIndex> names_{};  // of the base; made when an id does not do
  std::map<std::string, Edits> gone_nodes_{};
  std::map<NodeId, Edits> new_nodes_{};
  std::map<LinkWords, Edits> gone_links_{};
  std::map<LinkId, Edits> new_links_{};
  std::map<std::pair<std::string, std::string>, Edits> values_{};  // by thing and attribute
};

}  // namespace musubi
