#include "engine/property_graph.hpp"

#include <stdexcept>

namespace musubi {
namespace {

AttributeColumn& declare(AttributeTable& table, std::string_view name, AttributeType type) {
  const auto it = table.find(name);
  if (it == table.end()) {
    return table.emplace(std::string(name), AttributeColumn(type)).first->second;
  }
  if (it->second.type() != type) {
    throw std::invalid_argument("GraphBuilder: attribute '" + std::string(name) + "' is of type " +
                                std::string(name_of(it->second.type())) + ", not " +
                                std::string(name_of(type)));
  }
  return it->second;
}

void set_attribute(AttributeTable& table, std::size_t i, std::string_view name,
                   const AttributeValue& value) {
  const auto it = table.find(name);
  if (it != table.end()) {
    it->second.set(i, value);
  } else if (!std::holds_alternative<std::monostate>(value)) {
    declare(table, name, type_of(value)).set(i, value);
  }
}

template <typename Id>
std::vector<Id> contained(const SharedVector<bool>& alive, std::size_t count) {
  std::vector<Id> ids;
  ids.reserve(count);
  for (std::size_t i = 0; i < alive.size(); ++i) {
    if (alive[i]) ids.push_back(static_cast<Id>(i));
  }
  return ids;
}

}  // namespace

PropertyGraph::PropertyGraph() : data_(std::make_shared<const Data>()) {}

std::vector<NodeId> PropertyGraph::nodes() const {
  return contained<NodeId>(data_->node_alive, data_->live_nodes);
}

std::vector<LinkId> PropertyGraph::links() const {
  return contained<LinkId>(data_->link_alive, data_->live_links);
}

NodeId PropertyGraph::Data::find(std::string_view id) const {
  const auto& [base, changes] = index;
  if (!changes.empty()) {
    if (const auto it = changes.find(id); it != changes.end()) return it->second;
  }
  return base ? base->find(id, node_ids) : kNoNode;
}

std::string_view PropertyGraph::node_text(NodeId node, std::string_view attribute) const {
  const auto it = data_->node_attributes.find(attribute);
  return it == data_->node_attributes.end() ? std::string_view{} : it->second.text(node);
}

std::string_view PropertyGraph::link_text(LinkId link, std::string_view attribute) const {
  const auto it = data_->link_attributes.find(attribute);
  return it == data_->link_attributes.end() ? std::string_view{} : it->second.text(link);
}

std::optional<double> PropertyGraph::link_number(LinkId link, std::string_view attribute) const {
  const auto it = data_->link_attributes.find(attribute);
  return it == data_->link_attributes.end() ? std::nullopt : it->second.number(link);
}

NodeId GraphBuilder::add_node(std::string_view id, std::string_view kind) {
  if (find(id)) throw std::invalid_argument("GraphBuilder: node '" + std::string(id) + "' exists");
  const auto node = static_cast<NodeId>(data_.node_ids.size());
  data_.node_ids.push_back(std::string(id));
  data_.node_kinds.push_back(data_.kinds.intern(kind));
  data_.node_alive.push_back(true);
  auto& index = data_.index;
  if (!index.base) index.base = std::make_shared<NodeIndex>();
  if (index.base.use_count() == 1 && index.changes.empty()) {
    index.base->add(id, node);
  } else {
    index.changes.insert_or_assign(std::string(id), node);
  }
  ++data_.live_nodes;
  return node;
}

LinkId GraphBuilder::add_link(NodeId source, NodeId target, std::string_view relation,
                              bool directed, std::vector<Evidence> evidence) {
  for (const NodeId end : {source, target}) {
    if (end >= data_.node_ids.size() || !data_.node_alive[end]) {
      throw std::invalid_argument("GraphBuilder: a link's end " + std::to_string(end) +
                                  " is not a node of the graph");
    }
  }
  const auto link = static_cast<LinkId>(data_.links.size());
  const Symbol symbol = data_.relations.intern(relation);
  data_.links.append() = {source, target, symbol, directed};
  data_.link_alive.push_back(true);
  if (!evidence.empty()) {
    data_.evidence.resize(link);
    data_.evidence.push_back(std::move(evidence));
  }
  ++data_.live_links;
  return link;
}

void GraphBuilder::remove_node(NodeId node) {
  if (node >= data_.node_ids.size() || !data_.node_alive[node]) {
    throw std::invalid_argument("GraphBuilder: no node " + std::to_string(node) + " to remove");
  }
  for (std::size_t i = 0; i < data_.links.size(); ++i) {
    const auto& link = data_.links[i];
    if (data_.link_alive[i] && (link.source == node || link.target == node)) {
      remove_link(static_cast<LinkId>(i));
    }
  }
  data_.node_alive.set(node, false);
  data_.index.changes.insert_or_assign(data_.node_ids[node], kNoNode);
  --data_.live_nodes;
}

void GraphBuilder::remove_link(LinkId link) {
  if (link >= data_.links.size() || !data_.link_alive[link]) {
    throw std::invalid_argument("GraphBuilder: no link " + std::to_string(link) + " to remove");
  }
  data_.link_alive.set(link, false);
  --data_.live_links;
}

void GraphBuilder::set_kind(NodeId node, std::string_view kind) {
  if (node >= data_.node_ids.size() || !data_.node_alive[node]) {
    throw std::invalid_argument("GraphBuilder: no node " + std::to_string(node));
  }
  data_.node_kinds.set(node, data_.kinds.intern(kind));
}

AttributeColumn& GraphBuilder::node_column(std::string_view name, AttributeType type) {
  return declare(data_.node_attributes, name, type);
}

AttributeColumn& GraphBuilder::link_column(std::string_view name, AttributeType type) {
  return declare(data_.link_attributes, name, type);
}

void GraphBuilder::set_node_attribute(NodeId node, std::string_view name,
                                      const AttributeValue& value) {
  if (node >= data_.node_ids.size()) {
    throw std::invalid_argument("GraphBuilder: no node " + std::to_string(node));
  }
  set_attribute(data_.node_attributes, node, name, value);
}

void GraphBuilder::set_link_attribute(LinkId link, std::string_view name,
                                      const AttributeValue& value) {
  if (link >= data_.links.size()) {
    throw std::invalid_argument("GraphBuilder: no link " + std::to_string(link));
  }
  set_attribute(data_.link_attributes, link, name, value);
}

PropertyGraph GraphBuilder::build() {
  // A change log of a few entries is cheap to copy; a long one becomes a new shared table.
  auto& index = data_.index;
  if (index.changes.size() > 64 + (index.base ? index.base->size() / 8 : 0)) {
    index.base = std::make_shared<NodeIndex>();
    for (std::size_t node = 0; node < data_.node_ids.size(); ++node) {
      if (data_.node_alive[node]) {
        index.base->add(data_.node_ids[node], static_cast<NodeId>(node));
      }
    }
    index.changes.clear();
  }
  return PropertyGraph(std::make_shared<const PropertyGraph::Data>(data_));
}

}  // namespace musubi
