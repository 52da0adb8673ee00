#include "engine/country_name.hpp"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>

namespace musubi {

namespace {

using Names = std::unique_ptr<icu::LocaleDisplayNames>;

Names names_in(const icu::Locale& locale) {
  UDisplayContext context[] = {UDISPCTX_LENGTH_SHORT};
  return Names(icu::LocaleDisplayNames::createInstance(locale, context, 1));
}

}  // namespace

std::string country_name(std::string_view code, Language language) {
  static const Names japanese = names_in(icu::Locale::getJapanese());  // making them takes long
  static const Names english = names_in(icu::Locale::getUK());
  const auto& names = language == Language::ja ? japanese : english;
  const std::string region(code);
  icu::UnicodeString name;
  if (names) names->regionDisplayName(region.c_str(), name);
  std::string text;
  name.toUTF8String(text);
  return name.isBogus() || text.empty() ? region : text;
}

}  // namespace musubi
