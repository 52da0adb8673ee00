#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "algorithms/gaps/qualified_value.hpp"
#include "engine/network.hpp"

namespace musubi {

struct IndicatorOptions {
  std::vector<std::string> subjects{};  ///< ids; empty: those at home with a peer abroad
  std::vector<std::string> peers{};     ///< ids; empty: those of the same tables as the subject
  std::vector<std::string> statuses{"actual"};  ///< statuses of figures that count
  std::string group_kind = "hub";               ///< the countries of these nodes are home
};

/// A figure that one of the two lacks is `unknown`, never a gap.
enum class Comparability { comparable, not_comparable, unknown };

/// Why two figures are not compared.
enum class ComparisonObstacle { none, no_figure, unit_differs, definition_differs };

/// What a reader has to know of two figures that are compared all the same.
enum class ComparisonCaveat {
  years_differ,
  sources_differ,  ///< not from the same table of the same source
  unit_converted,  ///< by a power of ten, as from billion_usd to usd
  one_is_region,   ///< and may hold the other: the ratio may be a share, and it is not ranked
  population_years_differ,  ///< those of per_head
  gdp_years_differ          ///< those of per_gdp
};

/// "comparable", "not_comparable", "unknown"
[[nodiscard]] std::string_view name_of(Comparability status);
/// "", "no_figure", "unit_differs", "definition_differs"
[[nodiscard]] std::string_view name_of(ComparisonObstacle obstacle);
/// "years_differ", "sources_differ", "unit_converted", "one_is_region", "population_years_differ",
/// "gdp_years_differ"
[[nodiscard]] std::string_view name_of(ComparisonCaveat caveat);

/// Both figures divided by the size of what they are about.
struct SizedFigures {
  std::string per{};            ///< the unit of size: `million_persons`, `billion_usd`, ...
  QualifiedValue value{};       ///< in the unit of the subject's figure, per unit of size
  QualifiedValue peer_value{};  ///< in the same unit
  std::optional<QualifiedValue> ratio{};  ///< value / peer_value
  std::size_t size = 0;                   ///< the figures divided by: positions in
  std::size_t peer_size = 0;              ///< Network::indicators
};

/// Between which places the rank of a subject lies, from 1, each of them included.
struct RankBounds {
  std::size_t best = 0;
  std::size_t worst = 0;

  friend bool operator==(const RankBounds&, const RankBounds&) = default;
};

/// One figure of a subject beside the figure of one peer.
struct IndicatorComparison {
  std::string subject{};
  std::string peer{};
  std::string indicator{};
  std::string category{};
  std::string status{};                      ///< of the figures: actual, planned, ...
  std::string source{};                      ///< the table: where both are read from ...
  std::string heading{};                     ///< ... empty when the peers were named
  std::optional<std::size_t> figure{};       ///< positions in Network::indicators; without one,
  std::optional<std::size_t> peer_figure{};  ///< the sources at hand do not tell
  Comparability comparability = Comparability::unknown;
  ComparisonObstacle obstacle = ComparisonObstacle::none;
  std::vector<ComparisonCaveat> caveats{};
  std::optional<QualifiedValue> ratio{};  ///< subject / peer, in one unit
  FigureRank rank{};  ///< of the subject; in the rows of those that it was ranked with
  std::optional<RankBounds> rank_bounds{};  ///< of that rank, in the same rows
  std::optional<SizedFigures> per_head{};
  std::optional<SizedFigures> per_gdp{};
};

/// Puts the figures of subjects beside those of their peers. Ours.
///
/// A table is a source with the first piece of a locator, its heading. Without `peers`, the peers
/// of a subject are all others with a figure of the same indicator, category and status in a table
/// of the subject; a node of kind `region` has only regions as peers, for it may hold the others.
/// Figures are compared within the table, those of named peers wherever they stand. Without
/// `subjects`, these are the nodes in a country of the hubs that have a peer in another country. A
/// row is there for each figure of the table that one of the two has, for named peers only of
/// figures that two share or that stand in a table of both. Of several years the subject's latest
/// counts, and the peer's with the same definition, then in the same unit, then of the same year,
/// else the latest.
///
/// Two figures are comparable when their definitions are the same, an empty one being one too, and
/// their units are, up to a power of ten. Then: ratio (nothing for `rank` and `points`), the rank
/// of the subject, the largest first (nothing for `rank`), and, for what grows with size
/// (grows_with_size), both per million heads and per billion of GDP. Heads are the figure
/// `population` in `persons`, GDP is `gdp` in the same currency of both, each the latest, and each
/// again with the same definition. What the qualifiers leave open stays empty.
///
/// The rank counts only peers whose figures are comparable. Its bounds count all peers of its kind:
/// one whose figure is unknown, or of another unit or definition, may be larger than the subject or
/// not, and so may one whose qualifier leaves it open. At best none of these is larger, at worst
/// all are.
///
/// Ordered by subject as named (else as in the indicators), table, figure and peer as in the
/// indicators. Empty when nobody has a peer. Throws Error(usage) when a named subject or peer has
/// no figure. O((f + s² k) log f) for f figures of s subjects and k different kinds.
[[nodiscard]] std::vector<IndicatorComparison> indicator_comparison(
    const Network& network, const IndicatorOptions& options = {});

}  // namespace musubi
