#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/analysis.hpp"
#include "cli/commands.hpp"
#include "cli/comparison_rows.hpp"
#include "cli/gap_list.hpp"
#include "cli/gap_status.hpp"
#include "cli/network_appearance.hpp"
#include "cli/scenario_choice.hpp"
#include "cli/version.hpp"
#include "cli/vertex_rows.hpp"
#include "engine/error.hpp"
#include "engine/file.hpp"
#include "engine/staged_folder.hpp"
#include "viz/change_view.hpp"
#include "viz/convert.hpp"
#include "viz/map_view.hpp"
#include "viz/picture_date.hpp"
#include "viz/render.hpp"
#include "viz/report.hpp"

namespace musubi::cli {
namespace {

// Centralities and communities as columns of the nodes, for the files that other tools open. A part
// carries the values of the whole that it was counted with.
std::vector<NodeColumn> computed_columns(const Network& network, const Analysis& analysis) {
  std::vector<NodeColumn> columns;
  const auto add = [&](std::string name, AttributeType type, auto&& value) {
    NodeColumn column{std::move(name), type,
                      std::vector<AttributeValue>(network.graph.node_bound())};
    for (const NodeId node : network.graph.nodes()) {
      const Vertex v = analysis.projection.vertex_of_node[node];
      if (v != kNoVertex) column.by_node[node] = value(v);
    }
    columns.push_back(std::move(column));
  };
  for (const auto& measure : analysis.centrality) {
    add(std::string(name_of(measure.measure)), AttributeType::real,
        [&](Vertex v) -> AttributeValue { return measure.scores[v]; });
  }
  if (!analysis.communities.partition.empty()) {
    add("community", AttributeType::integer, [&](Vertex v) -> AttributeValue {
      return std::int64_t{analysis.communities.partition[v]} + 1;
    });
  }
  return columns;
}

constexpr std::size_t kMostCases = 60;             // what a page can hold
constexpr std::size_t kMostHubPictures = 40;       // each starts a process
constexpr std::size_t kMostScenarioPictures = 24;  // and a file that is sent by mail

// The scenarios that come with the network, tried out.
struct Trials {
  ComparedVersion base{};
  std::vector<ScenarioCase> cases{};
};

Trials try_scenarios(const Session& session, const Network& network, const Analysis& analysis) {
  Trials trials{.cases = cases_of_packages(session, network, kMostCases)};
  if (trials.cases.empty()) return trials;
  const auto options = comparison_options(session, network, {});
  trials.base = measured(network, analysis.projection, options, session.seed);
  measure_cases(trials.cases, trials.base, NetworkMeasure::global_efficiency, options,
                partition_finder(options, session.seed));
  return trials;
}

// All files of the run.
class Writer {
 public:
  Writer(const Session& session, const Network& network, const Analysis& analysis,
         const Trials& trials, std::filesystem::path folder)
      : session_(session),
        network_(network),
        analysis_(analysis),
        trials_(trials),
        folder_(std::move(folder)) {}

  void write() {
    const auto columns = computed_columns(network_, analysis_);
    looks_ = appearance_of(network_, session_);
    for (const auto* name : {"network.graphml", "network.gexf", "network.dot"}) {
      write_network(network_, path(name), session_.language, columns, looks_);
    }
    write_tables();
    write_pictures();
    write_file(path("summary.json"), summary().dump(2, ' ', false) + '\n');
    write_file(path("report.html"), report());
  }

 private:
  [[nodiscard]] std::filesystem::path path(std::string_view name) {
    return folder_ / std::string(name);
  }

  // The pictures that the report shows are kept for it.
  void write_pictures() {
    write_communities_and_indicators();
    if (!analysis_.has_hubs) return;
    hubs_svg_ = write_picture(View::hubs, analysis_.gaps);
    gaps_svg_ = write_picture(View::gaps, analysis_.gaps);
    overseas_svg_ = write_picture(View::overseas, analysis_.gaps);
    if (!analysis_.functions.empty()) {
      write_picture(View::functions, {.functions = analysis_.functions});
    }
    if (has_map(network_, analysis_.gaps.hubs)) write_picture(View::map, analysis_.gaps);
    write_hubs();
  }

  void write_communities_and_indicators() {
    const auto& partition = analysis_.communities.partition;
    if (num_communities(partition) < partition.size()) {  // two are in one
      write_picture(View::communities,
                    {.projection = analysis_.projection, .communities = analysis_.communities});
    }
    if (!analysis_.indicators.empty()) {
      write_picture(View::indicators, {.indicators = analysis_.indicators});
    }
  }

  // Only where ids are names of files too, as those of packages are.
  void write_hubs() {
    if (!network_.is_package) return;
    auto results = analysis_.gaps;
    results.functions = analysis_.functions;
    const auto& hubs = analysis_.gaps.hubs.hubs;
    for (std::size_t i = 0; i < std::min(hubs.size(), kMostHubPictures); ++i) {
      results.ego = hubs[i];
      write_picture(View::hub, results, hub_file(network_.graph.id(hubs[i])));
    }
  }

  // Ids of hubs mostly begin with "hub-" already.
  static std::string hub_file(const std::string& id) {
    return id.starts_with("hub-") ? id : "hub-" + id;
  }

  std::string write_picture(View view, const ViewResults& results, std::string name = {}) {
    session_.execution().check_stop();
    if (name.empty()) name = name_of(view);
    auto diagram = make_view(view, network_, results, session_.language);
    add_date(diagram, data_date(network_, session_.language), session_.language);
    auto svg = render(diagram, Format::svg);
    write_file(path(name + ".svg"), svg);
    return svg;
  }

  void write_tables() {
    write_file(path("centrality.csv"),
               as_csv(centrality_rows(network_, analysis_.projection, analysis_.centrality,
                                      session_.language),
                      session_));
    if (!analysis_.communities.partition.empty()) {
      write_file(path("communities.csv"),
                 as_csv(community_rows(network_, analysis_.projection,
                                       analysis_.communities.partition, session_.language),
                        session_));
    }
    if (analysis_.has_hubs) {
      write_file(path("gaps.csv"), as_csv(all_gaps(), session_));
    }
  }

  ResultTable all_gaps() {
    auto list = gap_list();
    add_to_list(list, network_, analysis_.gaps.pairs, session_.language);
    add_to_list(list, network_, analysis_.functions, session_.language);
    add_to_list(list, network_, OverseasAnswer{analysis_.gaps.overseas, analysis_.reach},
                session_.language);
    add_to_list(list, network_, analysis_.reach.regions, session_.language);
    return list;
  }

  std::string report() {
    return report_html({.network = network_,
                        .projection = analysis_.projection,
                        .structure = analysis_.structure,
                        .pairs = analysis_.gaps.pairs,
                        .gap_options = analysis_.gap_options,
                        .functions = analysis_.functions,
                        .overseas = analysis_.gaps.overseas,
                        .reach = analysis_.reach,
                        .indicators = analysis_.indicators,
                        .requirements = analysis_.requirements,
                        .trust = analysis_.trust,
                        .centrality = analysis_.centrality,
                        .scenarios = trials_.cases,
                        .scenario_base = &trials_.base,
                        .scenario_svgs = scenario_pictures(),
                        .communities = analysis_.communities,
                        .hubs_svg = hubs_svg_,
                        .gaps_svg = gaps_svg_,
                        .overseas_svg = overseas_svg_,
                        .explorer_json = explorer_data(),
                        .seed = session_.seed,
                        .version = kVersion},
                       session_.language);
  }

  std::string explorer_data() {
    const auto& graph = network_.graph;
    if (looks_.positions.empty() || !fits_explorer(graph)) {
      if (!session_.quiet && graph.num_nodes() > 0) {
        std::cerr << "note: the report has no explorer: the network is too large for it, or has no "
                     "places\n";
      }
      return {};
    }
    return explorer_json(explorer_input(network_, analysis_, looks_.positions));
  }

  std::vector<std::string> scenario_pictures() {
    std::vector<std::string> pictures;
    for (const auto& one : trials_.cases) {
      if (pictures.size() == kMostScenarioPictures) break;
      session_.execution().check_stop();
      const auto prefix = "change" + std::to_string(pictures.size());
      pictures.push_back(
          render(change_view(trials_.base, one.version, one.changes, one.comparison,
                             {one.title(session_.language), one.scenario_title(session_.language)},
                             session_.language, analysis_.gap_options.gaps, PageSize::own, prefix),
                 Format::svg));
    }
    return pictures;
  }

  Json summary() {
    auto json = json_head(session_, network_, "summary", &analysis_.projection.spec);
    Json result;
    result["vertices"] = analysis_.projection.graph.num_vertices();
    result["edges"] = analysis_.projection.graph.num_edges();
    result["components"] = analysis_.structure.components;
    result["density"] = analysis_.structure.density;
    result["bridges"] = analysis_.structure.bridges.size();
    result["articulation_points"] = analysis_.structure.articulation_points.size();
    result["communities"] = num_communities(analysis_.communities.partition);
    result["modularity"] = analysis_.communities.quality.modularity;
    if (analysis_.has_hubs) {
      result["hub_pairs"] = status_counts(analysis_.gaps.pairs, tie_status);
      result["functions"] = status_counts(analysis_.functions, function_status);
      result["overseas"] = status_counts(analysis_.gaps.overseas, tie_status);
      result["overseas_regions"] = status_counts(analysis_.reach.regions.cells, tie_status);
    }
    json["results"] = Json::array({result});
    if (session_.timing) json["timing"] = timing_of(session_);
    return json;
  }

  template <typename Cell>
  static Json status_counts(const std::vector<Cell>& cells, std::string (*word)(GapStatus)) {
    Json counts{{word(GapStatus::present), 0}, {"missing", 0}, {"unknown", 0}};
    for (const auto& cell : cells) {
      counts[word(cell.status)] = counts[word(cell.status)].template get<int>() + 1;
    }
    return counts;
  }

  const Session& session_;
  const Network& network_;
  const Analysis& analysis_;
  const Trials& trials_;
  std::filesystem::path folder_;
  std::string hubs_svg_{};
  std::string gaps_svg_{};
  std::string overseas_svg_{};
  Appearance looks_{};
};

// All files appear together, so that no picture is of another run than the table beside it.
void write(const Session& session, const Network& network, const Analysis& analysis,
           const Trials& trials) {
  StagedFolder staged(session.output);
  try {
    Writer(session, network, analysis, trials, staged.path()).write();
  } catch (const Error& error) {
    throw staged.in_place(error);
  }
  session.execution().check_stop();
  staged.commit();
}

void run_analyze(Session& session, bool with_scenarios) {
  const auto network = session.load_graph();
  const auto analysis =
      analyze(network, session.projection_spec(network), session.statuses(network),
              {.seed = session.seed}, session.execution());
  const auto trials = with_scenarios ? try_scenarios(session, network, analysis) : Trials{};
  write(session, network, analysis, trials);
  if (session.quiet) return;
  const bool ja = session.language == Language::ja;
  std::cout << (ja ? "書き出しました: " : "written: ")
            << (std::filesystem::path(session.output) / "report.html").string() << '\n';
  if (!analysis.has_hubs) {
    std::cerr << "note: the network has no node of kind 'hub', so no gaps and no maps were made\n";
  }
  if (session.timing) std::cerr << "timing: " << timing_of(session).dump() << '\n';
}

}  // namespace

void add_analyze(CLI::App& program, Session& session) {
  const auto without_scenarios = std::make_shared<bool>(false);
  auto* command = add_command(
      program, session, "analyze", "The main job: report, pictures, tables and files in one run",
      [&session, without_scenarios] { run_analyze(session, !*without_scenarios); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command->add_flag("--no-scenarios", *without_scenarios,
                    "Leave out the scenarios that come with the package");
  command->add_option("-o,--output", session.output, "Folder to write into")->required();
  command->footer("Example: musubi analyze graphs/gtb -o out/gtb");
}

}  // namespace musubi::cli
