#include "engine/staged_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include "engine/file.hpp"
#include "engine/pending_file.hpp"
#include "engine/pending_paths.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

// Held by one process at a time, as long as this lives. Where a file system has no locks, nothing.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

 private:
  int descriptor_;
};

}  // namespace

StagedFolder::Place::Place(fs::path where) : folder(std::move(where)) {
  PendingPaths::of_this_process().add_made([this] {
    std::error_code ignored;
    made_ = !fs::exists(folder, ignored);
    prepare_folder(folder);
    return made_ ? folder : fs::path();
  });
}

StagedFolder::Place::~Place() {
  std::error_code ignored;
  if (made_) fs::remove(folder, ignored);  // only while it is empty
  keep();
}

void StagedFolder::Place::keep() {
  if (made_) PendingPaths::of_this_process().remove_made(folder);
  made_ = false;
}

StagedFolder::StagedFolder(const fs::path& folder) : place_(folder), staged_(place_.folder) {}

Error StagedFolder::in_place(const Error& error) const {
  auto diagnostics = error.diagnostics();
  for (auto& each : diagnostics) {
    const fs::path file = each.file;
    if (file.parent_path() == path()) each.file = (place_.folder / file.filename()).string();
  }
  return {error.kind(), std::move(diagnostics)};
}

void StagedFolder::commit() {
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator(path())) names.push_back(entry.path().filename());
  for (const auto& name : names) {
    if (fs::is_directory(fs::symlink_status(place_.folder / name))) {
      fail_output(place_.folder / name, "cannot write", EISDIR);
    }
  }
  const FolderLock lock(place_.folder);
  PendingPaths::of_this_process().commit([&] {
    for (const auto& name : names) {
      if (::rename((path() / name).c_str(), (place_.folder / name).c_str()) != 0) {
        fail_output(place_.folder / name, "cannot write", errno);
      }
    }
  });
  place_.keep();
  flush_folder(place_.folder);
}

}  // namespace musubi
