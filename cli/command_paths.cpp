#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/path_rows.hpp"
#include "cli/path_search.hpp"
#include "cli/path_text.hpp"
#include "cli/path_words.hpp"
#include "engine/error.hpp"

namespace musubi::cli {
namespace {

constexpr std::size_t kMostWays = 10'000;

struct PathsOptions {
  std::string from{};
  std::string to{};
  std::vector<std::string> avoid{};
  std::size_t count = 5;
  std::size_t max_steps = KShortestPathsOptions::kAnyNumber;
  std::optional<Disjointness> disjoint{};
};

// Nodes by name; what names none is collected, so that all of it is told at once.
class NodeFinder {
 public:
  explicit NodeFinder(const Network& network) : index_(network.graph) {}

  NodeId find(const std::string& text) {
    try {
      return index_.find(text);
    } catch (const Error& error) {
      const auto& told = error.diagnostics();
      unknown_.insert(unknown_.end(), told.begin(), told.end());
      return kNoNode;
    }
  }

  // One name, or several with commas; a name may have a comma in it.
  std::vector<NodeId> find_list(const std::string& text) {
    const auto before = unknown_.size();
    if (const NodeId node = find(text); node != kNoNode) return {node};
    unknown_.resize(before);
    std::vector<NodeId> nodes;
    for (const auto& name : split_list(text, ',')) nodes.push_back(find(name));
    return nodes;
  }

  void throw_if_any_is_unknown() const {
    if (!unknown_.empty()) throw Error(ErrorKind::usage, unknown_);
  }

 private:
  NameIndex index_;
  std::vector<Diagnostic> unknown_{};
};

PathQuery query_of(const Session& session, const Network& network, const PathsOptions& options) {
  NodeFinder finder(network);
  PathQuery query{.from = finder.find(options.from),
                  .to = finder.find(options.to),
                  .with = session.with,
                  .disjoint = options.disjoint,
                  .shortest = {.count = options.count,
                               .max_steps = options.max_steps,
                               .execution = session.execution()}};
  for (const auto& text : options.avoid) {
    for (const NodeId node : finder.find_list(text)) {
      const auto& known = query.avoid;
      if (std::find(known.begin(), known.end(), node) == known.end()) query.avoid.push_back(node);
    }
  }
  finder.throw_if_any_is_unknown();
  if (query.from == query.to) {
    throw Error(ErrorKind::usage,
                "FROM '" + options.from + "' and TO '" + options.to + "' are the same node '" +
                    network.graph.id(query.from) + "'",
                "name two different nodes");
  }
  return query;
}

Json end_json(const Network& network, NodeId node, const PlaceInProjection& place,
              Language language) {
  auto json = node_json(network, node, language);
  json["in_projection"] = place.vertex != kNoVertex;
  json["counts_as"] =
      place.counts_as == node ? Json() : node_json(network, place.counts_as, language);
  return json;
}

void put_parameters(Json& json, const Network& network, const PathQuery& query) {
  auto& parameters = json["parameters"];
  if (query.disjoint) {
    parameters["disjoint"] = *query.disjoint == Disjointness::vertices ? "vertices" : "edges";
  } else {
    parameters["disjoint"] = nullptr;
    parameters["count"] = query.shortest.count;
    parameters["max_steps"] = query.shortest.max_steps == KShortestPathsOptions::kAnyNumber
                                  ? Json()
                                  : Json(query.shortest.max_steps);
  }
  parameters["avoid"] = Json::array();
  for (const NodeId node : query.avoid) parameters["avoid"].push_back(network.graph.id(node));
}

void run_paths(Session& session, const PathsOptions& options) {
  const auto network = session.load_graph();
  const auto query = query_of(session, network, options);
  const auto projection = project(network.graph, session.projection_spec(network));
  const auto found = find_paths(network, projection, query);
  const auto summary = path_summary(network, projection, query, found, session.language);
  const auto& [distance, shortest, by_vertices, by_edges, separating, ways] = found.found;

  auto json = json_head(session, network, "paths", &projection.spec);
  put_parameters(json, network, query);
  json["from"] = end_json(network, query.from, found.from, session.language);
  json["to"] = end_json(network, query.to, found.to, session.language);
  json["status"] = name_of(found.status);
  json["distance"] = std::isinf(distance) ? Json() : Json(distance);
  json["shortest_ways"] = std::isinf(shortest) ? Json() : Json(shortest);
  json["disjoint"] = {{"vertices", by_vertices}, {"edges", by_edges}};
  json["hangs_on"] = Json::array();
  for (const Vertex v : separating) {
    json["hangs_on"].push_back(node_json(network, projection.node_of_vertex[v], session.language));
  }
  json["alternatives"] = Json::array();
  for (const auto& [name, with] : found.alternatives) {
    json["alternatives"].push_back({{"projection", name}, {"with", with}});
  }
  json["summary"] = summary;
  json["results"] = path_json(network, projection, ways, session.language);
  answer(session, {summary, path_text(network, projection, ways, session.language)},
         path_list(network, projection, ways, session.language), std::move(json));
}

}  // namespace

void add_paths(CLI::App& program, Session& session) {
  const auto options = std::make_shared<PathsOptions>();
  auto* command = add_command(program, session, "paths",
                              "The shortest ways between two nodes, with their evidence",
                              [&session, options] { run_paths(session, *options); });
  add_graph_argument(*command, session);
  command->add_option("FROM", options->from, "Id, name or alias of a node")->required();
  command->add_option("TO", options->to, "Id, name or alias of another")->required();
  add_projection_options(*command, session);
  auto* count = command->add_option("--count", options->count, "At most so many ways")
                    ->check(CLI::Range(std::size_t{1}, kMostWays).description(""))
                    ->capture_default_str();
  auto* max_steps =
      command->add_option("--max-steps", options->max_steps, "Only ways of at most so many steps")
          ->check(CLI::PositiveNumber.description(""));
  command
      ->add_option("--avoid", options->avoid,
                   "Nodes that no way passes (several with commas; may be repeated)")
      ->allow_extra_args(false);
  const std::map<std::string, Disjointness> kinds{{"vertices", Disjointness::vertices},
                                                  {"edges", Disjointness::edges}};
  command
      ->add_option("--disjoint", options->disjoint,
                   "Instead: as many ways as can be that share no node in between, or no link")
      ->transform(CLI::CheckedTransformer(kinds).description(""))
      ->type_name("vertices|edges")
      ->excludes(count)
      ->excludes(max_steps);
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi paths graphs/gtb hub-nihonbashi hub-tsukuba --count 3");
}

}  // namespace musubi::cli
