#include "cli/suggest_objective.hpp"

#include <algorithm>

#include "algorithms/gaps/abroad.hpp"
#include "algorithms/structure/structure_summary.hpp"
#include "algorithms/whatif/connectivity_spectrum.hpp"
#include "algorithms/whatif/graph_objectives.hpp"
#include "algorithms/whatif/network_objectives.hpp"

namespace musubi::cli {
namespace {

constexpr const char* kHub = "hub";

Vertex vertex_named(const NameIndex& names, const Network& network, const Projection& projection,
                    const std::string& text) {
  const NodeId node = names.find(text);
  const Vertex v = projection.vertex_of_node[node];
  if (v == kNoVertex) {
    throw Error(
        ErrorKind::usage,
        "'" + network.graph.id(node) + "' is not in projection '" + projection.spec.name + "'",
        "name a node that has a counting link there, or choose another --projection");
  }
  return v;
}

std::vector<Vertex> group_of(const Network& network, const Projection& projection,
                             const ObjectiveChoice& choice) {
  std::vector<Vertex> group;
  const NameIndex names(network.graph);
  auto wanted = choice.group;
  if (!choice.node.empty()) wanted.push_back(choice.node);
  for (const auto& text : wanted) {
    const Vertex v = vertex_named(names, network, projection, text);
    if (std::find(group.begin(), group.end(), v) == group.end()) group.push_back(v);
  }
  return group;
}

template <typename Wanted>
std::vector<Vertex> vertices_where(const Projection& projection, Wanted&& wanted) {
  std::vector<Vertex> vertices;
  for (const Vertex v : projection.graph.vertices()) {
    if (wanted(projection.node_of_vertex[v])) vertices.push_back(v);
  }
  return vertices;
}

std::unique_ptr<LinkObjective> overseas_distance(const Network& network,
                                                 const Projection& projection,
                                                 std::vector<Vertex> group, const GapOptions& gaps,
                                                 const Execution& execution) {
  const auto hubs = hub_network(network, gaps);
  const Abroad abroad(network.graph, hubs);
  auto partners = vertices_where(projection, [&](NodeId node) { return abroad.is_partner(node); });
  if (group.empty()) {
    group =
        vertices_where(projection, [&](NodeId node) { return network.graph.kind(node) == kHub; });
  }
  std::erase_if(partners,
                [&](Vertex v) { return std::find(group.begin(), group.end(), v) != group.end(); });
  if (group.empty() || partners.empty()) {
    throw Error(ErrorKind::usage, "the projection has no hub, or no partner abroad",
                "choose another --projection, or name the --group that is to come nearer");
  }
  return distance_objective(projection.graph, std::move(group), std::move(partners), execution);
}

const Profile& profile_named(const Network& network, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& profile : network.profiles) {
    if (profile.name == name) return profile;
    names.push_back(profile.name);
  }
  throw Error(ErrorKind::usage,
              name.empty() ? "requirements_met needs a profile" : "no profile '" + name + "'",
              name.empty() ? "name one with --profile" : suggest(name, names));
}

}  // namespace

LocalizedText note_on_parts(const std::string& name, const CsrGraph& graph) {
  const auto summary = structure_summary(graph);
  const auto parts = summary.components;
  if (name != "kirchhoff_index" && summary.largest_component > kMostSpectralVertices) {
    throw Error(ErrorKind::usage,
                name + " is worked out for at most " + std::to_string(kMostSpectralVertices) +
                    " nodes in one part, and here there are " +
                    std::to_string(summary.largest_component),
                "use kirchhoff_index or global_efficiency, or a smaller --projection");
  }
  if (parts < 2) return {};
  const auto count = std::to_string(parts);
  if (name == "kirchhoff_index") {
    return {
        "ネットワークは" + count +
            "個の部分に分かれている。つながっていない2点の抵抗は、どの経路の抵抗よりも大きい値（頂"
            "点数）とみなす。",
        "the network is in " + count +
            " parts; two nodes without a way between them count as a resistance of the number of "
            "nodes, which is more than any way has"};
  }
  return {"ネットワークは" + count +
              "個の部分に分かれている。最大の部分の代数的連結度を用い、そこから外に出る結び付きは効"
              "果なしとする。",
          "the network is in " + count +
              " parts; this is the algebraic connectivity of the largest, and links that lead out "
              "of it change nothing"};
}

std::vector<std::string> objective_names() {
  return {"global_efficiency",      "harmonic",   "overseas_distance", "kirchhoff_index",
          "algebraic_connectivity", "robustness", "gaps_closed",       "requirements_met"};
}

ChosenObjective chosen_objective(const Session& session, const Network& network,
                                 const Projection& projection, const ObjectiveChoice& choice) {
  const auto names = objective_names();
  const auto& name = choice.name;
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    const auto near = suggest(name, names);
    std::string all;
    for (const auto& one : names) all += (all.empty() ? "" : ", ") + one;
    throw Error(ErrorKind::usage, "no objective '" + name + "'",
                near.empty() ? "use " + all : near);
  }
  const bool takes_group = name == "harmonic" || name == "overseas_distance";
  if (!takes_group && !(choice.node.empty() && choice.group.empty())) {
    throw Error(ErrorKind::usage, "--node and --group mean nothing for '" + name + "'",
                "use them with harmonic or overseas_distance");
  }
  auto group = group_of(network, projection, choice);
  const auto& graph = projection.graph;
  const Execution execution = session.execution().quiet();
  const GapOptions gaps{.group_kind = kHub, .statuses = session.statuses(network)};
  if (name == "global_efficiency") {
    return {efficiency_objective(graph, execution), {"大域効率", "global efficiency"}, {}};
  }
  if (name == "harmonic") {
    if (group.empty()) {
      throw Error(ErrorKind::usage, "harmonic needs a node or a group",
                  "name --node X or --group A,B");
    }
    return {harmonic_objective(graph, std::move(group), execution),
            {"調和近接中心性", "harmonic closeness"},
            {}};
  }
  if (name == "overseas_distance") {
    return {overseas_distance(network, projection, std::move(group), gaps, execution),
            {"海外連携先までの平均距離", "mean distance to partners abroad"},
            {}};
  }
  if (name == "kirchhoff_index") {
    auto note = note_on_parts(name, graph);
    return {kirchhoff_objective(graph, execution),
            {"キルヒホッフ指数", "Kirchhoff index"},
            std::move(note)};
  }
  if (name == "algebraic_connectivity") {
    auto note = note_on_parts(name, graph);
    return {
        connectivity_objective(graph), {"代数的連結度", "algebraic connectivity"}, std::move(note)};
  }
  if (name == "robustness") {
    const auto lost =
        vertices_where(projection, [&](NodeId node) { return network.graph.kind(node) != kHub; });
    return {robustness_objective(graph, lost, execution),
            {"一機関を失ったときの連結率", "pairs still connected when one institution is lost"},
            {}};
  }
  if (name == "gaps_closed") {
    return {gaps_objective(network, projection.node_of_vertex, gaps),
            {"直接つながる拠点の組", "pairs of hubs tied directly"},
            {}};
  }
  return {requirements_objective(network, projection.node_of_vertex,
                                 profile_named(network, choice.profile), gaps),
          {"満たされた要件", "requirements met"},
          {}};
}

}  // namespace musubi::cli
