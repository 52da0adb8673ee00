#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi::testing {

/// An algorithm on a graph, with all that it returns as one list of numbers: what holds for every
/// algorithm is tested on this table of them.
struct Kernel {
  std::string name{};
  std::function<std::vector<double>(const CsrGraph&, const Execution&)> run{};
  bool is_slow = false;          ///< more than some thousand edges take more than an instant
  bool can_be_stopped = true;    ///< those of O(n + m) need not be
  bool takes_much = false;       ///< memory for pairs of vertices, which it asks for
  bool uses_lengths = false;     ///< and then refuses one of 0, or too different ones
  bool may_be_infinite = false;  ///< where no way leads
};

[[nodiscard]] const std::vector<Kernel>& every_kernel();

}  // namespace musubi::testing
