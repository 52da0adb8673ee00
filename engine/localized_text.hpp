#pragma once
#include <string>

#include "engine/text.hpp"

namespace musubi {

/// A text in both languages of the users.
struct LocalizedText {
  std::string ja{};
  std::string en{};

  /// In the language asked for, or in the other one when that is missing.
  [[nodiscard]] const std::string& get(Language language) const {
    if (language == Language::ja) return ja.empty() ? en : ja;
    return en.empty() ? ja : en;
  }
};

}  // namespace musubi
