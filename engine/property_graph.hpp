#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/attribute.hpp"
#include "engine/ids.hpp"
#include "engine/node_index.hpp"
#include "engine/shared_vector.hpp"
#include "engine/symbol_table.hpp"

namespace musubi {

/// Where a statement comes from.
struct Evidence {
  std::string source{};   ///< id of a source
  std::string locator{};  ///< a place in it that a reader can find
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What a link is before its attributes.
struct Link {
  NodeId source = kNoNode;
  NodeId target = kNoNode;
  Symbol relation = 0;
  bool directed = true;
};

/// The network with all that is known of it: a multigraph with string ids, kinds and relations,
/// typed attributes, and evidence on every link. Immutable; GraphBuilder makes it, or a new version
/// of it that shares what did not change. Ids of nodes and links stay the same from version to
/// version: what a version removed is no longer contained, and its number is not used again.
class PropertyGraph {
 public:
  PropertyGraph();  ///< the empty graph

  [[nodiscard]] std::size_t num_nodes() const { return data_->live_nodes; }
  [[nodiscard]] std::size_t num_links() const { return data_->live_links; }
  /// One more than the largest id ever used; for arrays indexed by id.
  [[nodiscard]] NodeId node_bound() const { return static_cast<NodeId>(data_->node_ids.size()); }
  [[nodiscard]] LinkId link_bound() const { return static_cast<LinkId>(data_->links.size()); }
  [[nodiscard]] bool contains_node(NodeId node) const {
    return node < node_bound() && data_->node_alive[node];
  }
  [[nodiscard]] bool contains_link(LinkId link) const {
    return link < link_bound() && data_->link_alive[link];
  }
  /// The nodes (links) contained, in increasing order.
  [[nodiscard]] std::vector<NodeId> nodes() const;
  [[nodiscard]] std::vector<LinkId> links() const;

  [[nodiscard]] const std::string& id(NodeId node) const { return data_->node_ids[node]; }
  [[nodiscard]] const std::string& kind(NodeId node) const {
    return data_->kinds.name(data_->node_kinds[node]);
  }
  /// The node with this exact id. O(1) on average.
  [[nodiscard]] std::optional<NodeId> find(std::string_view id) const {
    return if_any(data_->find(id));
  }

  [[nodiscard]] const Link& link(LinkId link) const { return data_->links[link]; }
  [[nodiscard]] const std::string& relation(LinkId link) const {
    return data_->relations.name(data_->links[link].relation);
  }
  [[nodiscard]] const std::vector<Evidence>& evidence(LinkId link) const {
    static const std::vector<Evidence> kNone;
    return link < data_->evidence.size() ? data_->evidence[link] : kNone;
  }
  /// Whether a link has evidence, or one that a version removed had. O(1).
  [[nodiscard]] bool has_evidence() const { return data_->evidence.size() > 0; }

  [[nodiscard]] const AttributeTable& node_attributes() const { return data_->node_attributes; }
  [[nodiscard]] const AttributeTable& link_attributes() const { return data_->link_attributes; }
  /// The text of an attribute; "" when the node (link) has none.
  [[nodiscard]] std::string_view node_text(NodeId node, std::string_view attribute) const;
  [[nodiscard]] std::string_view link_text(LinkId link, std::string_view attribute) const;
  [[nodiscard]] std::optional<double> link_number(LinkId link, std::string_view attribute) const;

  /// Kinds and relations in use, in order of first use.
  [[nodiscard]] const SymbolTable& kinds() const { return data_->kinds; }
  [[nodiscard]] const SymbolTable& relations() const { return data_->relations; }

  /// Chunks of the link table that two versions hold in common: what structural sharing saves.
  [[nodiscard]] std::size_t shared_link_chunks(const PropertyGraph& other) const {
    return data_->links.shared_chunks(other.data_->links);
  }

 private:
  friend class GraphBuilder;

  // Lets a string_view be looked for without making a string of it.
  struct IdHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
  };
  template <typename T>
  using ById = std::unordered_map<std::string, T, IdHash, std::equal_to<>>;

  // Ids to nodes: a large table that versions share, and what came since. While only a builder has
  // the table, new nodes go there.
  struct IdIndex {
    std::shared_ptr<NodeIndex> base{};
    ById<NodeId> changes{};  // kNoNode where a node was removed
  };
  struct Data {
    SharedVector<std::string> node_ids{};
    SharedVector<Symbol> node_kinds{};
    SharedVector<bool> node_alive{};
    SharedVector<Link> links{};
    SharedVector<bool> link_alive{};
    SharedVector<std::vector<Evidence>> evidence{};  // up to the last link that has any
    AttributeTable node_attributes{};
    AttributeTable link_attributes{};
    SymbolTable kinds{};
    SymbolTable relations{};
    IdIndex index{};
    std::size_t live_nodes = 0;
    std::size_t live_links = 0;

    [[nodiscard]] NodeId find(std::string_view id) const;  // kNoNode when there is none
  };

  static std::optional<NodeId> if_any(NodeId node) {
    return node == kNoNode ? std::nullopt : std::optional(node);
  }

  explicit PropertyGraph(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::shared_ptr<const Data> data_;
};

/// Makes a PropertyGraph, from nothing or as a new version of another, which it leaves as it is.
/// Mistakes of the caller (an id that exists, an end that does not) throw std::invalid_argument and
/// leave the builder as it was.
class GraphBuilder {
 public:
  GraphBuilder() = default;
  explicit GraphBuilder(const PropertyGraph& base) : data_(*base.data_) {}

  NodeId add_node(std::string_view id, std::string_view kind);
  LinkId add_link(NodeId source, NodeId target, std::string_view relation, bool directed = true,
                  std::vector<Evidence> evidence = {});
  /// Removes the node and every link at it. O(links).
  void remove_node(NodeId node);
  void remove_link(LinkId link);
  void set_kind(NodeId node, std::string_view kind);

  /// Declares a column, so that it is there even when no value is; a column that exists must be of
  /// this type.
  void declare_node_attribute(std::string_view name, AttributeType type) {
    node_column(name, type);
  }
  void declare_link_attribute(std::string_view name, AttributeType type) {
    link_column(name, type);
  }
  /// The same, and the column for whoever sets many values; it is the builder's, and of use only as
  /// long as that.
  AttributeColumn& node_column(std::string_view name, AttributeType type);
  AttributeColumn& link_column(std::string_view name, AttributeType type);
  void set_node_attribute(NodeId node, std::string_view name, const AttributeValue& value);
  void set_link_attribute(LinkId link, std::string_view name, const AttributeValue& value);

  [[nodiscard]] std::optional<NodeId> find(std::string_view id) const {
    return PropertyGraph::if_any(data_.find(id));
  }
  /// The graph as it is now; the builder goes on from there.
  [[nodiscard]] PropertyGraph build();

 private:
  PropertyGraph::Data data_{};
};

}  // namespace musubi
