#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// Attributes of a part of a diagram by their Graphviz names, in order of name. Values of `label`,
/// `tooltip` and attributes of ours are plain text: the renderer escapes what Graphviz would read
/// as markup, so no name can break a diagram.
using DiagramAttributes = std::map<std::string, std::string, std::less<>>;

/// A place on the page in points (1/72 inch), from the upper left corner, x to the right, y down.
struct Point {
  double x = 0.0;
  double y = 0.0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// What stands in a `label`.
enum class LabelKind {
  plain,  ///< text; a line break is '\n'
  html,   ///< markup as Graphviz takes it between < and >; whoever makes it escapes the text in it
};

/// How Graphviz places what has no place yet.
enum class LayoutEngine { dot, fdp, neato, sfdp, fixed /**< every node and edge has its place */ };

/// A box around some nodes. Drawn by dot and fdp only.
struct DiagramCluster {
  std::string id{};  ///< without the prefix "cluster_"
  DiagramAttributes attributes{};
  LabelKind label_kind = LabelKind::plain;
  friend bool operator==(const DiagramCluster&, const DiagramCluster&) = default;
};

struct DiagramNode {
  std::string id{};       ///< unique in the diagram; our own (n0, n1, ...), never a name
  std::string cluster{};  ///< id of its cluster; empty: in none
  DiagramAttributes attributes{};
  LabelKind label_kind = LabelKind::plain;
  std::optional<Point> center{};  ///< needed under LayoutEngine::fixed
  friend bool operator==(const DiagramNode&, const DiagramNode&) = default;
};

struct DiagramEdge {
  std::string id{};  ///< unique among the edges
  std::string source{};
  std::string target{};
  DiagramAttributes attributes{};
  LabelKind label_kind = LabelKind::plain;
  std::vector<Point> path{};  ///< 3k + 1 Bézier points; needed under LayoutEngine::fixed
  friend bool operator==(const DiagramEdge&, const DiagramEdge&) = default;
};

/// A picture before it is drawn: what crosses the boundary to the process that runs Graphviz.
struct Diagram {
  std::string name{};
  std::string description{};  ///< in a sentence, for those who do not see the picture
  LayoutEngine layout = LayoutEngine::dot;
  bool directed = false;
  Point page{};  ///< width and height under LayoutEngine::fixed
  DiagramAttributes graph_attributes{};
  DiagramAttributes node_defaults{};
  DiagramAttributes edge_defaults{};
  std::vector<DiagramCluster> clusters{};
  std::vector<DiagramNode> nodes{};
  std::vector<DiagramEdge> edges{};
  friend bool operator==(const Diagram&, const Diagram&) = default;
};

[[nodiscard]] std::string_view name_of(LayoutEngine engine);

/// The diagram as JSON text, the same bytes for the same diagram. O(size). Bytes that are not UTF-8
/// become U+FFFD.
[[nodiscard]] std::string to_json(const Diagram& diagram);

/// Reads what to_json() wrote. Throws Error(input) when the text is not JSON, lacks a part, or
/// names a cluster or node that is not there.
[[nodiscard]] Diagram diagram_from_json(std::string_view text);

}  // namespace musubi
