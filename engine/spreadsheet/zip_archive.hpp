#pragma once
#include <zip.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace musubi {

/// How much an archive may unpack to. A few kilobytes can be made to unpack to gigabytes; nobody's
/// table needs that.
struct ZipLimits {
  std::uint64_t part = std::uint64_t{256} << 20U;   ///< bytes of one part
  std::uint64_t total = std::uint64_t{512} << 20U;  ///< bytes of all that is read
  std::uint64_t ratio = 200;  ///< of unpacked to packed bytes, beyond `ratio_from`
  std::uint64_t ratio_from = std::uint64_t{10} << 20U;
  std::uint64_t entries = 10'000;
};

/// The parts of a zip file (Open Packaging Conventions, ECMA-376 part 2), read one by one. Internal
/// to the engine: the one place that includes libzip.
class ZipArchive {
 public:
  /// Throws Error(input) when the file is not there or is not a zip archive, telling an encrypted
  /// workbook or one of before Excel 2007 apart.
  explicit ZipArchive(const std::filesystem::path& path, const ZipLimits& limits = {});

  [[nodiscard]] const std::string& file() const { return file_; }
  /// Names are compared as the conventions say: without case, and here with `\` as `/`.
  [[nodiscard]] bool has(std::string_view part) const;
  /// Hands the unpacked bytes of a part to `use` piece by piece until that returns false. Throws
  /// Error(input) when the part is not there, is broken, or exceeds a limit: then before the piece
  /// that does is handed over.
  void read(std::string_view part, const std::function<bool(std::string_view)>& use);

 private:
  [[noreturn]] void fail(std::string problem, std::string remedy) const;
  void list_parts();
  void check_limits(std::string_view part, std::uint64_t unpacked, std::uint64_t packed) const;

  std::string file_;
  ZipLimits limits_;
  std::uint64_t file_size_ = 0;
  std::uint64_t total_ = 0;
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip_{nullptr, &zip_discard};
  std::map<std::string, zip_uint64_t, std::less<>> index_{};
};

}  // namespace musubi
