#include "engine/file.hpp"

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
#include "engine/pending_file.hpp"
#include "engine/read_descriptor.hpp"

namespace musubi {
namespace {

[[noreturn]] void fail_input(const std::filesystem::path& path, std::string problem,
                             std::string remedy, std::size_t line = 0) {
  throw Error(ErrorKind::input, {{path.string(), line, std::move(problem), std::move(remedy)}});
}

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
std::optional<std::string> read_plain(const std::filesystem::path& path, std::size_t reserved,
                                      const Execution& execution) {
  constexpr std::size_t kPiece = std::size_t{1} << 18U;  // stays in cache from resize to read
  constexpr std::string_view kGzip = "\x1f\x8b";
  const ReadDescriptor file(path);
  if (file.number() < 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(reserved);
  errno = 0;
  while (read_piece(file.number(), std::min(kPiece, bytes.capacity() - bytes.size()), bytes)) {
    if (bytes.starts_with(kGzip)) return std::nullopt;
    execution.check_stop();
    if (bytes.size() == bytes.capacity()) bytes.reserve(bytes.size() + kPiece);
  }
  if (errno != 0) return std::nullopt;
  return bytes;
}

}  // namespace

std::string read_file(const std::filesystem::path& path, const Execution& execution) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) fail_input(path, "no such file", "check the path");
  if (std::filesystem::is_directory(status)) fail_input(path, "is a folder, not a file", {});
  constexpr std::size_t kMargin = 64;  // readers that put a mark behind the bytes do not move them
  const auto size = std::filesystem::file_size(path, error);
  if (!error && std::filesystem::is_regular_file(status)) {
    execution.memory.require(static_cast<double>(size + kMargin), path.string());
    if (auto bytes = read_plain(path, size + kMargin, execution)) return std::move(*bytes);
  }
  errno = 0;
  const std::unique_ptr<gzFile_s, decltype(&gzclose)> file(gzopen(path.c_str(), "rb"), &gzclose);
  if (!file) fail_input(path, std::string("cannot open: ") + std::strerror(errno), {});
  std::string bytes;
  const auto reserve = [&](std::size_t count) {
    execution.memory.require(static_cast<double>(count), path.string());
    bytes.reserve(count);
  };
  if (!error) reserve(size + kMargin);
  std::string buffer(std::size_t{1} << 16U, '\0');
  int read = 0;
  while ((read = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    execution.check_stop();
    const std::size_t have = bytes.size() + static_cast<std::size_t>(read);
    if (have > bytes.capacity()) reserve(2 * have);
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

DecodedText read_text_file(const std::filesystem::path& path, const Execution& execution) {
  auto bytes = read_file(path, execution);
  execution.memory.require(2.0 * static_cast<double>(bytes.size()), path.string());
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
