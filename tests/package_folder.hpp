#pragma once
#include <map>
#include <string>

#include "engine/network_reader.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::testing {

/// A small, sound data package in a temporary folder, to be spoilt file by file.
class PackageFolder {
 public:
  PackageFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::string& file(const std::string& name) { return files_[name]; }
  [[nodiscard]] const std::string& file(const std::string& name) const { return files_.at(name); }
  void remove(const std::string& name) { files_.erase(name); }
  /// Replaces the first `from` in a file; it must be there.
  void replace(const std::string& name, const std::string& from, const std::string& to);
  /// Writes the files as they are now, and reads the package.
  void write() const;
  [[nodiscard]] Network read(const ReadOptions& options = {}) const;

 private:
  TemporaryFolder folder_{};
  std::map<std::string, std::string> files_{};
};

}  // namespace musubi::testing
