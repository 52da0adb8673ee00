#include "viz/country_name.hpp"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>

namespace musubi {

std::string country_name(std::string_view code, Language language) {
  UDisplayContext context[] = {UDISPCTX_LENGTH_SHORT};
  const auto locale = language == Language::ja ? icu::Locale::getJapanese() : icu::Locale::getUK();
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(locale, context, 1));
  const std::string region(code);
  icu::UnicodeString name;
  if (names) names->regionDisplayName(region.c_str(), name);
  std::string text;
  name.toUTF8String(text);
  return name.isBogus() || text.empty() ? region : text;
}

}  // namespace musubi
