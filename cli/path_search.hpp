#pragma once
#include <optional>
#include <string>
#include <vector>

#include "algorithms/structure/ways_between.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

/// Between whom ways are asked for, and which.
struct PathQuery {
  NodeId from = kNoNode;
  NodeId to = kNoNode;
  std::vector<NodeId> avoid{};
  std::vector<std::string> with{};  ///< statuses that count beside those of the projection
  std::optional<Disjointness> disjoint{};
  KShortestPathsOptions shortest{};
};

/// How a projection sees a node.
struct PlaceInProjection {
  enum class Reason { there, kind_left_out, no_counting_link };
  Vertex vertex = kNoVertex;
  NodeId counts_as = kNoNode;  ///< the node itself, or the whole it was made one with
  Reason reason = Reason::there;
};

[[nodiscard]] PlaceInProjection place_of(const Network& network, const Projection& projection,
                                         NodeId node);

/// Another projection, or further statuses, with which there is a way.
struct PathAlternative {
  std::string projection{};
  std::vector<std::string> with{};  ///< all statuses beside those of the projection
};

enum class PathStatus { joined, apart, one_vertex, left_out };

/// "joined", "apart", "one_vertex", "not_in_projection": the words of the JSON.
[[nodiscard]] std::string name_of(PathStatus status);

/// What was found.
struct PathAnswer {
  PathStatus status = PathStatus::apart;
  PlaceInProjection from{};
  PlaceInProjection to{};
  WaysBetween found{};                          ///< empty unless joined
  bool joined_backwards = false;                ///< apart, but there is a way from `to` to `from`
  bool joined_by_avoided = false;               ///< apart, but only for what is avoided
  std::vector<PathAlternative> alternatives{};  ///< unless joined; those that change least
};

/// The ways of the query in the projection; without any, what would have to be asked instead: the
/// same projection with each further status of the network or with all of them, or another
/// projection of the package. Throws Error(usage) when an end is to be avoided.
[[nodiscard]] PathAnswer find_paths(const Network& network, const Projection& projection,
                                    const PathQuery& query);

/// A statement of a source behind a step of a way. The ends of its link may be parts of the nodes
/// that the way passes.
struct Statement {
  std::size_t step = 0;   ///< from 1
  NodeId from = kNoNode;  ///< of the way
  NodeId to = kNoNode;
  LinkId link = kNoLink;
};

/// All statements behind the steps of a way, by step and then by link.
[[nodiscard]] std::vector<Statement> statements_of(const Projection& projection,
                                                   const SimplePath& way);

}  // namespace musubi::cli
