#include "cli/mpi/mpi_session.hpp"

#include <sys/resource.h>

#include <iostream>
#include <map>

#include "algorithms/distributed/redistribution.hpp"
#include "algorithms/distributed/scotch_partition.hpp"
#include "engine/network_reader.hpp"

namespace musubi::cli {
namespace {

constexpr double kScotchBytesPerEdge = 360.0;  // of a random graph; of a mesh 100
constexpr double kMegabyte = 1048576.0;

std::vector<std::string> counting_statuses(const Session& session) {
  std::vector<std::string> statuses{"actual"};
  statuses.insert(statuses.end(), session.with.begin(), session.with.end());
  return statuses;
}

double peak_bytes() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

std::string joined_names(const std::vector<std::string>& files) {
  std::string names;
  for (const auto& file : files) names += (names.empty() ? "" : "+") + graph_name(file);
  return names;
}

}  // namespace

DistributedGraph MpiSession::load(double computing_bytes_per_arc) {
  if (!session.projection.empty() && session.projection != "all") {
    throw Error(ErrorKind::usage, "no projection '" + session.projection + "'",
                "an edge list has one: all");
  }
  const auto start = std::chrono::steady_clock::now();
  DistributedReadOptions options{.statuses = counting_statuses(session),
                                 .computing_bytes_per_arc = computing_bytes_per_arc};
  if (partition == Partition::scotch) options.computing_bytes_per_edge = kScotchBytesPerEdge;
  if (has_memory_limit) options.max_memory = session.max_memory;
  const std::vector<std::filesystem::path> paths(files.begin(), files.end());
  auto graph = read_distributed(paths, options, ranks);
  if (partition == Partition::scotch) {
    const auto part = scotch_partition(graph, ranks);
    graph = redistributed(std::move(graph), part, ranks);
  }
  session.computing_since = std::chrono::steady_clock::now();
  session.load_ms =
      std::chrono::duration<double, std::milli>(session.computing_since - start).count();
  const auto sent = static_cast<double>(ranks.sum(ranks.bytes_sent()));
  if (graph.num_links > 0) bytes_per_edge_read = sent / static_cast<double>(graph.num_links);
  return graph;
}

ProjectionSpec MpiSession::projection_of(const DistributedGraph& graph) const {
  ProjectionSpec spec;
  spec.directed = graph.is_directed();
  spec.self_loops = true;
  spec.statuses = counting_statuses(session);
  return spec;
}

Json MpiSession::head(const DistributedGraph& graph, const std::string& schema) const {
  const auto spec = projection_of(graph);
  auto json = json_head(session,
                        Json{{"name", joined_names(files)},
                             {"version", ""},
                             {"nodes", graph.num_vertices()},
                             {"links", graph.num_links}},
                        schema, &spec);
  const double peak = ranks.sum(peak_bytes());
  const auto links = static_cast<double>(graph.num_links);
  json["ranks"] = {{"count", ranks.size()},
                   {"partition", partition == Partition::scotch ? "scotch" : "ranges"},
                   {"peak_mb", peak / kMegabyte},
                   {"peak_bytes_per_edge", links > 0.0 ? Json(peak / links) : Json()},
                   {"bytes_sent_per_edge_read", bytes_per_edge_read}};
  return json;
}

void MpiSession::answer(const ResultTable& table, Json json, const std::string& closing) {
  ranks.together([&] {
    if (!ranks.is_first()) return;
    const auto of_ranks = json["ranks"].dump();
    cli::answer(session, table, std::move(json), closing);
    if (session.timing && session.format != OutputFormat::json) {
      std::cerr << "ranks: " << of_ranks << '\n';
    }
  });
}

CLI::App* add_mpi_command(CLI::App& program, MpiSession& session, const std::string& name,
                          const std::string& description, Command run) {
  auto* command = add_command(program, session.session, name, description, std::move(run));
  command->get_option("--threads")->description("Threads of each rank (0: all)");
  add_projection_options(*command, session.session);
  command->get_option("--max-memory")
      ->description(
          "Memory that all ranks together may take, as 500M or 2G (default: what there is)")
      ->each([&session](const std::string&) { session.has_memory_limit = true; });
  command->add_option("-o,--output", session.session.output,
                      "File to write instead of standard output");
  return command;
}

void add_partition(CLI::App& command, MpiSession& session) {
  const std::map<std::string, Partition> partitions{{"ranges", Partition::ranges},
                                                    {"scotch", Partition::scotch}};
  command
      .add_option("--partition", session.partition,
                  "Vertices in ranges of ids, or where PT-Scotch cuts the fewest edges")
      ->transform(CLI::CheckedTransformer(partitions).description(""))
      ->type_name("ranges|scotch")
      ->default_str("ranges");
}

void add_files(CLI::App& command, MpiSession& session) {
  command
      .add_option("GRAPH", session.files,
                  "Edge lists that make one graph (.el, .txt, .csv, .tsv; .gz of them)")
      ->required();
}

}  // namespace musubi::cli
