#pragma once
#include <string>
#include <string_view>

#include "engine/network.hpp"

namespace musubi {

/// Whether the Japanese label of a relation begins with the particle that ties it to its object
/// (に参画する) rather than without one (機能を担う).
[[nodiscard]] bool begins_with_particle(std::string_view label);

/// The label of a relation where it stands alone, as in a legend: without that particle.
[[nodiscard]] std::string relation_words(const Network& network, const std::string& relation,
                                         Language language);

}  // namespace musubi
