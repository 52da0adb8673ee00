#pragma once
#include <cstddef>
#include <filesystem>
#include <utility>
#include <vector>

#include "engine/error.hpp"

namespace musubi {

/// What a parser complains about in one block of a text: the first lines that are wrong.
struct BlockComplaints {
  static constexpr std::size_t kMost = 50;

  std::size_t block = 0;
  std::size_t lines = 0;              ///< of the block parsed so far; the one at hand not counted
  std::vector<Diagnostic> entries{};  ///< their lines counted from the block's first

  /// Of the line at hand. Forgets it when there are many: nobody reads them all.
  void add(Diagnostic diagnostic) {
    if (entries.size() >= kMost) return;
    diagnostic.line = lines + 1;
    entries.push_back(std::move(diagnostic));
  }
};

/// Puts together what is wrong with a text of which several threads parse a block each, in any
/// order: lines are counted through, and the first few reported are the same whoever came first.
class LineComplaints {
 public:
  /// `lines_before` lines were taken from the first block with a line before it was parsed.
  explicit LineComplaints(std::filesystem::path path, std::size_t lines_before = 0)
      : path_(std::move(path)), lines_before_(lines_before) {}

  void add(BlockComplaints block);
  /// Throws Error(input) with the first BlockComplaints::kMost of all blocks, when there is one.
  void throw_if_any() const;

 private:
  std::filesystem::path path_;
  std::size_t lines_before_;
  std::vector<BlockComplaints> blocks_{};
};

}  // namespace musubi
