#include "viz/requirement_words.hpp"

#include <algorithm>

#include "viz/indicator_words.hpp"
#include "viz/relation_words.hpp"

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

std::string number_words(const Network& network, double value, Language language) {
  return figure_text(network, {.value = value}, language);
}

std::string unit_words(const Network& network, const std::string& unit, Language language) {
  return " " + network.vocabularies.label("unit", unit, language);
}

// "≥ 20, ≤ 40 companies"
std::string bounds_words(const Network& network, const FigureNeed& need, Language language) {
  std::string words;
  if (need.at_least) words += "≥ " + number_words(network, *need.at_least, language);
  if (need.at_least && need.at_most) words += language == Language::ja ? "、" : ", ";
  if (need.at_most) words += "≤ " + number_words(network, *need.at_most, language);
  return words + unit_words(network, need.unit, language);
}

std::string figure_need_words(const Network& network, const FigureNeed& need, Language language) {
  const bool ja = language == Language::ja;
  std::vector<std::string> narrower;
  const auto& words = network.vocabularies;
  if (!need.category.empty()) narrower.push_back(words.label("category", need.category, language));
  if (!need.definition.empty()) {
    narrower.push_back(words.label("definition", need.definition, language));
  }
  if (need.since_year) {
    const auto year = std::to_string(*need.since_year);
    narrower.push_back(ja ? year + "年以降" : "since " + year);
  }
  std::string inside;
  for (const auto& word : narrower) inside += (inside.empty() ? "" : ja ? "、" : ", ") + word;
  auto name = words.label("indicator", need.indicator, language);
  if (!inside.empty()) name += ja ? "（" + inside + "）" : " (" + inside + ")";
  return name + " " + bounds_words(network, need, language);
}

std::string distance_words(const Network& network, const Need& need, Language language) {
  const bool ja = language == Language::ja;
  std::string words;
  if (need.within_km) {
    const auto km = number_words(network, *need.within_km, language);
    words += ja ? "（" + km + " km以内）" : " within " + km + " km";
  }
  if (need.within_steps) {
    const auto steps = std::to_string(*need.within_steps);
    words += ja ? "（つながり" + steps + "本以内）"
                : " within " + steps + (*need.within_steps == 1 ? " tie" : " ties");
  }
  return words;
}

std::string figure_that_would_meet(const Network& network, const NeedResult& found,
                                   Language language) {
  const bool ja = language == Language::ja;
  if (found.figures.empty()) return ja ? "値の記載" : "a figure in the documents";
  const auto bounds = bounds_words(network, *found.need.figure, language);
  if (found.status == RequirementStatus::missing)
    return ja ? bounds + "の値" : "a figure " + bounds;
  return ja ? bounds + " かどうかが決まる値" : "a figure that decides " + bounds;
}

std::string figure_status_word(RequirementStatus status, Language language) {
  const bool ja = language == Language::ja;
  if (status == RequirementStatus::met) return ja ? "満たす" : "met";
  if (status == RequirementStatus::missing) return ja ? "満たさない" : "not met";
  return status_word(status, language);
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

std::string status_word(const RequirementResult& result, Language language) {
  const bool of_figure =
      std::any_of(result.needs.begin(), result.needs.end(),
                  [](const NeedResult& found) { return found.need.figure.has_value(); });
  return of_figure ? figure_status_word(result.status, language)
                   : status_word(result.status, language);
}

std::string status_word(const NeedResult& found, Language language) {
  return found.need.figure ? figure_status_word(found.status, language)
                           : status_word(found.status, language);
}

std::string need_words(const Network& network, const Need& need, Language language) {
  const bool ja = language == Language::ja;
  if (need.figure) return figure_need_words(network, *need.figure, language);
  auto words = labels(network, "kind", need.kinds, language);
  if (!need.functions.empty()) {
    const auto functions = labels(network, "function", need.functions, language);
    words = words.empty() ? functions : words + (ja ? "（" : " (") + functions + (ja ? "）" : ")");
  }
  if (words.empty()) words = ja ? "種類は問わない" : "any";
  words += distance_words(network, need, language);
  if (need.relation.empty()) return words;
  return relation_words(network, need.relation, language) + (ja ? "：" : ": ") + words;
}

std::string found_words(const Network& network, const NeedResult& found, Language language) {
  const bool ja = language == Language::ja;
  if (!found.need.figure) return std::to_string(found.count);
  std::string words;
  for (const auto position : found.figures) {
    const auto& figure = network.indicators[position];
    if (!words.empty()) words += ja ? "、" : ", ";
    words += figure_text(network, figure, language) + unit_words(network, figure.unit, language);
    if (!figure.year.empty()) words += ja ? "（" + figure.year + "年）" : " (" + figure.year + ")";
  }
  return words.empty() ? (ja ? "値の記載なし" : "no figure") : words;
}

std::string what_would_meet(const Network& network, const NeedResult& found, Language language) {
  const bool ja = language == Language::ja;
  if (found.status == RequirementStatus::met) return {};
  if (found.need.figure) return figure_that_would_meet(network, found, language);
  const auto lacking = std::to_string(found.need.at_least - found.count);
  std::string who;
  if (!found.unplaced.empty()) {
    who += (ja ? "所在地の記載がないもの：" : "place not stated: ") +
           some_names(network, found.unplaced, language);
  }
  if (!found.candidates.empty()) {
    if (!who.empty()) who += ja ? "；" : "; ";
    who += (ja ? "候補：" : "candidates: ") + some_names(network, found.candidates, language);
  }
  if (!who.empty()) who = ja ? "（" + who + "）" : " (" + who + ")";
  return (ja ? "あと" + lacking + "件" : lacking + " more") + who;
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
    const auto needed = what_would_meet(network, found, language);
    if (needed.empty()) continue;
    words += (words.empty() ? ""
              : ja          ? "；"
                            : "; ") +
             need_words(network, found.need, language) + (ja ? "：" : ": ") + needed;
  }
  return words;
}

std::string counts_words(const RequirementCounts& counts, std::size_t subjects, Language language) {
  const auto all = std::to_string(counts.countable() + counts.to_judge);
  const auto least = std::to_string(counts.met);
  const auto most = std::to_string(counts.met + counts.unknown);
  const auto missing = std::to_string(counts.missing);
  const auto judged = std::to_string(counts.to_judge);
  if (language == Language::ja) {
    const auto whose = subjects == 1 ? "" : "（" + std::to_string(subjects) + "対象の合計）";
    const auto met =
        counts.unknown == 0
            ? least + "件"
            : "少なくとも" + least + "件（不明なものがすべて確かめられれば" + most + "件）";
    return "満たす要件" + whose + "：" + all + "件のうち" + met + "。記載なし・満たさない：" +
           missing + "件。人が判断：" + judged + "件。";
  }
  const auto whose = subjects == 1 ? "" : " (" + std::to_string(subjects) + " subjects together)";
  const auto met = counts.unknown == 0 ? least + " of " + all
                                       : "at least " + least + " of " + all + ", and " + most +
                                             " if all that is unknown is there";
  return "requirements met" + whose + ": " + met + "; none stated or not met: " + missing +
         "; for people to judge: " + judged;
}

}  // namespace musubi
