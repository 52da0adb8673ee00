#include "engine/pending_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/error.hpp"
#include "engine/pending_paths.hpp"

namespace musubi {
namespace {

bool is_device(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_other(std::filesystem::status(path, ignored));
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  const auto folder = path.parent_path();
  return folder.empty() ? "." : folder;
}

}  // namespace

void fail_output(const std::filesystem::path& path, const std::string& problem, int error) {
  std::string remedy = "choose a place that can be written";
  if (error == ENOSPC || error == EDQUOT) remedy = "free some space on the disk";
  throw Error(ErrorKind::output,
              {{path.string(), 0, problem + ": " + std::string(std::strerror(error)), remedy}});
}

void open_to_others(const std::filesystem::path& path, unsigned permissions) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::chmod(path.c_str(), permissions & ~mask);
}

void flush_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

PendingFile::PendingFile(std::filesystem::path target) : target_(std::move(target)) {
  if (is_device(target_)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail_output(target_, "cannot write", errno);
    return;
  }
  // Not made of the target's name, which may be as long as a name can be.
  auto name = (folder_of(target_) / (kTemporaryPrefix + std::string("XXXXXX"))).string();
  PendingPaths::of_this_process().add([&] {
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail_output(target_, "cannot write", errno);
    return std::filesystem::path(name);
  });
  name_ = std::move(name);
  constexpr unsigned kReadAndWrite = 0666;
  open_to_others(name_, kReadAndWrite);
}

PendingFile::~PendingFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (name_.empty()) return;
  ::unlink(name_.c_str());
  PendingPaths::of_this_process().remove(name_);
}

void PendingFile::write(std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(descriptor_, content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      fail_output(target_, "cannot write", errno);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

void PendingFile::commit() {
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail_output(target_, "cannot write", errno);
  if (::close(std::exchange(descriptor_, -1)) != 0) fail_output(target_, "cannot write", errno);
  if (name_.empty()) return;
  PendingPaths::of_this_process().commit([this] {
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail_output(target_, "cannot write", errno);
  });
  PendingPaths::of_this_process().remove(name_);
  name_.clear();
  flush_folder(folder_of(target_));
}

}  // namespace musubi
