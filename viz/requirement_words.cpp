#include "viz/requirement_words.hpp"

#include <algorithm>

namespace musubi {
namespace {

std::string labels(const Network& network, const std::string& topic,
                   const std::vector<std::string>& terms, Language language) {
  std::string words;
  for (const auto& term : terms) {
    if (!words.empty()) words += language == Language::ja ? "・" : " or ";
    words += network.vocabularies.label(topic, term, language);
  }
  return words;
}

// A few names, and how many more there are.
std::string some_names(const Network& network, const std::vector<NodeId>& nodes,
                       Language language) {
  constexpr std::size_t kShown = 3;
  const bool ja = language == Language::ja;
  std::string words;
  for (std::size_t i = 0; i < std::min(nodes.size(), kShown); ++i) {
    words += (i == 0 ? "" : ja ? "、" : ", ") + network.node_name(nodes[i], language);
  }
  if (nodes.size() <= kShown) return words;
  const auto more = std::to_string(nodes.size() - kShown);
  return words + (ja ? "ほか" + more + "件" : " and " + more + " more");
}

}  // namespace

std::string status_word(RequirementStatus status, Language language) {
  const bool ja = language == Language::ja;
  switch (status) {
    case RequirementStatus::met:
      return ja ? "記載あり" : "met";
    case RequirementStatus::missing:
      return ja ? "記載なし" : "none stated";
    case RequirementStatus::unknown:
      return ja ? "不明" : "unknown";
    case RequirementStatus::to_judge:
      break;
  }
  return ja ? "人が判断" : "to be judged";
}

std::string need_words(const Network& network, const Need& need, Language language) {
  const bool ja = language == Language::ja;
  auto words = labels(network, "kind", need.kinds, language);
  if (!need.functions.empty()) {
    const auto functions = labels(network, "function", need.functions, language);
    words = words.empty() ? functions : words + (ja ? "（" : " (") + functions + (ja ? "）" : ")");
  }
  if (need.relation.empty()) return words;
  return network.vocabularies.label("relation", need.relation, language) + (ja ? "：" : ": ") +
         words;
}

std::string what_would_meet(const Network& network, const RequirementResult& result,
                            Language language) {
  const bool ja = language == Language::ja;
  if (result.status == RequirementStatus::to_judge) {
    return ja ? "データからは数えられないため、人が判断します"
              : "cannot be counted; people judge it";
  }
  std::string words;
  for (const auto& found : result.needs) {
    const auto lacking = found.need.at_least - found.count;
    if (lacking <= 0) continue;
    if (!words.empty()) words += ja ? "；" : "; ";
    const auto what = need_words(network, found.need, language);
    words += ja ? what + "があと" + std::to_string(lacking) + "件"
                : std::to_string(lacking) + " more: " + what;
    if (found.candidates.empty()) continue;
    const auto names = some_names(network, found.candidates, language);
    words += ja ? "（候補：" + names + "）" : " (candidates: " + names + ")";
  }
  return words;
}

}  // namespace musubi
