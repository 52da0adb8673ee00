#pragma once
#include <string>

#include "algorithms/gaps/hub_network.hpp"
#include "engine/text.hpp"

namespace musubi {

/// The three states as people read them everywhere: 記載あり, 記載なし, 不明 / stated, none stated,
/// unknown. "Missing" is not among them: that the sources state none does not prove absence.
[[nodiscard]] std::string status_word(GapStatus status, Language language);

}  // namespace musubi
