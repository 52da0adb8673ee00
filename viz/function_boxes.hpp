#pragma once
#include <span>
#include <string>
#include <vector>

#include "algorithms/gaps/function_gaps.hpp"
#include "engine/network.hpp"
#include "viz/page.hpp"

namespace musubi {

/// Who provides one function of a hub: an institution, with its departments under it.
struct FunctionGiver {
  NodeId whole = kNoNode;
  bool itself = false;                ///< the whole itself is named, not only departments of it
  std::vector<NodeId> departments{};  ///< in order of name
};

/// One function of a hub, and who provides it.
struct FunctionGivers {
  std::string function{};  ///< empty: institutions that are named under no function
  GapStatus status = GapStatus::unknown;
  std::vector<FunctionGiver> givers{};  ///< those that provide most functions here first
  std::size_t count = 0;                ///< institutions and departments named
};

/// The functions of a hub, in the vocabulary's order, each with the institutions that provide it;
/// behind them those that serve the hub without a function being stated, if there are any. `cells`
/// are those of function_gaps(). O(cells + s log s) for s services. Throws std::out_of_range when
/// `hub` is not among the hubs.
[[nodiscard]] std::vector<FunctionGivers> function_givers(const Network& network,
                                                          const HubNetwork& hubs, NodeId hub,
                                                          std::span<const FunctionCell> cells,
                                                          Language language);

/// What a line of a box of institutions is about.
enum class GiverLine { institution, whole, department, more };

struct BoxLine {
  GiverLine kind = GiverLine::institution;
  NodeId node = kNoNode;  ///< none: the line says how many more there are
  std::string text{};
  bool begins = true;  ///< the first line of its name
};

/// How the names are set in a box.
struct BoxText {
  double width = 0.0;            ///< in points
  double size = kSmallText;      ///< of the letters
  std::size_t name_lines = 2;    ///< a longer name ends in …
  std::size_t institutions = 0;  ///< at most so many, departments included, then "and n more"
};

/// The lines of a box. Of a department the name of its whole, which stands above it, is left out.
[[nodiscard]] std::vector<BoxLine> box_lines(const Network& network, const FunctionGivers& givers,
                                             const BoxText& text, Language language);

/// How far the lines about a department are set in, in points.
inline constexpr double kDepartmentIndent = 8;

/// How far a name stands to the right of its mark.
inline constexpr double kMarkWidth = 8;

}  // namespace musubi
