#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// How the nodes of a network look, apart from what they are. Each list is by NodeId; an empty one
/// says nothing of any node, and one node lacks a value when its number is beyond the end, its
/// place or size is not finite, its size is not positive, or its colour is empty. Writers ask the
/// functions, which settle that.
struct Appearance {
  std::vector<Point> positions{};     ///< centres, in points, y down
  std::vector<std::string> colors{};  ///< fills, "#RRGGBB"
  std::vector<double> sizes{};        ///< diameters, in points

  [[nodiscard]] std::optional<Point> position(NodeId node) const;
  [[nodiscard]] std::string color(NodeId node) const;  ///< "" when there is none
  [[nodiscard]] std::optional<double> size(NodeId node) const;

  friend bool operator==(const Appearance&, const Appearance&) = default;
};

/// The diameters between which sizes lie, in points.
inline constexpr double kSmallestNode = 12.0;
inline constexpr double kLargestNode = 48.0;

/// A colour for each kind, by its Symbol in `graph.kinds()`: the kind with the most nodes gets the
/// first of palette::kFills, and so on (ties: the kind used first). Nodes without a kind, and the
/// rarest kinds when there are more than colours, are palette::kLightGrey, so that no two kinds of
/// one colour are taken for the same. Empty for the empty graph. O(n + kinds log kinds).
[[nodiscard]] std::vector<std::string> kind_colors(const PropertyGraph& graph);

/// kind_colors() of every node, by NodeId. O(n + kinds log kinds).
[[nodiscard]] std::vector<std::string> colors_by_kind(const PropertyGraph& graph);

/// Diameters by degree: the number of links at the node, of any direction and status, a link to
/// itself counted twice. The area grows with the value, since that is what the eye compares, from
/// kSmallestNode for none to kLargestNode for the largest of this network. O(n + m).
[[nodiscard]] std::vector<double> sizes_by_degree(const PropertyGraph& graph);

/// The same by the numbers of a column. A node for which it has no finite number of at least zero
/// gets kSmallestNode, and so does every node when no number is above zero. O(n).
[[nodiscard]] std::vector<double> sizes_by(const PropertyGraph& graph, const NodeColumn& column);

/// What the network itself says, in attributes of its nodes named as in `look`: a place where both
/// x and y are numbers, a size that is a number, a colour that is #RRGGBB. A list stays empty when
/// no node has such a value. Letters in colours become upper-case. O(n).
[[nodiscard]] Appearance stated_appearance(const PropertyGraph& graph);

/// What `first` says, and of what it says for no node at all what `second` says: places of one
/// network and of another do not go together.
[[nodiscard]] Appearance completed(Appearance first, Appearance second);

/// The appearance as columns named as in `look`, for formats in which it is an attribute like
/// others. Without those that `graph` has attributes of: the data is not overwritten. O(n).
[[nodiscard]] std::vector<NodeColumn> appearance_columns(const Appearance& looks,
                                                         const PropertyGraph& graph);

/// Takes from `table` the fields that say of every node exactly what a format with a place of its
/// own for x, y, sizes and colours says of it anyway. O(n).
void drop_stated_fields(ExportTable& table, const PropertyGraph& graph, const Appearance& looks);

/// These places, colours by kind and sizes by degree. O(n + m).
[[nodiscard]] Appearance default_appearance(const PropertyGraph& graph,
                                            std::vector<Point> positions);

}  // namespace musubi
