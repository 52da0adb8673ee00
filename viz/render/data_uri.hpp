#pragma once
#include <string>
#include <string_view>

namespace musubi {

/// A PNG, or else an SVG, as a data: URI in Base64. O(length). Source: Josefsson, 2006, RFC 4648.
[[nodiscard]] std::string data_uri(std::string_view picture);

}  // namespace musubi
