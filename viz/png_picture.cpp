#include "viz/png_picture.hpp"

#include <zlib.h>

#include <algorithm>

#include "engine/error.hpp"

namespace musubi {
namespace {

constexpr std::string_view kBegin = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kField = 4;  // lengths, types, checksums and sizes take four bytes each

std::size_t big_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (const char byte : bytes) value = value * 256 + static_cast<unsigned char>(byte);
  return value;
}

std::size_t checksum(std::string_view bytes) {
  return crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
}

// A chunk is its length, its type and data, and the checksum of these two; the last is IEND.
bool is_whole(std::string_view chunks) {
  bool has_data = false;
  while (chunks.size() >= 3 * kField) {
    const auto length = big_endian(chunks.substr(0, kField));
    if (chunks.size() - 3 * kField < length) return false;
    const auto body = chunks.substr(kField, kField + length);
    if (big_endian(chunks.substr(2 * kField + length, kField)) != checksum(body)) return false;
    if (body.starts_with("IEND")) return has_data;
    has_data = has_data || body.starts_with("IDAT");
    chunks.remove_prefix(3 * kField + length);
  }
  return false;
}

}  // namespace

bool is_png(std::string_view bytes) {
  return bytes.starts_with(kBegin);
}

double png_ratio(std::string_view bytes, const std::string& name) {
  const auto chunks = bytes.substr(kBegin.size());
  if (!is_whole(chunks)) {
    throw Error(ErrorKind::input, name + " is cut short or damaged", "save it again");
  }
  const auto width = big_endian(chunks.substr(2 * kField, kField));
  const auto height = big_endian(chunks.substr(3 * kField, kField));
  if (width == 0 || height == 0) {
    throw Error(ErrorKind::input, name + " has no size", "save it again");
  }
  if (std::max(width, height) > kLargestPngSide) {
    throw Error(ErrorKind::input,
                name + " has " + std::to_string(width) + " x " + std::to_string(height) + " pixels",
                "make it at most " + std::to_string(kLargestPngSide) + " along each side");
  }
  return static_cast<double>(width) / static_cast<double>(height);
}

}  // namespace musubi
