#pragma once
#include <functional>

#include "algorithms/community/partition.hpp"

namespace musubi::testing {

/// Calls `visit` with every partition of n vertices, each once: 1, 1, 2, 5, 15, 52, 203, 877, ...
/// of them for n = 0, 1, 2, ...
void for_each_partition(Vertex n, const std::function<void(const Partition&)>& visit);

/// The highest value of `quality` over all partitions of n vertices.
[[nodiscard]] double best_of_all_partitions(Vertex n,
                                            const std::function<double(const Partition&)>& quality);

}  // namespace musubi::testing
