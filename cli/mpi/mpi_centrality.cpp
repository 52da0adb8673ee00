#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

#include "algorithms/distributed/distributed_degree.hpp"
#include "algorithms/distributed/distributed_eigenvector.hpp"
#include "algorithms/distributed/distributed_katz.hpp"
#include "algorithms/distributed/distributed_pagerank.hpp"
#include "algorithms/distributed/redistribution.hpp"
#include "algorithms/distributed/replicated_graph.hpp"
#include "algorithms/distributed/shared_sources.hpp"
#include "cli/mpi/mpi_session.hpp"
#include "cli/vertex_rows.hpp"

namespace musubi::cli {
namespace {

struct CentralityOptions {
  std::vector<std::string> measures{};
  std::size_t top = 0;
  Vertex samples = 0;
  std::vector<std::string> personalization{};
  CheckpointOptions checkpoint{};
};

bool has_distributed_form(Measure measure) {
  return measure != Measure::constraint && measure != Measure::effective_size;
}

std::string distributed_names() {
  std::string names;
  for (const Measure measure : all_measures()) {
    if (!has_distributed_form(measure)) continue;
    names += (names.empty() ? "" : ", ") + std::string(name_of(measure));
  }
  return names;
}

std::vector<Measure> measures_of(const CentralityOptions& options) {
  std::vector<Measure> measures;
  for (const auto& name : options.measures) measures.push_back(measure_named(name));
  if (measures.empty()) {
    measures = usual_measures();
    std::erase_if(measures, [](Measure measure) { return !has_distributed_form(measure); });
  }
  for (const Measure measure : measures) {
    if (!has_distributed_form(measure)) {
      throw Error(ErrorKind::usage,
                  "'" + std::string(name_of(measure)) + "' has no form for several ranks",
                  "these have: " + distributed_names() + "; or use musubi without --ranks");
    }
    if (options.samples > 0 && measure == Measure::closeness) {
      throw Error(ErrorKind::usage, "closeness has no sampled form with a stated error",
                  "sample harmonic, or leave out --samples");
    }
  }
  return measures;
}

// The measures of one graph, each computed when it is asked for.
class Measures {
 public:
  Measures(MpiSession& session, const DistributedGraph& graph, const CentralityOptions& options)
      : session_(session), ranks_(session.ranks), graph_(graph), options_(options) {}

  // Collective. Scores of all vertices on the first rank.
  CentralityColumn column(Measure measure) {
    CentralityColumn column{.measure = measure};
    switch (measure) {
      case Measure::degree:
        return gathered(column, distributed_degree(graph_, ranks_));
      case Measure::strength:
        return gathered(column, distributed_strength(graph_, ranks_));
      case Measure::pagerank:
        return gathered(column, distributed_pagerank(graph_, ranks_,
                                                     {.personalization = personalization(),
                                                      .checkpoint = checkpoint("pagerank")}));
      case Measure::katz:
        return gathered(column,
                        distributed_katz(graph_, ranks_, {.checkpoint = checkpoint("katz")}));
      case Measure::eigenvector:
        return gathered(column, distributed_eigenvector(graph_, ranks_,
                                                        {.checkpoint = checkpoint("eigenvector")}));
      case Measure::authority:
        return gathered(column, hits().authorities);
      case Measure::hub_score:
        column.converged = hits().authorities.converged;
        return gathered(column, hits().hubs);
      case Measure::betweenness:
        if (options_.samples > 0) {
          column.scores = estimates().betweenness;
        } else {
          column.scores = shared_betweenness(replica(), ranks_, session_.session.execution());
        }
        return column;
      case Measure::harmonic:
        column.scores = options_.samples > 0 ? estimates().harmonic : distances().harmonic;
        return column;
      case Measure::closeness:
        column.scores = distances().closeness;
        return column;
      case Measure::constraint:
      case Measure::effective_size:
        break;
    }
    return column;
  }

  // What the samples say of their error; nothing without any.
  [[nodiscard]] Json sampling() const {
    if (!estimates_) return nullptr;
    return {{"samples", options_.samples},
            {"confidence", 1.0 - PivotOptions{}.delta},
            {"betweenness_error", estimates_->betweenness_error},
            {"harmonic_error", estimates_->harmonic_error}};
  }

 private:
  CentralityColumn gathered(CentralityColumn& column, const OwnValues& own) {
    column.scores = gather_listed(graph_, own, ranks_);
    return std::move(column);
  }
  CentralityColumn gathered(CentralityColumn& column, const DistributedScores& own) {
    column.converged = own.converged;
    tell(column.measure, own);
    return gathered(column, own.scores);
  }

  void tell(Measure measure, const DistributedScores& own) const {
    if (!session_.session.timing || !ranks_.is_first()) return;
    std::cerr << name_of(measure) << ": " << own.iterations << " iterations, residual "
              << own.residual << '\n';
  }

  [[nodiscard]] CheckpointOptions checkpoint(const std::string& measure) const {
    auto options = options_.checkpoint;
    if (!options.file.empty()) options.file += "." + measure;
    return options;
  }

  // 1 for each vertex named.
  [[nodiscard]] OwnValues personalization() const {
    if (options_.personalization.empty()) return {};
    OwnValues weights(graph_.num_own(), 0.0);
    for (const auto& name : options_.personalization) {
      std::uint64_t found = 0;
      for (std::size_t v = 0; v < weights.size(); ++v) {
        if (graph_.ids[v] != name) continue;
        weights[v] = 1.0;
        ++found;
      }
      if (ranks_.sum(found) == 0) {
        throw Error(ErrorKind::usage, "no node '" + name + "'",
                    "--personalization takes ids as the file has them");
      }
    }
    return weights;
  }

  const CsrGraph& replica() {
    if (!replica_) replica_ = replicated_graph(graph_, ranks_);
    return *replica_;
  }
  const ClosenessResult& distances() {
    if (!distances_) {
      distances_ = shared_closeness(replica(), ranks_, session_.session.execution());
    }
    return *distances_;
  }
  const PivotEstimates& estimates() {
    if (!estimates_) {
      estimates_ = shared_pivot_estimates(
          replica(), ranks_,
          {.pivots = std::min(options_.samples, std::max(Vertex{1}, graph_.num_vertices())),
           .seed = session_.session.seed,
           .execution = session_.session.execution()});
    }
    return *estimates_;
  }
  const DistributedHits& hits() {
    if (!hits_) hits_ = distributed_hits(graph_, ranks_, {.checkpoint = checkpoint("hits")});
    return *hits_;
  }

  MpiSession& session_;
  const Ranks& ranks_;
  const DistributedGraph& graph_;
  const CentralityOptions& options_;
  std::optional<CsrGraph> replica_{};
  std::optional<ClosenessResult> distances_{};
  std::optional<PivotEstimates> estimates_{};
  std::optional<DistributedHits> hits_{};
};

void run_centrality(MpiSession& session, const CentralityOptions& options) {
  const auto measures = measures_of(options);
  if (options.checkpoint.resume && options.checkpoint.file.empty()) {
    throw Error(ErrorKind::usage, "--resume needs to know from where", "add --checkpoint FILE");
  }
  if (session.partition == Partition::scotch && !options.checkpoint.file.empty()) {
    // PT-Scotch may number the vertices otherwise the next time.
    throw Error(ErrorKind::usage, "a checkpoint does not go with --partition scotch",
                "leave one of them out");
  }
  constexpr double kMatrix = 24.0;  // bytes per arc while PETSc takes its copy
  const auto graph = session.load(kMatrix);
  Measures computed(session, graph, options);
  std::vector<CentralityColumn> columns;
  columns.reserve(measures.size());
  for (const Measure measure : measures) columns.push_back(computed.column(measure));
  const auto ids = gather_listed_ids(graph, session.ranks);
  ResultTable table;
  session.ranks.together([&] {
    if (!session.ranks.is_first()) return;
    for (auto& column : columns) column.ranks = centrality_ranks(column);
    table = centrality_rows(
        columns, graph.num_vertices(),
        [&](Vertex v) { return std::pair(std::string(ids[v]), std::string(ids[v])); }, options.top);
  });
  auto json = session.head(graph, "centrality");
  json["parameters"]["measures"] = measures_json(columns, session.session.language);
  json["parameters"]["vertices"] = graph.num_vertices();
  json["parameters"]["edges"] = graph.num_edges();
  std::string closing;
  if (const auto sampling = computed.sampling(); !sampling.is_null()) {
    json["parameters"]["sampling"] = sampling;
    closing = session.session.language == Language::ja
                  ? "標本による推定（誤差とその信頼度）: " + sampling.dump()
                  : "estimated from samples, with errors and their confidence: " + sampling.dump();
  }
  json["results"] = rows_as_json(table);
  session.answer(table, std::move(json), closing);
}

}  // namespace

void add_mpi_centrality(CLI::App& program, MpiSession& session) {
  const auto options = std::make_shared<CentralityOptions>();
  auto* command = add_mpi_command(program, session, "centrality", "Scores and ranks of the nodes",
                                  [&session, options] { run_centrality(session, *options); });
  add_files(*command, session);
  add_partition(*command, session);
  command
      ->add_option("--measure", options->measures,
                   "degree, strength, betweenness, closeness, harmonic, eigenvector, pagerank, "
                   "katz, hub_score, authority (several with commas; default: all but the last "
                   "three)")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--top", options->top, "Only the first so many (0: all)");
  command
      ->add_option("--samples", options->samples,
                   "Betweenness and harmonic from so many sources, with their error (0: exact)")
      ->check(CLI::Range(Vertex{0}, kNoVertex - 1).description(""));
  command
      ->add_option("--personalization", options->personalization,
                   "Ids that PageRank's walker returns to (several with commas)")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option(
      "--checkpoint", options->checkpoint.file,
      "Keep the state of pagerank, katz, eigenvector and hits (hub_score, authority) "
      "in FILE.<measure>");
  command
      ->add_option("--checkpoint-every", options->checkpoint.every,
                   "Iterations between two of them")
      ->check(CLI::PositiveNumber.description(""))
      ->capture_default_str();
  command->add_flag("--resume", options->checkpoint.resume,
                    "Go on from the checkpoint if there is one");
  command->footer(
      "Example: mpirun -n 4 musubi-mpi centrality links.el --measure pagerank --top 10");
}

}  // namespace musubi::cli
