#pragma once
#include <span>

#include "engine/ids.hpp"

namespace musubi {

struct Edge {
  Vertex tail = 0;  ///< for an undirected edge the order of the two ends means nothing
  Vertex head = 0;

  friend bool operator==(const Edge&, const Edge&) = default;
};

enum class Direction { undirected, directed };

/// Numbers on edges, each with its meaning; empty or one entry per edge.
struct EdgeWeights {
  std::span<const double> strengths{};  ///< pulls vertices together; finite, >= 0
  std::span<const double> lengths{};    ///< adds up along a path; finite, >= 0
};

}  // namespace musubi
