#include <memory>

#include "algorithms/distributed/distributed_components.hpp"
#include "algorithms/distributed/replicated_graph.hpp"
#include "algorithms/distributed/shared_sources.hpp"
#include "cli/mpi/mpi_session.hpp"

namespace musubi::cli {
namespace {

struct InfoOptions {
  bool efficiency = false;
  Vertex samples = 0;
};

// Global efficiency and how far it may be off.
Json efficiency_of(MpiSession& session, const DistributedGraph& graph, const InfoOptions& options) {
  const auto replica = replicated_graph(graph, session.ranks);
  if (options.samples == 0 || options.samples >= graph.num_vertices()) {
    return {{"value", shared_efficiency(replica, session.ranks, session.session.execution())},
            {"error", 0.0},
            {"confidence", 1.0}};
  }
  const auto estimates = shared_pivot_estimates(replica, session.ranks,
                                                {.pivots = options.samples,
                                                 .seed = session.session.seed,
                                                 .execution = session.session.execution()});
  return {{"value", estimates.efficiency},
          {"error", estimates.efficiency_error},
          {"confidence", 1.0 - PivotOptions{}.delta}};
}

std::uint64_t loops_of(const DistributedGraph& graph, const Ranks& ranks) {
  std::uint64_t arcs = 0;
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    for (const Vertex head : graph.row(v)) arcs += head == graph.first + v ? 1 : 0;
  }
  return ranks.sum(arcs) / (graph.is_directed() ? 1 : 2);
}

void run_info(MpiSession& session, const InfoOptions& options) {
  const auto graph = session.load(0.0);
  const auto components = distributed_components(graph, session.ranks);
  const auto costs = partition_costs(graph, session.ranks);
  const auto loops = loops_of(graph, session.ranks);
  Json result;
  result["nodes"] = graph.num_vertices();
  result["links"] = graph.num_links;
  result["vertices"] = graph.num_vertices();
  result["edges"] = graph.num_edges();
  result["loops"] = loops;
  result["components"] = components.sizes.size();
  result["largest_component"] = components.sizes.empty() ? 0 : components.sizes.front();
  if (!graph.is_directed()) {  // of a directed graph the pairs with arcs both ways are not known
    const double n = graph.num_vertices();
    const double pairs = n * (n - 1.0) / 2.0;
    const auto edges = static_cast<double>(graph.num_edges() - loops);
    result["density"] = pairs > 0.0 ? edges / pairs : 0.0;
  }
  if (options.efficiency) result["efficiency"] = efficiency_of(session, graph, options);
  result["cut_edges"] = costs.cut_edges;
  result["values_sent_per_sweep"] = costs.ghosts;
  result["largest_arcs"] = costs.largest;
  auto json = session.head(graph, "info");
  json["results"] = Json::array({result});

  ResultTable table;
  table.columns = {{"item", {"項目", "Item"}}, {"value", {"値", "Value"}}};
  const bool ja = session.session.language == Language::ja;
  const auto add = [&](const char* key, const char* ja_word, const char* en_word) {
    if (!result.contains(key)) return;
    const auto& value = result[key];
    table.rows.push_back({std::string(ja ? ja_word : en_word),
                          value.is_number_float() ? AttributeValue{value.get<double>()}
                                                  : AttributeValue{value.get<std::int64_t>()}});
  };
  add("nodes", "ノード", "nodes");
  add("links", "結び付き", "links");
  add("vertices", "頂点", "vertices");
  add("edges", "辺", "edges");
  add("loops", "自己ループ", "self-loops");
  add("components", "連結成分", "components");
  add("largest_component", "最大の連結成分", "largest component");
  add("density", "密度", "density");
  if (options.efficiency) {
    for (const auto& [key, value] : result["efficiency"].items()) {
      table.rows.push_back(
          {std::string(ja ? "大域効率 " : "global efficiency ") + key, value.get<double>()});
    }
  }
  add("cut_edges", "ランク間の辺", "edges between ranks");
  add("values_sent_per_sweep", "1回の反復で送る値の数", "values sent per sweep");
  add("largest_arcs", "最も多いランクの弧の数", "arcs on the rank that has most");
  session.answer(table, std::move(json));
}

}  // namespace

void add_mpi_info(CLI::App& program, MpiSession& session) {
  const auto options = std::make_shared<InfoOptions>();
  auto* command = add_mpi_command(program, session, "info",
                                  "Counts, components, density, and what the cut into ranks costs",
                                  [&session, options] { run_info(session, *options); });
  add_files(*command, session);
  add_partition(*command, session);
  command->add_flag("--efficiency", options->efficiency,
                    "Global efficiency, too: a search from every node, the graph on every rank");
  command
      ->add_option("--samples", options->samples,
                   "Efficiency from so many sources, with its error (0: exact)")
      ->check(CLI::Range(Vertex{0}, kNoVertex - 1).description(""));
  command->footer("Example: mpirun -n 4 musubi-mpi info links.el");
}

}  // namespace musubi::cli
