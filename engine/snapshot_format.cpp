#include "engine/snapshot_format.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "engine/xxhash64.hpp"

namespace musubi::snapshot {

std::uint64_t checksum(std::span<const std::byte> bytes, const Execution& execution) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  const auto plain = execution.step(bytes.size(), 4 * kPiece);
  std::vector<std::uint64_t> sums((bytes.size() + kPiece - 1) / kPiece);
  parallel_for(sums.size(), plain, [&](std::size_t i, int) {
    sums[i] = xxhash64(bytes.subspan(i * kPiece, std::min(kPiece, bytes.size() - i * kPiece)));
  });
  return xxhash64(std::as_bytes(std::span(sums)));
}

std::uint64_t checksum(Header header, std::span<const Section> table) {
  header.checksum = 0;
  std::vector<std::byte> bytes(sizeof header + table.size_bytes());
  std::memcpy(bytes.data(), &header, sizeof header);
  if (!table.empty()) std::memcpy(bytes.data() + sizeof header, table.data(), table.size_bytes());
  return xxhash64(bytes);
}

}  // namespace musubi::snapshot
