#pragma once
#include <cstdint>
#include <string_view>

#include "tests/graph_zoo.hpp"

namespace musubi::fuzz {

/// Takes decisions from the bytes of an input, one a byte; 0 for ever when they are used up.
class InputBytes {
 public:
  explicit InputBytes(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  std::uint8_t next() {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }
  /// Below `bound`, which is at most 2^16; two bytes from 257 on.
  std::uint32_t below(std::uint32_t bound) {
    if (bound <= 1) return 0;
    std::uint32_t value = next();
    if (bound > 256) value = value << 8U | next();
    return value % bound;
  }

 private:
  std::string_view bytes_;
};

/// Any graph of at most `most` vertices, but for the weights: directed or not, with strengths or
/// lengths or both, loops, parallel edges, isolated vertices. The bytes are a small language: what
/// the graph is like, how many vertices, then edges one by one or as a path, cycle, star, clique,
/// tree or grid, so that a few bytes make what kernels treat in ways of their own.
///
/// Strengths are 0, small and large numbers; lengths are quarters of whole numbers, above 0, so
/// that sums are exact and equally long paths are equal.
[[nodiscard]] testing::ZooGraph arbitrary_graph(InputBytes& bytes, Vertex most);

}  // namespace musubi::fuzz
