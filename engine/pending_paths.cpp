#include "engine/pending_paths.hpp"

namespace musubi {

// Never destroyed: a thread may abandon the paths while the process ends.
PendingPaths& PendingPaths::of_this_process() {
  static auto* const kPaths = new PendingPaths;
  return *kPaths;
}

void PendingPaths::add(const std::function<std::filesystem::path()>& make) {
  const std::scoped_lock lock(mutex_);
  paths_.insert(make());
}

void PendingPaths::remove(const std::filesystem::path& path) {
  const std::scoped_lock lock(mutex_);
  paths_.erase(path);
}

void PendingPaths::add_made(const std::function<std::filesystem::path()>& make) {
  const std::scoped_lock lock(mutex_);
  const auto folder = make();
  if (!folder.empty()) made_.insert(folder);
}

void PendingPaths::remove_made(const std::filesystem::path& folder) {
  const std::scoped_lock lock(mutex_);
  made_.erase(folder);
}

void PendingPaths::commit(const std::function<void()>& put) {
  const std::scoped_lock lock(mutex_);
  put();
}

void PendingPaths::abandon() {
  mutex_.lock();              // for ever
  constexpr int kTries = 10;  // a thread that has not ended may make folders in one meanwhile
  for (const auto& path : paths_) {
    std::error_code error;
    for (int i = 0; i < kTries; ++i) {
      std::filesystem::remove_all(path, error);
      if (!error) break;
    }
  }
  std::error_code ignored;
  for (const auto& folder : made_) std::filesystem::remove(folder, ignored);
}

}  // namespace musubi
