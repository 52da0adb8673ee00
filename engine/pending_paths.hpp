#pragma once
#include <filesystem>
#include <functional>
#include <mutex>
#include <set>

namespace musubi {

/// The files and folders of this process that stand under a temporary name until they are whole. A
/// program that is told to end at once takes them along.
class PendingPaths {
 public:
  [[nodiscard]] static PendingPaths& of_this_process();

  /// What `make` makes on the disk and returns the path of. abandon() comes before it or behind it.
  void add(const std::function<std::filesystem::path()>& make);
  void remove(const std::filesystem::path& path);
  /// A folder that is made for what is pending: abandon() removes it if it is empty then. `make`
  /// returns nothing of one that was there.
  void add_made(const std::function<std::filesystem::path()>& make);
  void remove_made(const std::filesystem::path& folder);
  /// Runs what puts pending paths in their places. abandon() comes before it or behind it, not in
  /// between, so that of several files all are there or none.
  void commit(const std::function<void()>& put);
  /// Removes every pending path from the disk. After it whoever adds, removes or commits one waits
  /// for ever: for a process that ends itself next, from whatever thread.
  void abandon();

 private:
  PendingPaths() = default;

  std::mutex mutex_{};
  std::set<std::filesystem::path> paths_{};
  std::set<std::filesystem::path> made_{};
};

/// How names of temporary files and folders begin. What a killed process left is known by it.
inline constexpr const char* kTemporaryPrefix = ".musubi-tmp-";

}  // namespace musubi
