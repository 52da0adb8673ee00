#include "engine/pending_paths.hpp"

namespace musubi {

// Never destroyed: a thread may abandon the paths while the process ends.
PendingPaths& PendingPaths::of_this_process() {
  static auto* const kPaths = new PendingPaths;
  return *kPaths;
}

void PendingPaths::add(const std::filesystem::path& path) {
  const std::scoped_lock lock(mutex_);
  paths_.insert(path);
}

void PendingPaths::remove(const std::filesystem::path& path) {
  const std::scoped_lock lock(mutex_);
  paths_.erase(path);
}

void PendingPaths::add_made(const std::filesystem::path& folder) {
  const std::scoped_lock lock(mutex_);
  made_.insert(folder);
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
  mutex_.lock();  // for ever
  std::error_code ignored;
  for (const auto& path : paths_) std::filesystem::remove_all(path, ignored);
  for (const auto& folder : made_) std::filesystem::remove(folder, ignored);
}

}  // namespace musubi
