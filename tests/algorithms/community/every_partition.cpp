#include "tests/algorithms/community/every_partition.hpp"

#include <algorithm>
#include <cmath>

namespace musubi::testing {
namespace {

// The vertices before v have communities 0 .. used-1; v joins one of them or begins the next.
void extend(Partition& partition, std::size_t v, Community used,
            const std::function<void(const Partition&)>& visit) {
  if (v == partition.size()) {
    visit(partition);
    return;
  }
  for (Community community = 0; community <= used; ++community) {
    partition[v] = community;
    extend(partition, v + 1, std::max(used, community + 1), visit);
  }
}

}  // namespace

void for_each_partition(Vertex n, const std::function<void(const Partition&)>& visit) {
  Partition partition(n);
  extend(partition, 0, 0, visit);
}

double best_of_all_partitions(Vertex n, const std::function<double(const Partition&)>& quality) {
  double best = -HUGE_VAL;
  for_each_partition(
      n, [&](const Partition& partition) { best = std::max(best, quality(partition)); });
  return best;
}

}  // namespace musubi::testing
