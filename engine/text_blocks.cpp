#include "engine/text_blocks.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "engine/error.hpp"

namespace musubi {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

[[noreturn]] void fail(const std::filesystem::path& path, std::string problem,
                       std::string remedy = {}) {
  throw Error(ErrorKind::input, {{path.string(), 0, std::move(problem), std::move(remedy)}});
}

[[noreturn]] void fail_errno(const std::filesystem::path& path, const std::string& problem) {
  fail(path, problem + ": " + std::strerror(errno), "check the file and its permissions");
}

// Where the first line begins at `from` or behind it; `until` when none does.
std::size_t line_start(const std::vector<char>& bytes, std::size_t from, std::size_t until) {
  const void* end = std::memchr(bytes.data() + from, '\n', until - from);
  if (end == nullptr) return until;
  return static_cast<std::size_t>(static_cast<const char*>(end) - bytes.data()) + 1;
}

// Ends the last line of a file, and the block with its margin.
void close_block(TextBlock& block, bool at_end_of_file) {
  block.bytes.resize(block.end);
  if (at_end_of_file && block.end > block.begin && block.bytes.back() != '\n') {
    block.bytes.push_back('\n');
  }
  block.end = block.bytes.size();
  block.bytes.resize(block.end + TextBlock::kMargin, '\0');
}

// A byte-order mark is no part of the text.
void skip_mark(TextBlock& block) {
  if (block.end >= 3 && std::memcmp(block.bytes.data(), "\xEF\xBB\xBF", 3) == 0) {
    block.begin = 3;
  }
}

}  // namespace

class TextBlocks::GzipStream {
 public:
  GzipStream(const std::filesystem::path& path, int file)
      : path_(path), stream_(gzdopen(file, "rb"), &gzclose) {
    if (!stream_) {
      ::close(file);
      fail(path_, "not enough memory to unpack it");
    }
    gzbuffer(stream_.get(), 1U << 17U);
  }

  // Unpacks up to `count` bytes; fewer at the end only.
  std::size_t read(char* into, std::size_t count) {
    const int done = gzread(stream_.get(), into, static_cast<unsigned>(count));
    int code = Z_OK;
    const char* message = gzerror(stream_.get(), &code);
    if (done < 0 || (code != Z_OK && code != Z_STREAM_END)) {
      if (code == Z_ERRNO) fail_errno(path_, "cannot read");
      fail(path_,
           code == Z_BUF_ERROR ? "the gzip data end too early"
                               : std::string("broken gzip data: ") + message,
           "fetch or pack the file again");
    }
    return static_cast<std::size_t>(done);
  }

  std::vector<char> begun{};  // a line whose end is still to come
  bool ended = false;
  std::size_t blocks = 0;

 private:
  std::filesystem::path path_;
  std::unique_ptr<gzFile_s, decltype(&gzclose)> stream_;
};

TextBlocks::TextBlocks(const std::filesystem::path& path, ByteRange range)
    : path_(path), range_(range) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) fail(path_, "no such file", "check the path");
  if (file < 0) fail_errno(path_, "cannot open");
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0;
  if (!known || S_ISDIR(status.st_mode)) {
    ::close(file);
    fail(path_, "is a folder, not a file", "give a graph file");
  }
  std::array<unsigned char, 2> head{};
  const bool packed =
      ::pread(file, head.data(), head.size(), 0) == 2 && head[0] == 0x1f && head[1] == 0x8b;
  if (S_ISREG(status.st_mode)) size_ = static_cast<std::size_t>(status.st_size);
  if (packed || !S_ISREG(status.st_mode)) {
    gzip_ = std::make_unique<GzipStream>(path_, file);  // which also hands on what is not packed
  } else {
    file_ = file;
  }
  range_.end = std::min(range_.end, size_);
  range_.begin = std::min(range_.begin, range_.end);
}

TextBlocks::~TextBlocks() {
  if (file_ >= 0) ::close(file_);
}

bool TextBlocks::next(TextBlock& block) {
  if (std::unique_lock lock(mutex_); !waiting_.empty()) {
    block = std::move(waiting_.back());
    waiting_.pop_back();
    return true;
  } else if (gzip_) {
    return unpack_piece(block);
  }
  return read_piece(block);
}

void TextBlocks::put_back(TextBlock block) {
  const std::scoped_lock lock(mutex_);
  waiting_.push_back(std::move(block));
}

// A byte of a packed file is several of text, and of a pipe nothing is known.
Execution TextBlocks::step(const Execution& execution) const {
  constexpr std::size_t kPerThread = std::size_t{1} << 19U;
  if (size_ == 0) return execution.step(std::numeric_limits<std::size_t>::max(), kPerThread);
  return execution.step(gzip_ ? 4 * size_ : size_, kPerThread);
}

// A block has the lines that begin in its kBlock bytes, so it reads from the byte before them (is
// it a line end?) to the end of the line that their last byte is in.
bool TextBlocks::read_piece(TextBlock& block) {
  block.index = ticket_.fetch_add(1, std::memory_order_relaxed);
  if (block.index >= (range_.end - range_.begin + kBlock - 1) / kBlock) return false;
  const std::size_t first = range_.begin + block.index * kBlock;
  const std::size_t last = std::min(range_.end, first + kBlock);
  const std::size_t before = first == 0 ? 0 : 1;
  const std::size_t start = first - before;
  block.begin = 0;
  block.end = last - start;
  block.bytes.resize(block.end);
  read_at(start, block.bytes.data(), block.end);
  if (before == 1) block.begin = line_start(block.bytes, 0, block.end);
  std::size_t have = block.end;
  if (block.begin < have && block.bytes[have - 1] != '\n') {
    for (std::size_t more = 256; start + have < size_; more *= 2) {
      const std::size_t from = have;
      have = std::min(have + more, size_ - start);
      block.bytes.resize(have);
      read_at(start + from, block.bytes.data() + from, have - from);
      block.end = line_start(block.bytes, from, have);
      if (block.bytes[block.end - 1] == '\n') break;
    }
  }
  close_block(block, start + have == size_);
  if (first == 0) skip_mark(block);
  return true;
}

void TextBlocks::read_at(std::size_t position, char* into, std::size_t count) const {
  std::size_t done = 0;
  while (done < count) {
    const auto read =
        ::pread(file_, into + done, count - done, static_cast<off_t>(position + done));
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) fail_errno(path_, "cannot read");
    if (read == 0) {
      fail(path_, "became shorter while it was read", "read it again once it is whole");
    }
    done += static_cast<std::size_t>(read);
  }
}

bool TextBlocks::unpack_piece(TextBlock& block) {
  auto& gzip = *gzip_;
  if (gzip.ended) return false;
  block.index = gzip.blocks++;
  block.begin = 0;
  block.bytes.assign(gzip.begun.begin(), gzip.begun.end());
  gzip.begun.clear();
  block.end = 0;
  while (block.end == 0 && !gzip.ended) {
    const std::size_t have = block.bytes.size();
    block.bytes.resize(have + kBlock);
    const std::size_t read = gzip.read(block.bytes.data() + have, kBlock);
    block.bytes.resize(have + read);
    gzip.ended = read < kBlock;
    const auto line_end = std::find(block.bytes.rbegin(),
                                    block.bytes.rbegin() + static_cast<std::ptrdiff_t>(read), '\n');
    block.end =
        gzip.ended ? block.bytes.size() : static_cast<std::size_t>(block.bytes.rend() - line_end);
    if (!gzip.ended && line_end == block.bytes.rbegin() + static_cast<std::ptrdiff_t>(read)) {
      block.end = 0;  // a very long line
    }
  }
  gzip.begun.assign(block.bytes.begin() + static_cast<std::ptrdiff_t>(block.end),
                    block.bytes.end());
  close_block(block, gzip.ended);
  if (block.index == 0) skip_mark(block);
  return true;
}

}  // namespace musubi
