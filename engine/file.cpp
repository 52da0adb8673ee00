#include "engine/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

#include "engine/error.hpp"

namespace musubi {
namespace {

[[noreturn]] void fail_input(const std::filesystem::path& path, std::string problem,
                             std::string remedy, std::size_t line = 0) {
  throw Error(ErrorKind::input, {{path.string(), line, std::move(problem), std::move(remedy)}});
}

[[noreturn]] void fail_output(const std::filesystem::path& path, const std::string& problem,
                              int error) {
  std::string remedy = "choose a place that can be written";
  if (error == ENOSPC || error == EDQUOT) remedy = "free some space on the disk";
  throw Error(ErrorKind::output,
              {{path.string(), 0, problem + ": " + std::string(std::strerror(error)), remedy}});
}

// A temporary file that is gone unless it was committed under its final name.
class PendingFile {
 public:
  explicit PendingFile(std::filesystem::path target)
      : target_(std::move(target)), name_(target_.string() + ".XXXXXX") {
    if (is_device(target_)) {  // /dev/null, a pipe: written to, never replaced
      committed_ = true;
      descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
      if (descriptor_ < 0) fail_output(target_, "cannot write", errno);
      return;
    }
    descriptor_ = ::mkstemp(name_.data());
    if (descriptor_ < 0) fail_output(target_, "cannot write", errno);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor_, 0666 & ~mask);
  }
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;
  ~PendingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!committed_) ::unlink(name_.c_str());
  }

  void write(std::string_view content) {
    while (!content.empty()) {
      const auto written = ::write(descriptor_, content.data(), content.size());
      if (written < 0) {
        if (errno == EINTR) continue;
        fail_output(target_, "cannot write", errno);
      }
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void commit() {
    if (::fsync(descriptor_) != 0 && errno != EINVAL) fail_output(target_, "cannot write", errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) fail_output(target_, "cannot write", errno);
    if (committed_) return;
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail_output(target_, "cannot write", errno);
    committed_ = true;
  }

 private:
  static bool is_device(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    return std::filesystem::is_other(status);
  }

  std::filesystem::path target_;
  std::string name_;
  int descriptor_ = -1;
  bool committed_ = false;  // nothing temporary is left behind
};

}  // namespace

namespace {

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// Adds up to `most` bytes; false at the end of the file.
bool read_piece(int descriptor, std::size_t most, std::string& bytes) {
  const std::size_t before = bytes.size();
  bytes.resize(before + most);
  ssize_t got = 0;
  do {
    got = ::read(descriptor, bytes.data() + before, most);
  } while (got < 0 && errno == EINTR);
  bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got > 0;
}

// The bytes of a regular file that is not gzipped; zlib would copy them twice. None for another, or
// when that goes wrong: then zlib tells.
std::optional<std::string> read_plain(const std::filesystem::path& path, std::size_t reserved) {
  constexpr std::size_t kPiece = std::size_t{1} << 18U;  // stays in cache from resize to read
  constexpr std::string_view kGzip = "\x1f\x8b";
  const Descriptor file(path);
  if (file.number() < 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(reserved);
  errno = 0;
  while (read_piece(file.number(), std::min(kPiece, bytes.capacity() - bytes.size()), bytes)) {
    if (bytes.starts_with(kGzip)) return std::nullopt;
    if (bytes.size() == bytes.capacity()) bytes.reserve(bytes.size() + kPiece);
  }
  if (errno != 0) return std::nullopt;
  return bytes;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) fail_input(path, "no such file", "check the path");
  if (std::filesystem::is_directory(status)) fail_input(path, "is a folder, not a file", {});
  constexpr std::size_t kMargin = 64;  // readers that put a mark behind the bytes do not move them
  const auto size = std::filesystem::file_size(path, error);
  if (!error && std::filesystem::is_regular_file(status)) {
    if (auto bytes = read_plain(path, size + kMargin)) return std::move(*bytes);
  }
  errno = 0;
  const std::unique_ptr<gzFile_s, decltype(&gzclose)> file(gzopen(path.c_str(), "rb"), &gzclose);
  if (!file) fail_input(path, std::string("cannot open: ") + std::strerror(errno), {});
  std::string bytes;
  if (!error) bytes.reserve(size + kMargin);
  std::string buffer(std::size_t{1} << 16U, '\0');
  int read = 0;
  while ((read = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    bytes.append(buffer, 0, static_cast<std::size_t>(read));
  }
  int code = Z_OK;
  const char* message = gzerror(file.get(), &code);
  if (read < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    fail_input(path,
               code == Z_ERRNO ? std::string("cannot read: ") + std::strerror(errno)
                               : std::string("broken gzip data: ") + message,
               {});
  }
  return bytes;
}

DecodedText read_text_file(const std::filesystem::path& path) {
  auto bytes = read_file(path);
  std::size_t first_bad = 0;
  const auto copy = bytes;  // NOLINT(performance-unnecessary-copy-initialization): counted below
  auto decoded = decode(std::move(bytes), &first_bad);
  if (!decoded) {
    const auto line =
        1 + static_cast<std::size_t>(std::count(
                copy.begin(), copy.begin() + static_cast<std::ptrdiff_t>(first_bad), '\n'));
    fail_input(path, "byte " + std::to_string(first_bad + 1) + " is neither UTF-8 nor CP932 text",
               "save the file as UTF-8", line);
  }
  return std::move(*decoded);
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  write_file(path, std::span(&content, 1));
}

void write_file(const std::filesystem::path& path, std::span<const std::string_view> pieces) {
  PendingFile file(path);
  for (const auto piece : pieces) file.write(piece);
  file.commit();
}

void write_file(const std::filesystem::path& path,
                const std::function<void(std::ostream&)>& write) {
  std::ostringstream stream;
  write(stream);
  write_file(path, stream.view());
}

void prepare_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail_output(folder, "cannot make the folder", error.value());
  if (!std::filesystem::is_directory(folder)) fail_output(folder, "is not a folder", ENOTDIR);
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    fail_output(folder, "cannot write into the folder", errno);
  }
}

}  // namespace musubi
