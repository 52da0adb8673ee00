#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace musubi {

/// The text of a member of a JSON object; empty when there is none, when it is not text, or when
/// `object` is no object.
[[nodiscard]] inline std::string text_in(const nlohmann::ordered_json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string{};
}

/// A member of a JSON object; an empty object when there is none.
[[nodiscard]] inline const nlohmann::ordered_json& member(const nlohmann::ordered_json& object,
                                                          const char* key) {
  static const auto kEmpty = nlohmann::ordered_json::object();
  const auto it = object.find(key);
  return it == object.end() ? kEmpty : *it;
}

}  // namespace musubi
