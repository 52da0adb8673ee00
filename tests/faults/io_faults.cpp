// Loaded before a program (LD_PRELOAD), spoils its reading and writing of files as the environment
// says. MUSUBI_FAULT is one of
//   write-fails:N   the Nth write to a file fails with ENOSPC, and all behind it
//   write-short     each write takes a third of what it is given
//   write-slow      each write to a file takes 20 ms
//   read-fails:N    the Nth read of a file fails with EIO, and all behind it
//   read-short      each read gives a third of what it is asked for
//   read-slow       each read of a file takes 20 ms
//   fsync-fails     as when a disk reports late that it could not keep what was written
//   rename-fails    as in a folder that became read-only
// Only files on a disk whose path holds MUSUBI_FAULT_PATH are concerned: neither pipes nor the
// libraries of the program.
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

std::atomic<long> calls{0};

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

bool fault_is(std::string_view name) {
  return environment("MUSUBI_FAULT").starts_with(name);
}

bool is_concerned(std::string_view path) {
  const auto part = environment("MUSUBI_FAULT_PATH");
  return !part.empty() && path.find(part) != std::string_view::npos;
}

bool is_concerned(int file) {
  std::array<char, 64> link{};
  std::array<char, 4096> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", file);
  const auto length = ::readlink(link.data(), path.data(), path.size());
  return length > 0 && is_concerned({path.data(), static_cast<std::size_t>(length)});
}

// Whether this call, the next of those counted, is the Nth of "NAME:N" or behind it.
bool comes_to_fail() {
  const auto fault = environment("MUSUBI_FAULT");
  const auto colon = fault.find(':');
  const long first = colon == std::string_view::npos ? 1 : std::atol(fault.data() + colon + 1);
  return calls.fetch_add(1) + 1 >= first;
}

std::size_t third(std::size_t count) {
  return count > 3 ? count / 3 : count;
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

ssize_t fail(int error) {
  errno = error;
  return -1;
}

// What becomes of a call: how many bytes go on, or none and it fails.
bool spoil_read(int file, std::size_t& count) {
  if (!fault_is("read") || !is_concerned(file)) return false;
  if (fault_is("read-short")) count = third(count);
  if (fault_is("read-slow")) ::usleep(20'000);
  return fault_is("read-fails") && comes_to_fail();
}

bool spoil_write(int file, std::size_t& count) {
  if (!fault_is("write") || !is_concerned(file)) return false;
  if (fault_is("write-short")) count = third(count);
  if (fault_is("write-slow")) ::usleep(20'000);
  return fault_is("write-fails") && comes_to_fail();
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t count) {
  static auto* const kNext = next<ssize_t(int, const void*, std::size_t)>("write");
  return spoil_write(file, count) ? fail(ENOSPC) : kNext(file, bytes, count);
}

ssize_t read(int file, void* bytes, std::size_t count) {
  static auto* const kNext = next<ssize_t(int, void*, std::size_t)>("read");
  return spoil_read(file, count) ? fail(EIO) : kNext(file, bytes, count);
}

ssize_t pread(int file, void* bytes, std::size_t count, off_t at) {
  static auto* const kNext = next<ssize_t(int, void*, std::size_t, off_t)>("pread");
  return spoil_read(file, count) ? fail(EIO) : kNext(file, bytes, count, at);
}

ssize_t pread64(int file, void* bytes, std::size_t count, off64_t at) {
  return pread(file, bytes, count, at);
}

int fsync(int file) {
  static auto* const kNext = next<int(int)>("fsync");
  return fault_is("fsync-fails") && is_concerned(file) ? static_cast<int>(fail(EIO)) : kNext(file);
}

int rename(const char* from, const char* to) {
  static auto* const kNext = next<int(const char*, const char*)>("rename");
  return fault_is("rename-fails") && is_concerned(to) ? static_cast<int>(fail(EROFS))
                                                      : kNext(from, to);
}

}  // extern "C"
