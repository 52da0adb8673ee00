#include "viz/changed_part.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "algorithms/gaps/abroad.hpp"

namespace musubi {
namespace {

using Column = ChangedPart::Column;
using Pair = std::pair<std::string, std::string>;

Pair pair_of(const std::string& a, const std::string& b) {
  return std::minmax(a, b);
}

// One of the two networks, seen as pairs of ids.
struct Side {
  Side(const Network& of, const GapOptions& options) : network(of) {
    const auto& graph = of.graph;
    if (graph.kinds().find(options.group_kind)) hubs = hub_network(of, options);
    for (const NodeId hub : hubs.hubs) is_hub.insert(graph.id(hub));
    for (const LinkId link : graph.links()) {
      const auto& relation = graph.relation(link);
      if (relation == "located_in" || relation == "active_in") continue;
      if (!status_counts(graph, link, options.statuses)) continue;
      const auto& ends = graph.link(link);
      ties.insert(pair_of(graph.id(ends.source), graph.id(ends.target)));
    }
    linked = ties;
    for (std::size_t h = 0; h < hubs.hubs.size(); ++h) {
      for (const auto& service : hubs.services[h]) {
        if (service.whole == hubs.hubs[h]) continue;
        ties.insert(pair_of(graph.id(hubs.hubs[h]), graph.id(service.whole)));
      }
    }
  }

  const Network& network;
  HubNetwork hubs{};
  std::set<std::string> is_hub{};
  std::set<Pair> linked{};  // by a link of their own
  std::set<Pair> ties{};    // or by that of a part to a hub
};

class Selection {
 public:
  Selection(const Network& before, const Network& after, const GapOptions& options)
      : before_(before, options), after_(after, options) {}

  ChangedPart select(const NetworkChanges& changes, std::size_t most) {
    for (const auto* side : {&before_, &after_}) {
      for (const auto& hub : side->is_hub) changed_ties_.emplace(hub, 0);
    }
    note_nodes(changes);
    note_ties(before_.linked, after_.linked);
    note_ties(after_.linked, before_.linked);
    take_nodes(most);
    take_ties();
    put_in_order();
    return std::move(part_);
  }

 private:
  void note_nodes(const NetworkChanges& changes) {
    for (const NodeId node : changes.nodes_added) {
      changed_ties_.emplace(after_.network.graph.id(node), 0);
    }
    for (const NodeId node : changes.nodes_removed) {
      changed_ties_.emplace(before_.network.graph.id(node), 0);
    }
    for (const auto& change : changes.nodes_changed) changed_ties_.emplace(change.id, 0);
  }

  // The ends of what is in one and not in the other.
  void note_ties(const std::set<Pair>& in, const std::set<Pair>& without) {
    for (const auto& pair : in) {
      if (without.contains(pair)) continue;
      ++changed_ties_[pair.first];
      ++changed_ties_[pair.second];
    }
  }

  [[nodiscard]] ChangeState state_of(bool was, bool is) const {
    if (was == is) return ChangeState::kept;
    return is ? ChangeState::added : ChangeState::removed;
  }

  [[nodiscard]] Column column_of(const std::string& id) const {
    if (before_.is_hub.contains(id) || after_.is_hub.contains(id)) return Column::hubs;
    for (const auto* side : {&after_, &before_}) {
      const auto& graph = side->network.graph;
      if (const auto node = graph.find(id)) {
        return Abroad(graph, side->hubs).is_partner(*node) ? Column::abroad : Column::bodies;
      }
    }
    return Column::bodies;
  }

  void take_nodes(std::size_t most) {
    std::map<Column, std::vector<std::string>> columns;
    for (const auto& [id, count] : changed_ties_) columns[column_of(id)].push_back(id);
    for (auto& [column, ids] : columns) {
      std::stable_sort(ids.begin(), ids.end(), [&](const auto& a, const auto& b) {
        return changed_ties_.at(a) > changed_ties_.at(b);
      });
      if (ids.size() > most) {
        part_.left_out += ids.size() - most;
        ids.resize(most);
      }
      std::sort(ids.begin(), ids.end());
      for (const auto& id : ids) {
        part_.nodes.push_back({id,
                               state_of(before_.network.graph.find(id).has_value(),
                                        after_.network.graph.find(id).has_value()),
                               column});
      }
    }
  }

  void take_ties() {
    const auto& nodes = part_.nodes;
    for (std::size_t a = 0; a < nodes.size(); ++a) {
      for (std::size_t b = a + 1; b < nodes.size(); ++b) {
        const auto pair = pair_of(nodes[a].id, nodes[b].id);
        const bool was = before_.ties.contains(pair);
        const bool is = after_.ties.contains(pair);
        if (!was && !is) continue;
        const auto state = state_of(was, is);
        const bool of_hubs = nodes[b].column == Column::hubs;
        if (of_hubs && state == ChangeState::kept) continue;
        part_.ties.push_back({a, b, state});
      }
    }
  }

  // The mean place of what a node is tied to in another column; last without any.
  [[nodiscard]] double center(std::size_t node, Column column) const {
    double sum = 0.0;
    std::size_t count = 0;
    for (const auto& tie : part_.ties) {
      if (tie.a != node && tie.b != node) continue;
      const std::size_t other = tie.a == node ? tie.b : tie.a;
      if (part_.nodes[other].column != column) continue;
      sum += static_cast<double>(other);
      ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::max();
  }

  void put_in_order() {
    sort_column(Column::bodies, Column::hubs);
    sort_column(Column::abroad, Column::bodies);
    std::sort(part_.ties.begin(), part_.ties.end(), [](const auto& x, const auto& y) {
      return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
  }

  void sort_column(Column column, Column by) {
    auto& nodes = part_.nodes;
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].column == column) order.emplace_back(center(i, by), i);
    }
    if (order.empty()) return;
    const std::size_t first = order.front().second;
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& x, const auto& y) { return x.first < y.first; });
    std::vector<ChangedPart::Node> sorted;
    std::vector<std::size_t> place(nodes.size());
    for (std::size_t i = 0; i < place.size(); ++i) place[i] = i;
    for (const auto& [key, i] : order) {
      place[i] = first + sorted.size();
      sorted.push_back(nodes[i]);
    }
    std::move(sorted.begin(), sorted.end(), nodes.begin() + static_cast<std::ptrdiff_t>(first));
    for (auto& tie : part_.ties) {
      const auto [a, b] = std::minmax(place[tie.a], place[tie.b]);
      tie.a = a;
      tie.b = b;
    }
  }

  Side before_;
  Side after_;
  std::map<std::string, std::size_t> changed_ties_{};  // of each node shown, by id
  ChangedPart part_{};
};

}  // namespace

bool ChangedPart::has(Column column) const {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](const Node& node) { return node.column == column; });
}

ChangedPart changed_part(const Network& before, const Network& after, const NetworkChanges& changes,
                         const GapOptions& options, std::size_t most) {
  return Selection(before, after, options).select(changes, most);
}

}  // namespace musubi
