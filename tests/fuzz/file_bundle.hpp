#pragma once
#include <map>
#include <string>
#include <string_view>

namespace musubi::fuzz {

/// The files that an input stands for: a line `=== NAME` begins each. What comes before the first
/// is left out; of two with one name the last counts.
[[nodiscard]] std::map<std::string, std::string> files_of(std::string_view bytes);

}  // namespace musubi::fuzz
