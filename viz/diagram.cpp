#include "viz/diagram.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "engine/error.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<LayoutEngine, std::string_view>, 5> kEngines{{
    {LayoutEngine::dot, "dot"},
    {LayoutEngine::fdp, "fdp"},
    {LayoutEngine::neato, "neato"},
    {LayoutEngine::sfdp, "sfdp"},
    {LayoutEngine::fixed, "fixed"},
}};

Json json_of(const Point& point) {
  return Json::array({point.x, point.y});
}

Json json_of(const DiagramAttributes& attributes) {
  Json json = Json::object();
  for (const auto& [name, value] : attributes) json[name] = value;
  return json;
}

template <typename Part>
Json part_json(const Part& part) {
  Json json{{"id", part.id}, {"attributes", json_of(part.attributes)}};
  if (part.label_kind == LabelKind::html) json["html"] = true;
  return json;
}

Json json_of(const DiagramNode& node) {
  Json json = part_json(node);
  if (!node.cluster.empty()) json["cluster"] = node.cluster;
  if (node.center) json["center"] = json_of(*node.center);
  return json;
}

Json json_of(const DiagramEdge& edge) {
  Json json = part_json(edge);
  json["source"] = edge.source;
  json["target"] = edge.target;
  if (!edge.path.empty()) {
    Json path = Json::array();
    for (const auto& point : edge.path) path.push_back(json_of(point));
    json["path"] = std::move(path);
  }
  return json;
}

[[noreturn]] void refuse(const std::string& problem) {
  throw Error(ErrorKind::input, "the diagram " + problem);
}

LayoutEngine engine_named(std::string_view name) {
  for (const auto& [engine, engine_name] : kEngines) {
    if (engine_name == name) return engine;
  }
  refuse("names the unknown layout '" + std::string(name) + "'");
}

Point point_of(const Json& json) {
  return {json.at(0).get<double>(), json.at(1).get<double>()};
}

DiagramAttributes attributes_of(const Json& json) {
  return json.get<DiagramAttributes>();
}

template <typename Part>
Part part_of(const Json& json) {
  Part part;
  part.id = json.at("id").get<std::string>();
  part.attributes = attributes_of(json.at("attributes"));
  if (json.value("html", false)) part.label_kind = LabelKind::html;
  return part;
}

DiagramNode node_of(const Json& json) {
  auto node = part_of<DiagramNode>(json);
  node.cluster = json.value("cluster", std::string{});
  if (json.contains("center")) node.center = point_of(json.at("center"));
  return node;
}

DiagramEdge edge_of(const Json& json) {
  auto edge = part_of<DiagramEdge>(json);
  edge.source = json.at("source").get<std::string>();
  edge.target = json.at("target").get<std::string>();
  if (json.contains("path")) {
    for (const auto& point : json.at("path")) edge.path.push_back(point_of(point));
  }
  return edge;
}

void check_references(const Diagram& diagram) {
  std::set<std::string_view> clusters;
  std::set<std::string_view> nodes;
  for (const auto& cluster : diagram.clusters) clusters.insert(cluster.id);
  for (const auto& node : diagram.nodes) {
    if (!nodes.insert(node.id).second) refuse("has two nodes '" + node.id + "'");
    if (!node.cluster.empty() && !clusters.contains(node.cluster)) {
      refuse("names the unknown cluster '" + node.cluster + "'");
    }
    if (diagram.layout == LayoutEngine::fixed && !node.center) {
      refuse("gives the node '" + node.id + "' no place");
    }
  }
  for (const auto& edge : diagram.edges) {
    for (const auto& end : {edge.source, edge.target}) {
      if (!nodes.contains(end)) refuse("names the unknown node '" + end + "'");
    }
    const bool drawable = edge.path.empty() ? diagram.layout != LayoutEngine::fixed
                                            : edge.path.size() >= 4 && edge.path.size() % 3 == 1;
    if (!drawable) refuse("gives the edge '" + edge.id + "' no path of 3k + 1 points");
  }
}

Diagram read(const Json& json) {
  Diagram diagram;
  diagram.name = json.at("name").get<std::string>();
  diagram.description = json.at("description").get<std::string>();
  diagram.layout = engine_named(json.at("layout").get<std::string>());
  diagram.directed = json.at("directed").get<bool>();
  diagram.page = point_of(json.at("page"));
  diagram.graph_attributes = attributes_of(json.at("graph_attributes"));
  diagram.node_defaults = attributes_of(json.at("node_defaults"));
  diagram.edge_defaults = attributes_of(json.at("edge_defaults"));
  for (const auto& part : json.at("clusters")) {
    diagram.clusters.push_back(part_of<DiagramCluster>(part));
  }
  for (const auto& part : json.at("nodes")) diagram.nodes.push_back(node_of(part));
  for (const auto& part : json.at("edges")) diagram.edges.push_back(edge_of(part));
  return diagram;
}

}  // namespace

std::string_view name_of(LayoutEngine engine) {
  for (const auto& [known, name] : kEngines) {
    if (known == engine) return name;
  }
  return "dot";
}

std::string to_json(const Diagram& diagram) {
  Json json{{"name", diagram.name},
            {"description", diagram.description},
            {"layout", name_of(diagram.layout)},
            {"directed", diagram.directed},
            {"page", json_of(diagram.page)},
            {"graph_attributes", json_of(diagram.graph_attributes)},
            {"node_defaults", json_of(diagram.node_defaults)},
            {"edge_defaults", json_of(diagram.edge_defaults)}};
  // An ordered object is a vector of members: no reference into it outlives the next member.
  const auto add = [&](const char* name, const auto& parts, auto&& to) {
    Json list = Json::array();
    for (const auto& part : parts) list.push_back(to(part));
    json[name] = std::move(list);
  };
  add("clusters", diagram.clusters, [](const auto& part) { return part_json(part); });
  add("nodes", diagram.nodes, [](const auto& part) { return json_of(part); });
  add("edges", diagram.edges, [](const auto& part) { return json_of(part); });
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Diagram diagram_from_json(std::string_view text) {
  Diagram diagram;
  try {
    diagram = read(Json::parse(text));
  } catch (const Json::exception& error) {
    refuse(std::string("cannot be read: ") + error.what());
  }
  check_references(diagram);
  return diagram;
}

}  // namespace musubi
