#include "algorithms/distributed/edge_list_shares.hpp"

#include <algorithm>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "engine/error.hpp"
#include "engine/xxhash64.hpp"

namespace musubi {
namespace {

struct FileMark {
  std::uint64_t size = 0;
  std::uint64_t ends = 0;  // hash of the first and the last bytes
  std::uint64_t packed = 0;

  friend bool operator==(const FileMark&, const FileMark&) = default;
};

[[noreturn]] void fail(const std::filesystem::path& path, std::string problem, std::string remedy) {
  throw Error(ErrorKind::input, {{path.string(), 0, std::move(problem), std::move(remedy)}});
}

FileMark mark_of(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) fail(path, "no such file", "check the path");
  if (!std::filesystem::is_regular_file(path, error)) {
    fail(path, "is not a file of edges",
         "give an edge list (.el, .txt, .csv, .tsv, or .gz of one)");
  }
  FileMark mark{.size = std::filesystem::file_size(path, error)};
  std::ifstream file(path, std::ios::binary);
  if (error || !file) fail(path, "cannot open", "check the file and its permissions");
  if (mark.size == 0) fail(path, "the file is empty", {});
  constexpr std::uint64_t kEnd = 1U << 16U;
  std::string bytes(std::min(mark.size, kEnd), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  mark.packed = std::string_view(bytes).starts_with("\x1f\x8b") ? 1 : 0;
  mark.ends = xxhash64(std::as_bytes(std::span(bytes)));
  file.seekg(static_cast<std::streamoff>(mark.size - bytes.size()));
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file) fail(path, "cannot read", "check the file and its permissions");
  mark.ends ^= 3 * xxhash64(std::as_bytes(std::span(bytes)));
  return mark;
}

}  // namespace

std::vector<EdgeListShare> edge_list_shares(const std::vector<std::filesystem::path>& paths,
                                            const Ranks& ranks) {
  std::vector<FileMark> marks;
  ranks.together([&] {
    for (const auto& path : paths) marks.push_back(mark_of(path));
  });
  const auto all = ranks.gather<FileMark>(marks);
  std::uint64_t total = 0;
  for (std::size_t f = 0; f < marks.size(); ++f) {
    for (std::size_t at = f; at < all.items.size(); at += marks.size()) {
      if (all.items[at] == all.items[f]) continue;
      fail(paths[f], "differs between rank 0 and rank " + std::to_string(at / marks.size()),
           "put the same file on every machine");
    }
    total += marks[f].size * (marks[f].packed != 0 ? 4 : 1);
  }
  // Rank r takes what lies in [r, r + 1) of this many parts of the total, laid end to end.
  const auto bound = [&](int rank) {
    const auto size = static_cast<std::uint64_t>(ranks.size());
    const auto r = static_cast<std::uint64_t>(rank);
    return total / size * r + total % size * r / size;
  };
  const auto first = bound(ranks.rank());
  const auto last = bound(ranks.rank() + 1);
  std::vector<EdgeListShare> shares;
  std::uint64_t begin = 0;
  for (std::size_t f = 0; f < marks.size(); ++f) {
    const auto length = marks[f].size * (marks[f].packed != 0 ? 4 : 1);
    if (marks[f].packed != 0) {
      const auto middle = begin + length / 2;
      if (first <= middle && middle < last) shares.push_back({f, {}});
    } else if (std::max(begin, first) < std::min(begin + length, last)) {
      shares.push_back(
          {f, {std::max(begin, first) - begin, std::min(begin + length, last) - begin}});
    }
    begin += length;
  }
  return shares;
}

}  // namespace musubi
