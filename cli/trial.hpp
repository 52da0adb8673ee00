#pragma once
#include <mutex>
#include <string>
#include <vector>

#include "algorithms/whatif/scenario_cases.hpp"
#include "cli/result_table.hpp"
#include "cli/trial_link.hpp"

namespace musubi::cli {

/// Answers what links on trial would change, against a base that is measured once: for the live
/// explorer. Answers come one at a time, whichever threads ask.
class Trial {
 public:
  /// Measures the base. In a network that is too large to answer at once, measures that rest on all
  /// distances are left out (`partial`).
  Trial(const Session& session, const Network& network);

  /// {"milliseconds", "partial", "measures": [{"id", "label", "before", "after", "change",
  /// "better"}], "pairs": [{"a", "b", "before", "after"}], "ranks": [{"id", "measure", "before",
  /// "after"}]}; measures that say nothing here are not there. Throws Error(input) as
  /// apply_scenario() does. Cost as of measure_cases() for one case.
  [[nodiscard]] Json answer(const std::vector<TrialLink>& links, Language language) const;

 private:
  const Session& session_;
  const Network& network_;
  ComparisonOptions options_;
  bool partial_ = false;
  Projection projection_{};
  ComparedVersion base_{};
  mutable std::mutex one_at_a_time_{};
};

/// The links as a scenario file (TOML) with one case, such as `musubi whatif` reads. Throws
/// Error(input) for a title that holds braces, which would name variables.
[[nodiscard]] std::string scenario_text(const std::vector<TrialLink>& links,
                                        const std::string& title, Language language);

}  // namespace musubi::cli
