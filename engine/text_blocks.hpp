#pragma once
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/execution.hpp"

namespace musubi {

/// A stretch of a text file, in whole lines, each with its line end.
struct TextBlock {
  std::size_t index = 0;  ///< 0, 1, ... in the order of the file
  std::vector<char> bytes{};
  std::size_t begin = 0;  ///< the lines are bytes[begin] up to bytes[end]
  std::size_t end = 0;    ///< kMargin bytes of zeros follow

  static constexpr std::size_t kMargin = 16;
};

/// The bytes of a file from `begin` up to `end`, or up to its end if that comes first.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = std::numeric_limits<std::size_t>::max();
};

/// A text file cut at line ends into blocks of about 64 KiB that several threads read and parse at
/// the same time; a gzipped one is unpacked on the way. The last line need not end in one. Blocks
/// are the same whatever the number of threads. A file is read, not mapped: a block stays in the
/// cache of its thread, and a file that another program cuts short in the meantime is an Error and
/// not the end of the process.
class TextBlocks {
 public:
  /// Opens the file, to read the lines that begin in `range`; a gzipped one is read as a whole.
  /// Throws Error(input) when it is not there or cannot be opened.
  explicit TextBlocks(const std::filesystem::path& path, ByteRange range = {});
  TextBlocks(const TextBlocks&) = delete;
  TextBlocks& operator=(const TextBlocks&) = delete;
  ~TextBlocks();

  /// The next block, into the memory of the one given; false at the end. Some may be empty. May be
  /// called from several threads. Throws Error(input) when reading fails, the gzip stream is broken
  /// or ends early, or the file became shorter than it was.
  [[nodiscard]] bool next(TextBlock& block);

  /// Gives back a block that next() is to give once more.
  void put_back(TextBlock block);

  /// For one step of a call that parses the blocks: threads as far as there is text for them.
  [[nodiscard]] Execution step(const Execution& execution) const;

 private:
  class GzipStream;

  bool read_piece(TextBlock& block);
  bool unpack_piece(TextBlock& block);
  void read_at(std::size_t position, char* into, std::size_t count) const;

  std::filesystem::path path_;
  int file_ = -1;
  std::size_t size_ = 0;
  ByteRange range_{};
  std::atomic<std::size_t> ticket_{0};
  std::mutex mutex_{};
  std::vector<TextBlock> waiting_{};    // given back
  std::unique_ptr<GzipStream> gzip_{};  // of a file that is not plain
};

}  // namespace musubi
