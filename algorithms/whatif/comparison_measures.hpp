#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "engine/localized_text.hpp"

namespace musubi {

/// What one number tells of a whole network.
enum class NetworkMeasure {
  nodes,     ///< of the network
  links,     ///< of the network
  vertices,  ///< of the projection, as all up to modularity
  edges,
  components,
  largest_component,  ///< its vertices
  density,
  bridges,
  articulation_points,
  global_efficiency,
  kirchhoff_index,         ///< of the largest component
  algebraic_connectivity,  ///< of the largest component
  communities,
  modularity,
  hub_pairs_linked,
  hub_pairs_missing,
  hub_pairs_unknown,
  functions_present,  ///< cells of hub x function
  overseas_linked,    ///< cells of hub x partner abroad
  requirements_met,   ///< of all profiles and those they are held against
};

[[nodiscard]] const std::vector<NetworkMeasure>& all_network_measures();
[[nodiscard]] std::string_view name_of(NetworkMeasure measure);
[[nodiscard]] LocalizedText label_of(NetworkMeasure measure);
/// The measure of that name, if there is one.
[[nodiscard]] std::optional<NetworkMeasure> network_measure_named(std::string_view name);
/// 1 when more of it is better, -1 when less is (components, bridges, articulation points,
/// Kirchhoff index, missing pairs), 0 when neither can be said.
[[nodiscard]] int better_direction(NetworkMeasure measure);

/// A measure of two networks; nullopt where it says nothing (hub pairs of a network without hubs).
struct MeasureChange {
  NetworkMeasure measure = NetworkMeasure::nodes;
  std::optional<double> before{};
  std::optional<double> after{};

  /// after - before; nullopt when one of them is.
  [[nodiscard]] std::optional<double> change() const;
};

}  // namespace musubi
