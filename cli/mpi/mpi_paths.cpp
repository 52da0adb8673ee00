#include <cmath>
#include <map>
#include <memory>

#include "algorithms/distributed/distributed_distances.hpp"
#include "cli/mpi/mpi_session.hpp"
#include "engine/error.hpp"

namespace musubi::cli {
namespace {

struct PathsOptions {
  std::vector<std::string> words{};  // GRAPH... FROM TO
  ArcLength length = ArcLength::one;
};

Vertex vertex_of(const DistributedGraph& graph, const std::string& id, const Ranks& ranks) {
  double found = -1.0;
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    if (graph.ids[v] == id) found = static_cast<double>(graph.first + v);
  }
  found = ranks.maximum(found);
  if (found >= 0.0) return static_cast<Vertex>(found);
  throw Error(ErrorKind::usage, "no node '" + id + "'", "give an id as the file has it");
}

// The ids of vertices of any rank.
std::vector<std::string> ids_of(const DistributedGraph& graph, const std::vector<Vertex>& vertices,
                                const Ranks& ranks) {
  std::vector<std::string> ids;
  for (const Vertex v : vertices) {
    const bool own = v >= graph.first && v < graph.first + graph.num_own();
    const std::string_view text = own ? graph.ids[v - graph.first] : std::string_view{};
    const auto all = ranks.gather<char>(std::span(text.data(), text.size())).items;
    ids.emplace_back(all.begin(), all.end());
  }
  return ids;
}

void run_paths(MpiSession& session, const PathsOptions& options) {
  const auto& ranks = session.ranks;
  if (options.words.size() < 3) {
    throw Error(ErrorKind::usage, "paths needs a graph and two nodes",
                "musubi-mpi paths GRAPH... FROM TO");
  }
  session.files.assign(options.words.begin(), options.words.end() - 2);
  const std::string from = options.words[options.words.size() - 2];
  const std::string to = options.words.back();
  constexpr double kLibrary = 80.0;  // bytes per arc of the Boost library's graph
  const auto graph = session.load(kLibrary);
  const Vertex source = vertex_of(graph, from, ranks);
  const Vertex target = vertex_of(graph, to, ranks);
  if (source == target) {
    throw Error(ErrorKind::usage, "FROM and TO are the same node '" + from + "'",
                "name two different nodes");
  }
  const auto distances = distributed_distances(graph, source, options.length, ranks);
  const auto way = shortest_way(graph, distances, target, options.length, ranks);
  const auto ids = ids_of(graph, way, ranks);
  const bool own = target >= graph.first && target < graph.first + graph.num_own();
  const double distance = ranks.maximum(own ? distances[target - graph.first] : -1.0);
  const bool joined = std::isfinite(distance);

  auto json = session.head(graph, "paths");
  json["parameters"]["length"] = options.length == ArcLength::one ? "one" : "inverse_strength";
  json["from"] = {{"id", from}, {"name", from}};
  json["to"] = {{"id", to}, {"name", to}};
  json["status"] = joined ? "joined" : "apart";
  json["distance"] = joined ? Json(distance) : Json();
  json["results"] = Json::array();
  ResultTable table;
  table.columns = {{"step", {"段", "Step"}}, {"id", {"ID", "Id"}}};
  if (joined) {
    json["results"].push_back({{"rank", 1},
                               {"length", distance},
                               {"steps", way.size() - 1},
                               {"path", ids},
                               {"names", ids}});
    for (std::size_t i = 0; i < ids.size(); ++i) {
      table.rows.push_back({static_cast<std::int64_t>(i), ids[i]});
    }
  }
  const bool ja = session.session.language == Language::ja;
  const std::string closing =
      joined ? (ja ? "距離: " : "distance: ") + json["distance"].dump()
             : std::string(ja ? "つながっていません" : "they are not connected");
  session.answer(table, std::move(json), closing);
}

}  // namespace

void add_mpi_paths(CLI::App& program, MpiSession& session) {
  const auto options = std::make_shared<PathsOptions>();
  auto* command = add_mpi_command(program, session, "paths",
                                  "The distance between two nodes, and one of the shortest ways",
                                  [&session, options] { run_paths(session, *options); });
  command->add_option("GRAPH... FROM TO", options->words, "Edge lists, then the ids of two nodes")
      ->required();
  const std::map<std::string, ArcLength> lengths{{"one", ArcLength::one},
                                                 {"inverse_strength", ArcLength::inverse_strength}};
  command->add_option("--length", options->length, "How long an edge is: 1, or 1/strength")
      ->transform(CLI::CheckedTransformer(lengths).description(""))
      ->type_name("one|inverse_strength")
      ->default_str("one");
  command->footer("Example: mpirun -n 4 musubi-mpi paths links.el a b");
}

}  // namespace musubi::cli
