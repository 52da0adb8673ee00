#include "engine/xxhash64.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace musubi {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87U;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4FU;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9U;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63U;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5U;

template <typename T>
T take(const std::byte*& p) {
  T word{};
  std::memcpy(&word, p, sizeof word);
  p += sizeof word;
  return word;
}

std::uint64_t round_of(std::uint64_t lane, std::uint64_t word) {
  return std::rotl(lane + word * kPrime2, 31) * kPrime1;
}

std::uint64_t merged(std::uint64_t hash, std::uint64_t lane) {
  return (hash ^ round_of(0, lane)) * kPrime1 + kPrime4;
}

// The stripes of 32 bytes, in four lanes.
std::uint64_t stripes(const std::byte*& p, std::size_t count) {
  std::array<std::uint64_t, 4> lanes{kPrime1 + kPrime2, kPrime2, 0, 0 - kPrime1};
  for (; count > 0; --count) {
    for (auto& lane : lanes) lane = round_of(lane, take<std::uint64_t>(p));
  }
  std::uint64_t hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) +
                       std::rotl(lanes[3], 18);
  for (const auto lane : lanes) hash = merged(hash, lane);
  return hash;
}

}  // namespace

std::uint64_t xxhash64(std::span<const std::byte> bytes) {
  const std::byte* p = bytes.data();
  std::uint64_t hash = bytes.size() < 32 ? kPrime5 : stripes(p, bytes.size() / 32);
  hash += bytes.size();
  std::size_t left = bytes.size() % 32;
  for (; left >= 8; left -= 8) {
    hash = std::rotl(hash ^ round_of(0, take<std::uint64_t>(p)), 27) * kPrime1 + kPrime4;
  }
  for (; left >= 4; left -= 4) {
    hash = std::rotl(hash ^ (take<std::uint32_t>(p) * kPrime1), 23) * kPrime2 + kPrime3;
  }
  for (; left > 0; --left) {
    hash = std::rotl(hash ^ (take<std::uint8_t>(p) * kPrime5), 11) * kPrime1;
  }
  hash = (hash ^ (hash >> 33U)) * kPrime2;
  hash = (hash ^ (hash >> 29U)) * kPrime3;
  return hash ^ (hash >> 32U);
}

}  // namespace musubi
