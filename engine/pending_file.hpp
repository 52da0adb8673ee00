#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace musubi {

/// A file under a temporary name beside its place, gone unless it was committed. Internal to
/// write_file(). A place that is a device (/dev/null, a pipe) is written to and never replaced; a
/// symbolic link to a file is replaced and not followed.
class PendingFile {
 public:
  /// Throws Error(output), as the others do.
  explicit PendingFile(std::filesystem::path target);
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;
  ~PendingFile();

  void write(std::string_view content);
  /// Flushes the file to the disk and puts it in its place.
  void commit();

 private:
  std::filesystem::path target_;
  std::string name_{};  // empty: nothing temporary is there
  int descriptor_ = -1;
};

/// Throws Error(output) for what an operation on `path` left in errno.
[[noreturn]] void fail_output(const std::filesystem::path& path, const std::string& problem,
                              int error);

/// Gives an entry that mkstemp or mkdtemp made the permissions that a new one has.
void open_to_others(const std::filesystem::path& path, unsigned permissions);

/// Flushes a folder to the disk, so that a name put into it is there after a loss of power. Where a
/// file system cannot do that the name is as safe as it was.
void flush_folder(const std::filesystem::path& folder);

}  // namespace musubi
