#include "cli/path_search.hpp"

#include <algorithm>
#include <limits>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/structure/simple_graph.hpp"

namespace musubi::cli {
namespace {

bool listed(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<Vertex> vertices_to_avoid(const Projection& projection, const PathQuery& query) {
  std::vector<Vertex> avoid;
  for (const NodeId node : query.avoid) {
    const Vertex v = projection.vertex_of_node[node];
    if (v != kNoVertex) avoid.push_back(v);
  }
  return avoid;
}

// Whether a way leads from one vertex to the other past those to avoid.
bool reaches(const CsrGraph& graph, Vertex s, Vertex t, const std::vector<Vertex>& avoid) {
  const auto simple = simple_graph(graph, avoid);
  ShortestPathSearch search(simple);
  search.run(s);
  return search.reached(t);
}

bool joins(const Network& network, ProjectionSpec spec, const PathQuery& query) {
  spec.length = ProjectionSpec::Length::one;  // a strength of 0 has no inverse
  const auto projection = project(network.graph, spec);
  const Vertex s = projection.vertex_of_node[query.from];
  const Vertex t = projection.vertex_of_node[query.to];
  if (s == kNoVertex || t == kNoVertex || s == t) return false;
  const auto avoid = vertices_to_avoid(projection, query);
  if (std::find(avoid.begin(), avoid.end(), s) != avoid.end()) return false;
  if (std::find(avoid.begin(), avoid.end(), t) != avoid.end()) return false;
  return reaches(projection.graph, s, t, avoid);
}

// Statuses that a projection does not count yet.
std::vector<std::string> further_statuses(const Network& network, const ProjectionSpec& spec) {
  std::vector<std::string> further;
  for (const auto& status : network.vocabularies.names("status")) {
    if (!listed(spec.statuses, status)) further.push_back(status);
  }
  return further;
}

// The projection with the fewest further statuses that are needed: none, one of them, or all.
std::vector<PathAlternative> with_fewest_statuses(const Network& network,
                                                  const ProjectionSpec& spec,
                                                  const PathQuery& query) {
  const auto with = [&](const std::vector<std::string>& statuses) {
    PathAlternative result{spec.name, query.with};
    result.with.insert(result.with.end(), statuses.begin(), statuses.end());
    return result;
  };
  const auto joined_with = [&](const std::vector<std::string>& statuses) {
    auto more = spec;
    more.statuses.insert(more.statuses.end(), statuses.begin(), statuses.end());
    return joins(network, more, query);
  };
  if (joined_with({})) return {with({})};
  const auto further = further_statuses(network, spec);
  if (further.empty() || !joined_with(further)) return {};
  std::vector<PathAlternative> result;
  for (const auto& status : further) {
    if (joined_with({status})) result.push_back(with({status}));
  }
  if (result.empty()) result.push_back(with(further));
  return result;
}

// Those that change least: further statuses in the projection asked for, other projections as they
// are, and only if there are none of these, other projections with further statuses.
std::vector<PathAlternative> alternatives(const Network& network, const ProjectionSpec& asked,
                                          const PathQuery& query) {
  auto result = with_fewest_statuses(network, asked, query);
  std::vector<PathAlternative> farther;
  for (auto spec : network.projections) {
    if (spec.name == asked.name) continue;
    for (const auto& status : query.with) {
      if (!listed(spec.statuses, status)) spec.statuses.push_back(status);
    }
    for (auto& other : with_fewest_statuses(network, spec, query)) {
      (other.with == query.with ? result : farther).push_back(std::move(other));
    }
  }
  return result.empty() ? farther : result;
}

void check_ends(const Network& network, const Projection& projection, const PathQuery& query) {
  for (const NodeId node : query.avoid) {
    for (const NodeId end : {query.from, query.to}) {
      const Vertex v = projection.vertex_of_node[node];
      if (node != end && (v == kNoVertex || v != projection.vertex_of_node[end])) continue;
      throw Error(ErrorKind::usage,
                  "--avoid '" + network.graph.id(node) + "' is the end '" + network.graph.id(end) +
                      "' of the ways, or one node with it in projection '" + projection.spec.name +
                      "'",
                  "avoid nodes in between");
    }
  }
}

std::vector<LinkId> links_of_step(const Projection& projection, Vertex u, Vertex v) {
  const auto row = projection.graph.out_neighbors(u);
  const auto [first, last] = std::equal_range(row.begin(), row.end(), v);
  std::vector<LinkId> links;
  for (auto it = first; it != last; ++it) {
    const ArcIndex arc = projection.graph.first_arc(u) + static_cast<ArcIndex>(it - row.begin());
    const auto behind = projection.links_of_edge(projection.numbering.edge_of_arc[arc]);
    links.insert(links.end(), behind.begin(), behind.end());
  }
  std::sort(links.begin(), links.end());
  return links;
}

}  // namespace

std::string name_of(PathStatus status) {
  switch (status) {
    case PathStatus::joined:
      return "joined";
    case PathStatus::apart:
      return "apart";
    case PathStatus::one_vertex:
      return "one_vertex";
    case PathStatus::left_out:
      break;
  }
  return "not_in_projection";
}

PlaceInProjection place_of(const Network& network, const Projection& projection, NodeId node) {
  const auto& spec = projection.spec;
  PlaceInProjection place{.vertex = projection.vertex_of_node[node]};
  if (place.vertex != kNoVertex) {
    place.counts_as = projection.node_of_vertex[place.vertex];
    return place;
  }
  place.counts_as = wholes(network.graph, spec.contract, spec.keep_apart)[node];
  const auto& kind = network.graph.kind(place.counts_as);
  const bool counts =
      (spec.kinds.empty() || listed(spec.kinds, kind)) && !listed(spec.without_kinds, kind);
  place.reason = counts ? PlaceInProjection::Reason::no_counting_link
                        : PlaceInProjection::Reason::kind_left_out;
  return place;
}

PathAnswer find_paths(const Network& network, const Projection& projection,
                      const PathQuery& query) {
  check_ends(network, projection, query);
  PathAnswer answer{.from = place_of(network, projection, query.from),
                    .to = place_of(network, projection, query.to)};
  answer.found.distance = std::numeric_limits<double>::infinity();
  const auto avoid = vertices_to_avoid(projection, query);
  const Vertex s = answer.from.vertex;
  const Vertex t = answer.to.vertex;
  if (s == kNoVertex || t == kNoVertex) {
    answer.status = PathStatus::left_out;
  } else if (s == t) {
    answer.status = PathStatus::one_vertex;
  } else {
    answer.found =
        ways_between(projection.graph, s, t,
                     {.shortest = query.shortest, .disjoint = query.disjoint, .avoid = avoid});
    const bool joined = answer.found.distance < std::numeric_limits<double>::infinity();
    answer.status = joined ? PathStatus::joined : PathStatus::apart;
  }
  if (answer.status == PathStatus::joined) return answer;
  if (answer.status == PathStatus::apart) {
    answer.joined_backwards =
        projection.graph.is_directed() && reaches(projection.graph, t, s, avoid);
    answer.joined_by_avoided = !avoid.empty() && reaches(projection.graph, s, t, {});
  }
  answer.alternatives = alternatives(network, projection.spec, query);
  return answer;
}

std::vector<Statement> statements_of(const Projection& projection, const SimplePath& way) {
  std::vector<Statement> statements;
  for (std::size_t step = 1; step < way.vertices.size(); ++step) {
    const Vertex u = way.vertices[step - 1];
    const Vertex v = way.vertices[step];
    for (const LinkId link : links_of_step(projection, u, v)) {
      statements.push_back(
          {step, projection.node_of_vertex[u], projection.node_of_vertex[v], link});
    }
  }
  return statements;
}

}  // namespace musubi::cli
