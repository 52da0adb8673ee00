#pragma once
#include <bit>
#include <cstdint>

namespace musubi {

/// A line of the cache, 64 bytes, as the compiler's own kind of vector: one register of AVX-512,
/// two of AVX2. Left to itself the compiler takes short loops over arrays word by word.
using ByteLine [[gnu::vector_size(64), gnu::may_alias]] = std::uint8_t;
using WordLine [[gnu::vector_size(64), gnu::may_alias]] = std::uint64_t;
using NumberLine [[gnu::vector_size(64), gnu::may_alias]] = double;
using MaskLine [[gnu::vector_size(64), gnu::may_alias]] = std::int64_t;  ///< -1: true of a number

template <typename Holder>
concept FillsLine = sizeof(Holder) == 64 && alignof(Holder) == 64;

/// What holds 64 bytes at a multiple of 64, seen as such. One function each: as an argument of a
/// template a type loses that it may alias others.
inline const ByteLine& byte_line(const FillsLine auto& holder) {
  return reinterpret_cast<const ByteLine&>(holder);
}
inline ByteLine& byte_line(FillsLine auto& holder) {
  return reinterpret_cast<ByteLine&>(holder);
}
inline const WordLine& word_line(const FillsLine auto& holder) {
  return reinterpret_cast<const WordLine&>(holder);
}
inline WordLine& word_line(FillsLine auto& holder) {
  return reinterpret_cast<WordLine&>(holder);
}
inline const NumberLine& number_line(const FillsLine auto& holder) {
  return reinterpret_cast<const NumberLine&>(holder);
}
inline NumberLine& number_line(FillsLine auto& holder) {
  return reinterpret_cast<NumberLine&>(holder);
}

/// Whether any bit is set. By halves, which stay in registers.
inline bool any(const WordLine& line) {
  const auto half = __builtin_shufflevector(line, line, 0, 1, 2, 3) |
                    __builtin_shufflevector(line, line, 4, 5, 6, 7);
  const auto quarter =
      __builtin_shufflevector(half, half, 0, 1) | __builtin_shufflevector(half, half, 2, 3);
  return (quarter[0] | quarter[1]) != 0;
}
inline bool any(const MaskLine& mask) {
  return any(reinterpret_cast<const WordLine&>(mask));
}
inline bool any(const ByteLine& line) {
  return any(reinterpret_cast<const WordLine&>(line));
}

/// The sum of what a line holds, its halves first.
template <typename Line>
inline auto sum_of(const Line& line) {
  const auto half = __builtin_shufflevector(line, line, 0, 1, 2, 3) +
                    __builtin_shufflevector(line, line, 4, 5, 6, 7);
  const auto quarter =
      __builtin_shufflevector(half, half, 0, 1) + __builtin_shufflevector(half, half, 2, 3);
  return quarter[0] + quarter[1];
}

/// How many bits are set.
inline std::uint64_t count_bits(const WordLine& line) {
  std::uint64_t bits = 0;
  for (int w = 0; w < 8; ++w) bits += static_cast<std::uint64_t>(std::popcount(line[w]));
  return bits;
}

}  // namespace musubi
