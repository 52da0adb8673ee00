#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace musubi {

/// A regular expression that a whole text must match (ICU's syntax, which holds that of JSON
/// schemas). Its memory and time are bounded, whatever the text: one that goes beyond does not
/// match.
class Pattern {
 public:
  /// Throws std::invalid_argument when `expression` is not a regular expression.
  explicit Pattern(const std::string& expression);

  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace musubi
