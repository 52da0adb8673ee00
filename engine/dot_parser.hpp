#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/dot_tokens.hpp"
#include "engine/execution.hpp"

namespace musubi {

using DotAttributes = std::map<std::string, std::string, std::less<>>;

struct DotNode {
  std::string name{};
  std::size_t line = 0;
  DotAttributes attributes{};
};

struct DotEdge {
  std::size_t source = 0;  ///< positions in DotGraph::nodes
  std::size_t target = 0;
  std::size_t line = 0;
  DotAttributes attributes{};
};

/// What a text in the DOT language says, before anything is made of it: nodes and edges with their
/// attributes, the defaults of their braces among them.
struct DotGraph {
  bool directed = false;
  std::vector<DotNode> nodes{};
  std::vector<DotEdge> edges{};
};

/// Reads the words of one graph. An edge between subgraphs is one between each two of their nodes;
/// a strict graph keeps the first of parallel edges; attributes of graphs and ports are passed
/// over. Throws Error(input) with the line where it is no DOT, or nests more than 100 deep;
/// Error(memory) before the edges between subgraphs, whose number is the product of theirs, take
/// more than allowed; Error(cancelled) at a stop request. O(words + edges) log. Source: "DOT
/// Language" of the documentation of Graphviz.
[[nodiscard]] DotGraph parse_dot(std::vector<DotToken> tokens, const std::string& file,
                                 const Execution& execution = {});

}  // namespace musubi
