#pragma once
#include <string>
#include <string_view>

#include "engine/text.hpp"

namespace musubi {

/// The name of a country by its code of ISO 3166 ("US"), short where people use a short one; the
/// code itself when it is none. Names are those of the Unicode CLDR (through ICU).
[[nodiscard]] std::string country_name(std::string_view code, Language language);

}  // namespace musubi
