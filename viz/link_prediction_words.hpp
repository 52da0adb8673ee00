#pragma once
#include <string>

#include "algorithms/linkpred/link_trust.hpp"
#include "engine/text.hpp"

namespace musubi {

/// The words for how well links can be foretold, as the command and the report both use them.

/// What a predictor goes by, for people: "random walk", "number of links alone".
[[nodiscard]] std::string predictor_label(LinkPredictor predictor, Language language);

/// One sentence: how far to trust suggestions of links on this network, with the figures. When they
/// are no better than going by the number of links alone, it says so.
[[nodiscard]] std::string trust_sentence(const LinkTrust& trust, Language language);

}  // namespace musubi
