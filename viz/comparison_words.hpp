#pragma once
#include <string>
#include <vector>

#include "algorithms/whatif/comparison.hpp"
#include "engine/text.hpp"

namespace musubi {

/// Names of what either of two compared versions has; of what both have, the later one's.
class ComparisonNames {
 public:
  ComparisonNames(const ComparedVersion& before, const ComparedVersion& after, Language language)
      : before_(*before.network), after_(*after.network), language_(language) {}

  [[nodiscard]] std::string of(const std::string& id) const;
  /// What a cell crosses its hub with: a hub, a function or a partner abroad.
  [[nodiscard]] std::string other(const GapCell& cell) const;
  [[nodiscard]] std::string requirement(const RequirementCell& cell) const;
  [[nodiscard]] Language language() const { return language_; }

 private:
  const Network& before_;
  const Network& after_;
  Language language_;
};

/// The measures that get better or worse by as much as the figures show, "Global efficiency 0.2076
/// → 0.2095; ..."; empty when none does.
[[nodiscard]] std::string measure_line(const Comparison& comparison, Language language);

/// Which ties and requirements come or go and which hubs are cut off, a line each; of cells of
/// which only less or more is known, how many. Empty when nothing of that changes.
[[nodiscard]] std::vector<std::string> change_lines(const Comparison& comparison,
                                                    const ComparisonNames& names);

/// The first `top` moves in rank of each measure, a line each; 0: all.
[[nodiscard]] std::vector<std::string> rank_lines(const Comparison& comparison,
                                                  const ComparisonNames& names, std::size_t top);

/// The first `top` moves of each measure; 0: all.
[[nodiscard]] std::vector<RankMove> first_moves(const std::vector<RankMove>& moves,
                                                std::size_t top);

}  // namespace musubi
