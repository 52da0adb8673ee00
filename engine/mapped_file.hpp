#pragma once
#include <cstddef>
#include <filesystem>
#include <span>

namespace musubi {

/// The bytes of a file as they lie in the system's page cache, without a copy; unmapped when this
/// goes. Another program that cuts the file short in the meantime ends this process with a bus
/// error at the next look at what is gone: only map files that are replaced whole, as write_file()
/// does, for a file that was replaced or removed stays as it was for those who have it.
class MappedFile {
 public:
  /// Throws Error(input) when the file is not there, is no plain file, or cannot be mapped.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const { return {start_, size_}; }

 private:
  const std::byte* start_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace musubi
