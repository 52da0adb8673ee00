#pragma once
#include "engine/ids.hpp"

namespace musubi {

/// Two different vertices between which there may be an edge. The order of the two means nothing.
struct VertexPair {
  Vertex a = 0;
  Vertex b = 0;

  friend bool operator==(const VertexPair&, const VertexPair&) = default;
};

}  // namespace musubi
