#pragma once
#include <span>
#include <string>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/localized_text.hpp"
#include "engine/property_graph.hpp"

namespace musubi {

/// How a CsrGraph is made from a PropertyGraph: the only road between the two. Declared in a
/// package's projections.toml; every number that is shown names its projection.
struct ProjectionSpec {
  enum class Parallel { merge, keep };        ///< links between the same two nodes
  enum class Strength { one, sum, maximum };  ///< how strengths of merged links combine
  enum class Length {
    one,
    inverse_strength
  };                                 ///< 1, or 1 / strength; a strength is never a length
  enum class Nodes { all, linked };  ///< whether nodes without a counting link stay

  std::string name = "all";
  LocalizedText title{"すべての結び付き", "All links"};
  std::vector<std::string> relations{};         ///< relations that count; empty: all
  std::vector<std::string> kinds{};             ///< kinds of node that count; empty: all
  std::vector<std::string> without_kinds{};     ///< kinds of node that are left out
  std::vector<std::string> statuses{"actual"};  ///< statuses that count; a link without one counts
  std::vector<std::string> contract{};  ///< relations whose source becomes one with its target
  std::vector<std::string> keep_apart{"hub"};  ///< kinds whose nodes are never contracted
  bool directed = false;
  bool self_loops = false;  ///< keep links from a node to itself
  Parallel parallel = Parallel::merge;
  Strength strength = Strength::sum;
  Length length = Length::one;
  Nodes nodes = Nodes::all;
};

/// One line that says in words what a projection counts, for reports.
[[nodiscard]] std::string describe(const ProjectionSpec& spec, Language language);

/// A projection made: the graph that kernels see, and the way back from it.
struct Projection {
  ProjectionSpec spec{};
  CsrGraph graph{};
  std::vector<NodeId> node_of_vertex{};  ///< length n; in order of node id text
  std::vector<Vertex>
      vertex_of_node{};       ///< by NodeId; kNoVertex when left out; a contracted node's whole
  EdgeNumbering numbering{};  ///< edges in canonical order

  /// The links that stand behind an edge, in increasing order.
  [[nodiscard]] std::span<const LinkId> links_of_edge(EdgeId edge) const {
    return {links.data() + link_offsets[edge], link_offsets[edge + 1] - link_offsets[edge]};
  }

  std::vector<std::size_t> link_offsets{0};  ///< num_edges + 1, into links
  std::vector<LinkId> links{};
};

/// Makes a projection. Vertices are numbered in the order of their nodes' ids, so that results do
/// not depend on the order of rows in a file. A node is contracted along `contract` relations to
/// the end of its chain (a cycle ends at its smallest id). In a directed projection an undirected
/// link is two edges. Strength of a link: its `strength`, 1 when not given; `count` plays no part.
///
/// Works for empty graphs. O((n + m) log(n + m)) time. Throws Error(input) that names the link when
/// one that counts has a strength that is negative, not finite or out of range (see is_weight),
/// alone or together with those merged with it, or of zero when the length is its inverse.
[[nodiscard]] Projection project(const PropertyGraph& graph, const ProjectionSpec& spec);

/// For each node (by NodeId) the node it belongs to along the given relations: the end of its
/// chain, or itself. What "an institution counts with all its parts" means. Nodes of the kinds in
/// `keep_apart`, and removed ones, map to themselves and are nobody's whole. O(n + m), more on
/// cycles.
[[nodiscard]] std::vector<NodeId> wholes(const PropertyGraph& graph,
                                         std::span<const std::string> relations,
                                         std::span<const std::string> keep_apart = {});

/// True when the link has no status or one of these.
[[nodiscard]] bool status_counts(const PropertyGraph& graph, LinkId link,
                                 std::span<const std::string> statuses);

}  // namespace musubi
