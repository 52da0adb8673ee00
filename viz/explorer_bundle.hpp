#pragma once
#include <string_view>

namespace musubi {

/// The explorer's front end, bundled from viz/explorer when the program was built: the script, its
/// SHA-256 in Base64 for a content security policy, and the style sheet. Each is empty in a program
/// that was built without npm.
[[nodiscard]] std::string_view explorer_script();
[[nodiscard]] std::string_view explorer_script_hash();
[[nodiscard]] std::string_view explorer_style();

}  // namespace musubi
