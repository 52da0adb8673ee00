#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/community_method.hpp"
#include "cli/vertex_rows.hpp"

namespace musubi::cli {
namespace {

Json quality_json(const CommunityResult& result) {
  Json quality{{"communities", num_communities(result.partition)},
               {"modularity", result.quality.modularity},
               {"coverage", result.quality.coverage},
               {"conductance", result.quality.conductance}};
  if (result.hub_agreement) {
    quality["hub_agreement"] = {{"nmi", result.hub_agreement->nmi},
                                {"ari", result.hub_agreement->ari},
                                {"vi", result.hub_agreement->vi},
                                {"vertices", result.agreement_vertices}};
  }
  return quality;
}

void run_communities(Session& session, CommunityOptions options) {
  const auto network = session.load_graph();
  const auto projection = project(network.graph, session.projection_spec(network));
  options.seed = session.seed;
  options.execution = session.execution();
  const auto result = find_communities(network, projection, options);
  const auto table = community_rows(network, projection, result.partition, session.language);
  auto json = json_head(session, network, "communities", &projection.spec);
  json["parameters"]["method"] = options.method;
  json["parameters"]["resolution"] = options.resolution;
  json["parameters"]["runs"] = options.runs;
  json["quality"] = quality_json(result);
  json["results"] = rows_as_json(table);
  answer(session, table, std::move(json));
  if (session.format == OutputFormat::table && !session.quiet) {
    std::cerr << "quality: " << quality_json(result).dump() << '\n';
  }
}

}  // namespace

void add_communities(CLI::App& program, Session& session) {
  const auto options = std::make_shared<CommunityOptions>();
  auto* command = add_command(program, session, "communities", "Groups of nodes and their quality",
                              [&session, options] { run_communities(session, *options); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command->add_option("--method", options->method, "leiden or louvain")->capture_default_str();
  command->add_option("--resolution", options->resolution, "Larger finds smaller communities")
      ->capture_default_str();
  command->add_option("--runs", options->runs, "Seeded runs, of which the best is kept")
      ->capture_default_str();
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi communities graphs/gtb --method leiden --format json");
}

}  // namespace musubi::cli
