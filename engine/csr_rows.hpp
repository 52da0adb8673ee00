#pragma once
#include <cstddef>
#include <span>

#include "engine/ids.hpp"
#include "engine/shared_array.hpp"

namespace musubi {

/// The rows of a CsrGraph, one behind the other. Who owns the memory does not matter: the graph
/// that was built, or a snapshot's mapped file.
struct CsrRows {
  static constexpr ArcIndex kStart = 0;

  SharedArray<ArcIndex> offsets{std::span(&kStart, 1), nullptr};  ///< n + 1, from 0 up to num_arcs
  SharedArray<Vertex> targets{};                                  ///< each row in increasing order
  SharedArray<double> strengths{};                                ///< one per arc, or empty
  SharedArray<double> lengths{};                                  ///< one per arc, or empty

  [[nodiscard]] std::span<const Vertex> row(Vertex v) const {
    return {targets.data() + offsets[v], offsets[v + 1] - offsets[v]};
  }
  [[nodiscard]] std::span<const double> weight_row(const SharedArray<double>& weights,
                                                   Vertex v) const {
    if (weights.empty()) return {};
    return {weights.data() + offsets[v], offsets[v + 1] - offsets[v]};
  }
};

}  // namespace musubi
