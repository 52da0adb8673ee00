#pragma once
#include <map>
#include <string>
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/partition.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/gaps/profile_assessment.hpp"
#include "algorithms/whatif/comparison_measures.hpp"
#include "engine/projection.hpp"

namespace musubi {

struct ComparisonOptions {
  std::vector<NetworkMeasure> measures = all_network_measures();
  std::vector<Measure> centrality = usual_measures();
  bool gaps = true;  ///< gaps between hubs, of functions and abroad, as far as there are hubs
  bool requirements = true;  ///< every profile
  GapOptions gap_options{};
  Execution execution{};
};

/// Which matrix a cell belongs to.
enum class GapMatrix { hubs, functions, overseas };
[[nodiscard]] std::string_view name_of(GapMatrix matrix);

/// A pair of hubs, a hub and a function, or a hub and a partner abroad, by their ids.
struct GapCell {
  GapMatrix matrix = GapMatrix::hubs;
  std::string hub{};
  std::string other{};
  friend auto operator<=>(const GapCell&, const GapCell&) = default;
};

/// A requirement held against somebody, by names and ids.
struct RequirementCell {
  std::string profile{};
  std::string subject{};
  std::string requirement{};
  friend auto operator<=>(const RequirementCell&, const RequirementCell&) = default;
};

/// Everything that is compared of one network; ids as in the network, which must live as long.
struct ComparedVersion {
  const Network* network = nullptr;
  const Projection* projection = nullptr;
  Partition partition{};  ///< empty: communities are not compared
  std::vector<CentralityColumn> centrality{};
  std::map<NetworkMeasure, double> measures{};
  std::map<GapCell, GapStatus> gaps{};
  std::map<RequirementCell, RequirementStatus> requirements{};
  /// Of each hub by id: the component of the projection in which it is, kNoVertex outside of it.
  std::map<std::string, Vertex> hub_components{};
};

/// Measures what the options ask for, and nothing else. `partition` is of the projection's
/// vertices, found by whoever calls. Cost as of each measure in its own header: of all of them O(n
/// m) for distances and O(k³) for the spectrum of a component of k <= 400 vertices.
[[nodiscard]] ComparedVersion measure_version(const Network& network, const Projection& projection,
                                              Partition partition,
                                              const ComparisonOptions& options = {});

}  // namespace musubi
