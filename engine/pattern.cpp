#include "engine/pattern.hpp"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace musubi {

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern{};
};

Pattern::Pattern(const std::string& expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  std::unique_ptr<icu::RegexPattern> pattern(
      icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(expression), where, status));
  if (U_FAILURE(status)) {
    throw std::invalid_argument("'" + expression + "' is not a regular expression");
  }
  compiled_ = std::make_shared<const Compiled>(Compiled{std::move(pattern)});
}

bool Pattern::matches(std::string_view text) const {
  constexpr std::int32_t kStackBytes = 1 << 20;
  constexpr std::int32_t kTimeSteps = 1000;  // of the matcher, each about a millisecond
  UErrorCode status = U_ZERO_ERROR;
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(wide, status));
  if (U_FAILURE(status)) return false;
  matcher->setStackLimit(kStackBytes, status);
  matcher->setTimeLimit(kTimeSteps, status);
  const bool matched = matcher->matches(status) != 0;
  return U_SUCCESS(status) && matched;
}

}  // namespace musubi
