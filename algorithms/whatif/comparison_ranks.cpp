#include "algorithms/whatif/comparison_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace musubi {
namespace {

bool same_score(const std::optional<double>& a, const std::optional<double>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return std::abs(*a - *b) <= 1e-12 * std::max(std::abs(*a), std::abs(*b));
}

// How far up the list a move stands: whoever came or went is at the top.
std::int64_t width(const RankMove& move) {
  const auto places = move.places();
  return places ? std::abs(*places) : std::numeric_limits<std::int64_t>::max();
}

void enter(const ComparedVersion& version, const CentralityColumn& column, bool is_before,
           std::map<std::string, RankMove>& moves) {
  for (Vertex v = 0; v < column.scores.size(); ++v) {
    if (std::isnan(column.scores[v])) continue;
    const auto& id = version.network->graph.id(version.projection->node_of_vertex[v]);
    auto& move = moves[id];
    (is_before ? move.score_before : move.score_after) = column.scores[v];
    (is_before ? move.before : move.after) = column.ranks[v];
  }
}

}  // namespace

std::optional<std::int64_t> RankMove::places() const {
  if (!before || !after) return std::nullopt;
  return std::int64_t{*before} - std::int64_t{*after};
}

std::vector<RankMove> rank_moves(const ComparedVersion& before, const ComparedVersion& after) {
  std::vector<RankMove> result;
  for (const auto& old : before.centrality) {
    const auto now =
        std::find_if(after.centrality.begin(), after.centrality.end(),
                     [&](const CentralityColumn& column) { return column.measure == old.measure; });
    if (now == after.centrality.end()) continue;
    std::map<std::string, RankMove> by_id;
    enter(before, old, true, by_id);
    enter(after, *now, false, by_id);
    std::vector<RankMove> moves;
    for (auto& [id, move] : by_id) {
      if (same_score(move.score_before, move.score_after) && move.before == move.after) continue;
      move.id = id;
      move.measure = old.measure;
      moves.push_back(std::move(move));
    }
    std::stable_sort(moves.begin(), moves.end(),
                     [](const RankMove& a, const RankMove& b) { return width(a) > width(b); });
    std::move(moves.begin(), moves.end(), std::back_inserter(result));
  }
  return result;
}

}  // namespace musubi
