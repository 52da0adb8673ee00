#pragma once
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// Several networks as one, whose `joined` says what they had in common. Nodes are the same when
/// their ids are, sources too; links when ends, relation, function, role and evidence are; the
/// lists of terms are put together. Where two disagree on an attribute the first that has it counts
/// and a warning says so; aliases are put together; of two words on the coverage of a subject and
/// topic the one that tells of more reading counts. The first network gives the default projection.
/// One network is returned as it is. Throws Error(input) when two give one id to different kinds of
/// node or to sources with different titles, and std::invalid_argument for none. Cost: the sum of
/// the networks, times the logarithm of their nodes.
[[nodiscard]] Network join(std::vector<Network> networks);

}  // namespace musubi
