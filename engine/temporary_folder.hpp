#pragma once
#include <filesystem>

namespace musubi {

/// A folder of its own; with all that is in it gone when this ends, or when the process is told to
/// end (see PendingPaths).
class TemporaryFolder {
 public:
  /// Where the system has its temporary files (TMPDIR). Throws Error(output).
  TemporaryFolder();
  /// Inside of `parent`, which must be there. Throws Error(output).
  explicit TemporaryFolder(const std::filesystem::path& parent);
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_{};
};

}  // namespace musubi
