#pragma once
#include <string>
#include <vector>

#include "algorithms/gaps/indicator_comparison.hpp"
#include "cli/result_table.hpp"

namespace CLI {
class Option;
}

namespace musubi::cli {

/// What `gaps --indicators` was asked for; subjects and peers by id, name or alias.
struct IndicatorChoice {
  bool chosen = false;
  std::vector<std::string> subjects{};
  std::vector<std::string> peers{};
};

/// Adds --indicators, with --subject and --peers that need it; returns --indicators, so that others
/// can exclude it.
CLI::Option* add_indicator_options(CLI::App& command, IndicatorChoice& choice);

/// Compares and answers. Throws Error(usage) when nobody is named and nobody has a peer abroad.
void answer_indicators(Session& session, const Network& network, const IndicatorChoice& choice);

/// In words, for people.
[[nodiscard]] ResultTable indicator_table(const Network& network,
                                          const std::vector<IndicatorComparison>& rows,
                                          Language language);

/// With ids and codes beside the names, for programs: the columns of CSV and the fields of JSON.
[[nodiscard]] ResultTable indicator_list(const Network& network,
                                         const std::vector<IndicatorComparison>& rows,
                                         Language language);

}  // namespace musubi::cli
