#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/execution.hpp"

/// The layout of a *.musubi file: the header, the table of sections, then the sections, each at a
/// multiple of 64 bytes with zeros before it. All numbers are little-endian.
namespace musubi::snapshot {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie");

/// The first byte is no text and the last a line end: a transfer that takes the file for text
/// spoils both.
inline constexpr std::array<char, 8> kMagic{'\x93', 'M', 'U', 'S', 'U', 'B', 'I', '\n'};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::size_t kAlignment = 64;
inline constexpr std::uint32_t kDirected = 1;  ///< the only flag
inline constexpr std::uint32_t kMostSections = 64;

struct Header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;   ///< readers refuse a larger one
  std::uint32_t flags = 0;     ///< likewise flags that they do not know
  std::uint64_t vertices = 0;  ///< below kNoVertex
  std::uint64_t arcs = 0;      ///< twice the edges of an undirected graph
  std::uint64_t file_size = 0;
  std::uint32_t sections = 0;
  std::uint32_t reserved = 0;
  std::uint64_t unused = 0;
  std::uint64_t checksum = 0;  ///< of the header, this being 0, and the table: XXH64
};
static_assert(sizeof(Header) == 64);

/// Readers leave out a section of a kind that they do not know.
enum class SectionKind : std::uint32_t {
  out_offsets = 1,    ///< vertices + 1 of 8 bytes; in rows only of a directed graph
  out_targets = 2,    ///< arcs of 4 bytes
  out_strengths = 3,  ///< arcs of 8 bytes (IEEE 754), or not there; likewise:
  out_lengths = 4,
  in_offsets = 5,
  in_targets = 6,
  in_strengths = 7,
  in_lengths = 8,
  ids = 9,  ///< vertices of 8 bytes; not there when each vertex is its own id
};

struct Section {
  SectionKind kind{};
  std::uint32_t reserved = 0;
  std::uint64_t position = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(Section) == 32);

[[nodiscard]] constexpr std::uint64_t aligned(std::uint64_t position) {
  return (position + kAlignment - 1) / kAlignment * kAlignment;
}

/// The checksum of a section: XXH64 of the XXH64s of its pieces of a MiB, so that threads can share
/// the work.
[[nodiscard]] std::uint64_t checksum(std::span<const std::byte> bytes, const Execution& execution);

/// The checksum of a header and the table behind it.
[[nodiscard]] std::uint64_t checksum(Header header, std::span<const Section> table);

}  // namespace musubi::snapshot
