#include "algorithms/gaps/indicator_comparison.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "algorithms/gaps/figure_pair.hpp"
#include "algorithms/gaps/figure_table.hpp"
#include "algorithms/gaps/measure_unit.hpp"
#include "engine/error.hpp"

namespace musubi {
namespace {

using Ids = std::vector<std::string>;

class IndicatorComparer {
 public:
  IndicatorComparer(const Network& network, const IndicatorOptions& options)
      : network_(network), options_(options), figures_(network.indicators, options.statuses) {}

  std::vector<IndicatorComparison> compare() {
    for (const auto& id : options_.subjects) check_known(id);
    for (const auto& id : options_.peers) check_known(id);
    for (const auto& subject : options_.subjects.empty() ? subjects_at_home() : options_.subjects) {
      if (options_.peers.empty()) {
        compare_in_its_tables(subject);
      } else {
        compare_with_named_peers(subject);
      }
    }
    return std::move(rows_);
  }

 private:
  void check_known(const std::string& id) const {
    const auto& known = figures_.all.subjects();
    if (std::find(known.begin(), known.end(), id) != known.end()) return;
    throw Error(ErrorKind::usage, "no figures of '" + id + "'", suggest(id, known));
  }

  [[nodiscard]] std::string_view country(std::string_view subject) const {
    const auto node = network_.graph.find(subject);
    return node ? network_.graph.node_text(*node, "country") : std::string_view();
  }

  [[nodiscard]] Ids peers_in(const FigureTable& table, const std::string& subject) const {
    Ids peers;
    for (const auto& other : table.subjects()) {
      if (other != subject && is_region(network_, other) == is_region(network_, subject) &&
          table.share_a_key(subject, other)) {
        peers.push_back(other);
      }
    }
    return peers;
  }

  [[nodiscard]] Ids subjects_at_home() const {
    const auto& graph = network_.graph;
    std::set<std::string_view> home;
    for (const NodeId node : graph.nodes()) {
      if (graph.kind(node) == options_.group_kind) home.insert(graph.node_text(node, "country"));
    }
    home.erase("");
    const auto abroad = [&](const std::string& id) {
      return !country(id).empty() && !home.contains(country(id));
    };
    Ids subjects;
    for (const auto& id : figures_.all.subjects()) {
      if (!home.contains(country(id))) continue;
      const bool has_peer_abroad = std::any_of(
          figures_.tables.begin(), figures_.tables.end(), [&](const FigureTable& table) {
            const auto peers = peers_in(table, id);
            return std::any_of(peers.begin(), peers.end(), abroad);
          });
      if (has_peer_abroad) subjects.push_back(id);
    }
    return subjects;
  }

  void compare_in_its_tables(const std::string& subject) {
    for (const auto& table : figures_.tables) {
      const auto peers = peers_in(table, subject);
      if (!peers.empty()) compare_keys(table, table.keys(), subject, peers);
    }
  }

  void compare_with_named_peers(const std::string& subject) {
    Ids peers;
    for (const auto& peer : options_.peers) {
      const bool again = std::find(peers.begin(), peers.end(), peer) != peers.end();
      if (peer != subject && !again) peers.push_back(peer);
    }
    std::vector<FigureKey> keys;
    for (const auto& key : figures_.all.keys()) {
      if (shared_by_two(key, subject, peers) || in_a_table_of_both(key, subject, peers)) {
        keys.push_back(key);
      }
    }
    compare_keys(figures_.all, keys, subject, peers);
  }

  [[nodiscard]] bool shared_by_two(const FigureKey& key, const std::string& subject,
                                   const Ids& peers) const {
    const auto with = std::count_if(peers.begin(), peers.end(),
                                    [&](const auto& peer) { return figures_.all.has(peer, key); });
    return with + (figures_.all.has(subject, key) ? 1 : 0) >= 2;
  }

  [[nodiscard]] bool in_a_table_of_both(const FigureKey& key, const std::string& subject,
                                        const Ids& peers) const {
    return std::any_of(figures_.tables.begin(), figures_.tables.end(),
                       [&](const FigureTable& table) {
                         return std::any_of(peers.begin(), peers.end(), [&](const auto& peer) {
                           return table.share_a_key(subject, peer) &&
                                  (table.has(subject, key) || table.has(peer, key));
                         });
                       });
  }

  void compare_keys(const FigureTable& table, const std::vector<FigureKey>& keys,
                    const std::string& subject, const Ids& peers) {
    for (const auto& key : keys) {
      const auto first = rows_.size();
      const auto figure = best(table.figures(subject, key), nullptr);
      const auto* like = figure ? &network_.indicators[*figure] : nullptr;
      for (const auto& peer : peers) {
        const auto peer_figure = best(table.figures(peer, key), like);
        if (!figure && !peer_figure) continue;
        const auto& [indicator, category, status] = key;
        rows_.push_back({.subject = subject,
                         .peer = peer,
                         .indicator = std::string(indicator),
                         .category = std::string(category),
                         .status = std::string(status),
                         .source = table.name().first,
                         .heading = table.name().second,
                         .figure = figure,
                         .peer_figure = peer_figure});
        compare_pair(network_, figures_.all, rows_.back());
      }
      rank(first);
    }
  }

  // The figure most like another, if there is one, then the latest, then the first.
  [[nodiscard]] std::optional<std::size_t> best(const std::vector<std::size_t>& positions,
                                                const Indicator* like) const {
    if (positions.empty()) return std::nullopt;
    const auto grade = [&](std::size_t position) {
      const auto& figure = network_.indicators[position];
      return std::pair(like == nullptr ? 0 : likeness(*like, figure), figure.year);
    };
    return *std::max_element(positions.begin(), positions.end(),
                             [&](std::size_t a, std::size_t b) { return grade(a) < grade(b); });
  }

  static int likeness(const Indicator& figure, const Indicator& other) {
    return (figure.definition == other.definition ? 4 : 0) +
           (MeasureUnit(figure.unit).base == MeasureUnit(other.unit).base ? 2 : 0) +
           (figure.year == other.year ? 1 : 0);
  }

  // Ranks the subject of the rows from `first` on, which are of one figure, and tells those it was
  // ranked with. The other peers only widen the bounds: what they would have is not known.
  void rank(std::size_t first) {
    if (first == rows_.size() || !rows_[first].figure) return;
    const auto& figure = network_.indicators[*rows_[first].figure];
    if (!can_be_ranked(figure.unit)) return;
    std::vector<QualifiedValue> others;
    std::vector<std::size_t> ranked;
    std::size_t not_ranked = 0;
    for (std::size_t i = first; i < rows_.size(); ++i) {
      const auto& row = rows_[i];
      const bool like = is_region(network_, row.peer) == is_region(network_, row.subject);
      if (!like) continue;
      if (row.comparability != Comparability::comparable) {
        ++not_ranked;
        continue;
      }
      others.push_back(value_in(figure.unit, network_.indicators[*row.peer_figure]));
      ranked.push_back(i);
    }
    const auto own = value_in(figure.unit, figure);
    const auto rank = rank_among(own, others);
    const auto bounds = rank_bounds(own, others, not_ranked);
    for (const std::size_t i : ranked) {
      rows_[i].rank = rank;
      rows_[i].rank_bounds = bounds;
    }
  }

  static RankBounds rank_bounds(const QualifiedValue& own,
                                const std::vector<QualifiedValue>& others, std::size_t not_ranked) {
    RankBounds bounds{.best = 1, .worst = 1 + not_ranked};
    for (const auto& other : others) {
      if (other.low > own.high) ++bounds.best;
      if (other.high > own.low) ++bounds.worst;
    }
    return bounds;
  }

  const Network& network_;
  const IndicatorOptions& options_;
  const FigureTables figures_;
  std::vector<IndicatorComparison> rows_{};
};

}  // namespace

std::vector<IndicatorComparison> indicator_comparison(const Network& network,
                                                      const IndicatorOptions& options) {
  return IndicatorComparer(network, options).compare();
}

}  // namespace musubi
