#include "data_uri.hpp"

#include <algorithm>
#include <cstdint>

namespace musubi {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto group = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = bits << 8U | (j < group.size() ? static_cast<unsigned char>(group[j]) : 0U);
    }
    for (std::size_t digit = 0; digit < 4; ++digit) {
      const auto value = bits >> (18U - 6U * digit) & 63U;
      text += digit <= group.size() ? kDigits[value] : '=';
    }
  }
  return text;
}

}  // namespace

std::string data_uri(std::string_view picture) {
  const char* type = picture.starts_with("\x89PNG") ? "image/png" : "image/svg+xml";
  return std::string("data:").append(type).append(";base64,").append(base64(picture));
}

}  // namespace musubi
