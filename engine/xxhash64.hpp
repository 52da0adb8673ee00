#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace musubi {

/// XXH64 with the seed 0: tells accidents from the original, not forgeries. O(size), several bytes
/// per cycle. Source: Collet, 2014, "xxHash, extremely fast hash algorithm" (specification 0.1.1).
[[nodiscard]] std::uint64_t xxhash64(std::span<const std::byte> bytes);

}  // namespace musubi
