#include "engine/spreadsheet/zip_archive.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "engine/error.hpp"

namespace musubi {
namespace {

std::string normalised(std::string_view part) {
  std::string name;
  for (const char c : part) {
    if (c == '\\') {
      name += '/';
    } else {
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return name.starts_with('/') ? name.substr(1) : name;
}

std::string megabytes(std::uint64_t bytes) {
  return std::to_string(bytes >> 20U) + " MiB";
}

std::string first_bytes(const std::filesystem::path& path) {
  std::array<char, 8> bytes{};
  std::ifstream in(path, std::ios::binary);
  in.read(bytes.data(), bytes.size());
  return {bytes.data(), static_cast<std::size_t>(in.gcount())};
}

}  // namespace

ZipArchive::ZipArchive(const std::filesystem::path& path, const ZipLimits& limits)
    : file_(path.string()), limits_(limits) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) fail("no such file", "check the path");
  if (std::filesystem::is_directory(path, error)) {
    fail("is a folder, not a workbook", "give an .xlsx file");
  }
  const auto start = first_bytes(path);
  // The container of Excel 97 to 2003, in which newer ones put an encrypted workbook.
  if (start.starts_with("\xD0\xCF\x11\xE0")) {
    fail("is encrypted, or an .xls workbook of before Excel 2007",
         "open it in Excel, take the password off, and save it as .xlsx");
  }
  int code = 0;
  zip_.reset(start.starts_with("PK") ? zip_open(path.c_str(), ZIP_RDONLY, &code) : nullptr);
  if (!zip_) fail("is not an .xlsx workbook, or is damaged", "save it again as .xlsx");
  file_size_ = std::filesystem::file_size(path, error);
  list_parts();
}

void ZipArchive::fail(std::string problem, std::string remedy) const {
  throw Error(ErrorKind::input, {{file_, 0, std::move(problem), std::move(remedy)}});
}

void ZipArchive::list_parts() {
  const auto count =
      static_cast<zip_uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(zip_.get(), 0)));
  if (count > limits_.entries) {
    fail("has " + std::to_string(count) + " parts, more than any workbook",
         "save it again as .xlsx");
  }
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(zip_.get(), i, ZIP_FL_ENC_GUESS);
    if (name == nullptr) continue;
    // Two readers could otherwise see two different workbooks.
    if (!index_.emplace(normalised(name), i).second) {
      fail("holds two parts of the name '" + std::string(name) + "'", "save it again as .xlsx");
    }
  }
}

bool ZipArchive::has(std::string_view part) const {
  return index_.contains(normalised(part));
}

void ZipArchive::check_limits(std::string_view part, std::uint64_t unpacked,
                              std::uint64_t packed) const {
  const auto refuse = [&](const std::string& problem) {
    fail("the part " + std::string(part) + " " + problem,
         "remove what is not needed from the workbook, or give the tables as CSV");
  };
  if (unpacked > limits_.part) refuse("unpacks to more than " + megabytes(limits_.part));
  if (total_ > limits_.total) {
    refuse("takes the workbook over " + megabytes(limits_.total) + " unpacked");
  }
  if (unpacked > limits_.ratio_from && unpacked / limits_.ratio > packed) {
    refuse("unpacks to more than " + std::to_string(limits_.ratio) + " times its size");
  }
}

void ZipArchive::read(std::string_view part, const std::function<bool(std::string_view)>& use) {
  const auto it = index_.find(normalised(part));
  if (it == index_.end()) {
    fail("the part " + std::string(part) + " is missing", "save the workbook again as .xlsx");
  }
  zip_stat_t status;
  zip_stat_init(&status);
  zip_stat_index(zip_.get(), it->second, 0, &status);
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> stream(
      zip_fopen_index(zip_.get(), it->second, 0), &zip_fclose);
  if (!stream) {
    fail("cannot unpack the part " + std::string(part) + ": " + zip_strerror(zip_.get()),
         "save the workbook again as .xlsx, without a password");
  }
  // The sizes that the archive states may be lies: what comes out is counted.
  const auto packed = std::min<std::uint64_t>(status.comp_size, file_size_);
  std::string buffer(std::size_t{1} << 16U, '\0');
  std::uint64_t unpacked = 0;
  while (true) {
    const auto length = zip_fread(stream.get(), buffer.data(), buffer.size());
    if (length < 0) fail("the part " + std::string(part) + " is damaged", "save it again as .xlsx");
    unpacked += static_cast<std::uint64_t>(length);
    total_ += static_cast<std::uint64_t>(length);
    check_limits(part, unpacked, packed);
    if (length == 0 || !use({buffer.data(), static_cast<std::size_t>(length)})) return;
  }
}

}  // namespace musubi
