#include "engine/mapped_file.hpp"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "engine/error.hpp"
#include "engine/read_descriptor.hpp"

namespace musubi {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string problem, std::string remedy) {
  throw Error(ErrorKind::input, {{path.string(), 0, std::move(problem), std::move(remedy)}});
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  const ReadDescriptor file(path);
  if (file.number() < 0 && errno == ENOENT) fail(path, "no such file", "check the path");
  if (file.number() < 0) {
    fail(path, std::string("cannot open: ") + std::strerror(errno), "check its permissions");
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    fail(path, "is not a plain file", "give a file on a disk");
  }
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;  // there is no mapping of nothing
  void* const start = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.number(), 0);
  if (start == MAP_FAILED) {
    fail(path, std::string("cannot map into memory: ") + std::strerror(errno),
         "copy it to a local disk, or free some memory");
  }
  start_ = static_cast<const std::byte*>(start);
}

MappedFile::~MappedFile() {
  if (start_ != nullptr) ::munmap(const_cast<std::byte*>(start_), size_);
}

}  // namespace musubi
