#include "algorithms/whatif/comparison_version.hpp"

#include <algorithm>
#include <set>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/hub_pair_status.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "algorithms/spectral/largest_component_spectrum.hpp"
#include "algorithms/structure/structure_summary.hpp"

namespace musubi {
namespace {

using M = NetworkMeasure;

class VersionMeasurer {
 public:
  VersionMeasurer(const Network& network, const Projection& projection, Partition partition,
                  const ComparisonOptions& options)
      : options_(options),
        graph_(projection.graph),
        wanted_(options.measures.begin(), options.measures.end()) {
    version_.network = &network;
    version_.projection = &projection;
    version_.partition = std::move(partition);
  }

  ComparedVersion run() {
    version_.centrality = centrality_table(graph_, options_.centrality, options_.execution);
    measure_structure();
    measure_efficiency();
    measure_spectrum();
    measure_communities();
    measure_gaps();
    measure_requirements();
    return std::move(version_);
  }

 private:
  template <typename Number>
  void put(NetworkMeasure measure, Number value) {
    if (wanted_.contains(measure)) version_.measures[measure] = static_cast<double>(value);
  }

  [[nodiscard]] bool any_wanted(std::initializer_list<NetworkMeasure> measures) const {
    return std::any_of(measures.begin(), measures.end(),
                       [&](NetworkMeasure measure) { return wanted_.contains(measure); });
  }

  void measure_structure() {
    const auto& network = *version_.network;
    put(M::nodes, network.graph.num_nodes());
    put(M::links, network.graph.num_links());
    put(M::vertices, graph_.num_vertices());
    put(M::edges, graph_.num_edges());
    const auto structure = structure_summary(graph_);
    put(M::components, structure.components);
    put(M::largest_component, structure.largest_component);
    put(M::density, structure.density);
    put(M::bridges, structure.bridges.size());
    put(M::articulation_points, structure.articulation_points.size());
    for (const NodeId node : network.graph.nodes()) {
      if (network.graph.kind(node) != options_.gap_options.group_kind) continue;
      const Vertex v = version_.projection->vertex_of_node[node];
      version_.hub_components[network.graph.id(node)] =
          v == kNoVertex ? kNoVertex : structure.component_of[v];
    }
  }

  // Harmonic closeness, when it is there, holds all that efficiency needs.
  void measure_efficiency() {
    if (!wanted_.contains(M::global_efficiency)) return;
    for (const auto& column : version_.centrality) {
      if (column.measure != Measure::harmonic) continue;
      put(M::global_efficiency, efficiency_of(column.scores));
      return;
    }
    put(M::global_efficiency, global_efficiency(graph_, {.execution = options_.execution}));
  }

  void measure_spectrum() {
    if (!any_wanted({M::kirchhoff_index, M::algebraic_connectivity})) return;
    const auto spectrum = largest_component_measures(graph_, options_.execution);
    put(M::kirchhoff_index, spectrum.kirchhoff_index);
    put(M::algebraic_connectivity, spectrum.algebraic_connectivity);
  }

  void measure_communities() {
    if (version_.partition.empty() || !any_wanted({M::communities, M::modularity})) return;
    put(M::communities, num_communities(version_.partition));
    put(M::modularity, modularity(graph_, version_.partition));
  }

  void measure_gaps() {
    if (!options_.gaps || version_.hub_components.empty()) return;
    const auto& network = *version_.network;
    const auto& id = [&](NodeId node) -> const std::string& { return network.graph.id(node); };
    const auto hubs = hub_network(network, options_.gap_options);
    const auto links = hub_links(network, hubs, options_.gap_options);
    std::map<GapStatus, std::size_t> pairs;
    for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
      for (std::size_t j = i + 1; j < hubs.hubs.size(); ++j) {
        const auto& ties = links[pair_index(i, j, hubs.hubs.size())];
        const auto status = hub_pair_status(network, hubs.hubs[i], hubs.hubs[j], ties);
        version_.gaps[{GapMatrix::hubs, id(hubs.hubs[i]), id(hubs.hubs[j])}] = status;
        ++pairs[status];
      }
    }
    put(M::hub_pairs_linked, pairs[GapStatus::present]);
    put(M::hub_pairs_missing, pairs[GapStatus::missing]);
    put(M::hub_pairs_unknown, pairs[GapStatus::unknown]);
    std::size_t functions = 0;
    for (const auto& cell : function_gaps(network, hubs, links)) {
      version_.gaps[{GapMatrix::functions, id(cell.hub), cell.function}] = cell.status;
      if (cell.status == GapStatus::present) ++functions;
    }
    put(M::functions_present, functions);
    std::size_t overseas = 0;
    for (const auto& cell : overseas_gaps(network, hubs, options_.gap_options)) {
      version_.gaps[{GapMatrix::overseas, id(cell.hub), id(cell.partner)}] = cell.status;
      if (cell.status == GapStatus::present) ++overseas;
    }
    put(M::overseas_linked, overseas);
  }

  void measure_requirements() {
    if (!options_.requirements) return;
    const auto& network = *version_.network;
    std::size_t met = 0;
    for (const auto& [profile, assessments] : assess_all(network, options_.gap_options)) {
      for (const auto& assessment : assessments) {
        for (const auto& result : assessment.requirements) {
          version_.requirements[{profile.name, network.graph.id(assessment.subject),
                                 result.requirement.id}] = result.status;
          if (result.status == RequirementStatus::met) ++met;
        }
      }
    }
    if (!version_.requirements.empty()) put(M::requirements_met, met);
  }

  const ComparisonOptions& options_;
  const CsrGraph& graph_;
  std::set<NetworkMeasure> wanted_;
  ComparedVersion version_{};
};

}  // namespace

std::string_view name_of(GapMatrix matrix) {
  switch (matrix) {
    case GapMatrix::hubs:
      return "hubs";
    case GapMatrix::functions:
      return "functions";
    case GapMatrix::overseas:
      return "overseas";
  }
  return "hubs";
}

ComparedVersion measure_version(const Network& network, const Projection& projection,
                                Partition partition, const ComparisonOptions& options) {
  return VersionMeasurer(network, projection, std::move(partition), options).run();
}

}  // namespace musubi
