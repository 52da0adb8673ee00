#pragma once
#include <cstdint>
#include <utility>

#include "engine/csr_graph.hpp"
#include "engine/random.hpp"

namespace musubi::bench {

/// What two readers of one undirected graph must agree on, whatever order they keep edges in.
struct EdgeAnswer {
  std::uint64_t vertices = 0;
  std::uint64_t edges = 0;
  std::uint64_t sum = 0;  ///< of a hash of each edge

  void add(std::uint64_t u, std::uint64_t v) {
    if (u > v) std::swap(u, v);
    sum += SplitMix64(u << 32U | v).next();
    ++edges;
  }
  friend bool operator==(const EdgeAnswer&, const EdgeAnswer&) = default;
};

}  // namespace musubi::bench
