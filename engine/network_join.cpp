#include "engine/network_join.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

namespace musubi {
namespace {

// Attributes that hold a list, of which a joined node has all items.
bool is_list(std::string_view attribute) {
  return attribute == "aliases" || attribute == "distinct_from";
}

std::string union_of(std::string_view list, std::string_view more) {
  auto items = split_list(list);
  for (auto& item : split_list(more)) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ";") + item;
  return text;
}

class Joiner {
 public:
  Network join(std::vector<Network> networks) {
    for (auto& network : networks) add(network);
    log_.throw_if_any();
    joined_.graph = builder_.build();
    joined_.is_package = true;
    report_shared_names();
    return std::move(joined_);
  }

 private:
  void add(Network& network) {
    const bool first = joined_.joined.packages.empty();
    joined_.joined.packages.push_back(network.name);
    const auto append = [first](std::string& text, const std::string& more, const char* between) {
      text += (first ? "" : between) + more;
    };
    append(joined_.name, network.name, "+");
    append(joined_.title.ja, network.title.get(Language::ja), "・");
    append(joined_.title.en, network.title.get(Language::en), ", ");
    append(joined_.version, network.version, "+");
    joined_.created = std::max(joined_.created, network.created);
    joined_.vocabularies.add_missing(network.vocabularies);
    add_sources(network);
    add_nodes(network);
    add_links(network);
    add_indicators(network);
    add_coverage(network);
    add_named(joined_.projections, network.projections);
    add_named(joined_.profiles, network.profiles);
    std::move(network.warnings.begin(), network.warnings.end(),
              std::back_inserter(joined_.warnings));
  }

  template <typename T>
  static void add_named(std::vector<T>& into, std::vector<T>& more) {
    for (auto& item : more) {
      if (std::none_of(into.begin(), into.end(),
                       [&](const T& known) { return known.name == item.name; })) {
        into.push_back(std::move(item));
      }
    }
  }

  void add_sources(Network& network) {
    for (auto& source : network.sources) {
      const auto [it, fresh] = titles_.emplace(source.id, source.title);
      if (fresh) {
        joined_.sources.push_back(std::move(source));
        continue;
      }
      joined_.joined.sources.push_back(source.id);
      if (it->second != source.title) {
        log_.add(network.name, 0,
                 "the source '" + source.id + "' is '" + source.title + "', but '" + it->second +
                     "' in another package",
                 "give one of them another id");
      }
    }
  }

  void add_nodes(const Network& network) {
    const auto& graph = network.graph;
    node_of_.assign(graph.node_bound(), kNoNode);
    for (const auto& [name, column] : graph.node_attributes()) {
      builder_.declare_node_attribute(name, column.type());
    }
    for (const NodeId old : graph.nodes()) {
      const auto known = builder_.find(graph.id(old));
      const NodeId node = known ? *known : builder_.add_node(graph.id(old), graph.kind(old));
      node_of_[old] = node;
      if (!known) {
        kinds_.push_back(graph.kind(old));
        values_.emplace_back();
      } else {
        joined_.joined.nodes.push_back(graph.id(old));
        if (kinds_[node] != graph.kind(old)) {
          log_.add(network.name, 0,
                   "'" + graph.id(old) + "' is of kind '" + graph.kind(old) + "', but '" +
                       kinds_[node] + "' in another package",
                   "make the kinds the same, or give one of them another id");
        }
      }
      for (const auto& [name, column] : graph.node_attributes()) {
        set(network, node, graph.id(old), name, column.get(old));
      }
    }
  }

  void set(const Network& network, NodeId node, const std::string& id, const std::string& name,
           const AttributeValue& value) {
    const auto text = to_text(value);
    if (text.empty()) return;
    const auto [it, fresh] = values_[node].emplace(name, text);
    if (!fresh && is_list(name)) {
      it->second = union_of(it->second, text);
      builder_.set_node_attribute(node, name, it->second);
    } else if (fresh) {
      builder_.set_node_attribute(node, name, value);
    } else if (it->second != text) {
      joined_.warnings.push_back({network.name, 0,
                                  "'" + name + "' of '" + id + "' is '" + text + "', but '" +
                                      it->second + "' in another package, which counts",
                                  "make them the same"});
    }
  }

  void add_links(const Network& network) {
    const auto& graph = network.graph;
    for (const auto& [name, column] : graph.link_attributes()) {
      builder_.declare_link_attribute(name, column.type());
    }
    for (const LinkId old : graph.links()) {
      const auto& ends = graph.link(old);
      auto evidence = graph.evidence(old);
      std::string cited;
      for (const auto& item : evidence) cited += item.source + '\n' + item.locator + '\n';
      if (!links_
               .emplace(node_of_[ends.source], node_of_[ends.target], graph.relation(old),
                        std::string(graph.link_text(old, "function")),
                        std::string(graph.link_text(old, "role")), std::move(cited))
               .second) {
        ++joined_.joined.links;
        continue;
      }
      const LinkId link =
          builder_.add_link(node_of_[ends.source], node_of_[ends.target], graph.relation(old),
                            ends.directed, std::move(evidence));
      for (const auto& [name, column] : graph.link_attributes()) {
        builder_.set_link_attribute(link, name, column.get(old));
      }
    }
  }

  void add_indicators(Network& network) {
    for (auto& figure : network.indicators) {
      if (indicators_
              .emplace(figure.subject, figure.indicator, figure.category, figure.year,
                       figure.status, figure.evidence)
              .second) {
        joined_.indicators.push_back(std::move(figure));
      } else {
        ++joined_.joined.indicators;
      }
    }
  }

  void add_coverage(Network& network) {
    for (auto& entry : network.coverage) {
      const auto [it, fresh] =
          coverage_.emplace(std::pair(entry.subject, entry.topic), joined_.coverage.size());
      if (fresh) {
        joined_.coverage.push_back(std::move(entry));
        continue;
      }
      ++joined_.joined.coverage;
      // The enumeration goes from documented down to undocumented.
      auto& known = joined_.coverage[it->second];
      if (entry.status < known.status) known = std::move(entry);
    }
  }

  // Two ids with one name may be one institution that the packages call differently.
  void report_shared_names() {
    const auto& graph = joined_.graph;
    std::map<std::string, NodeId> owner;
    for (const NodeId node : graph.nodes()) {
      auto names = split_list(graph.node_text(node, "aliases"));
      for (const auto* name : {"name_ja", "name_en"}) {
        names.emplace_back(graph.node_text(node, name));
      }
      for (const auto& name : names) {
        if (name.empty()) continue;
        const auto [it, fresh] = owner.emplace(fold_name(name), node);
        if (fresh || it->second == node) continue;
        joined_.warnings.push_back({joined_.name, 0,
                                    "the name '" + name + "' belongs to '" + graph.id(node) +
                                        "' and to '" + graph.id(it->second) + "'",
                                    "give them one id if they are the same"});
      }
    }
  }

  using LinkKey = std::tuple<NodeId, NodeId, std::string, std::string, std::string, std::string>;
  using IndicatorKey =
      std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;

  Network joined_{};
  GraphBuilder builder_{};
  DiagnosticLog log_{};
  std::vector<NodeId> node_of_{};  // of the network that is being added
  std::vector<std::string> kinds_{};
  std::vector<std::map<std::string, std::string>> values_{};  // of each node, what counts
  std::map<std::string, std::string> titles_{};
  std::set<LinkKey> links_{};
  std::set<IndicatorKey> indicators_{};
  std::map<std::pair<std::string, std::string>, std::size_t> coverage_{};
};

}  // namespace

Network join(std::vector<Network> networks) {
  if (networks.empty()) throw std::invalid_argument("join needs at least one network");
  if (networks.size() == 1) return std::move(networks.front());
  return Joiner().join(std::move(networks));
}

}  // namespace musubi
