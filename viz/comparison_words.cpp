#include "viz/comparison_words.hpp"

#include <map>

#include "engine/number_text.hpp"
#include "viz/gap_words.hpp"
#include "viz/requirement_words.hpp"

namespace musubi {
namespace {

template <typename Status>
std::string word_of(const std::optional<Status>& status, Language language) {
  return status ? status_word(*status, language) : "–";
}

std::string title_of(GapMatrix matrix, Language language) {
  const bool ja = language == Language::ja;
  switch (matrix) {
    case GapMatrix::hubs:
      return ja ? "拠点どうし" : "between hubs";
    case GapMatrix::functions:
      return ja ? "機能" : "functions";
    case GapMatrix::overseas:
      break;
  }
  return ja ? "海外" : "abroad";
}

void add_gap_lines(std::vector<std::string>& lines, const Comparison& comparison,
                   const ComparisonNames& names) {
  const Language language = names.language();
  std::map<std::pair<GapMatrix, std::string>, std::size_t> others;
  for (const auto& change : comparison.gaps) {
    const auto turn = word_of(change.before, language) + " → " + word_of(change.after, language);
    if (change.closed() || change.opened()) {
      lines.push_back(title_of(change.cell.matrix, language) + ": " + names.of(change.cell.hub) +
                      " – " + names.other(change.cell) + ": " + turn);
    } else {
      ++others[{change.cell.matrix, turn}];
    }
  }
  for (const auto& [kind, count] : others) {
    const auto number = std::to_string(count);
    lines.push_back(title_of(kind.first, language) + ": " + number +
                    (language == Language::ja ? "件が " : " cells: ") + kind.second);
  }
}

void add_requirement_lines(std::vector<std::string>& lines, const Comparison& comparison,
                           const ComparisonNames& names) {
  const Language language = names.language();
  for (const auto& change : comparison.requirements) {
    // Of somebody who came or went only what is met says something.
    if ((!change.before || !change.after) && !change.newly_met() && !change.lost()) continue;
    lines.push_back((language == Language::ja ? "要件: " : "requirement: ") +
                    names.of(change.cell.subject) + ": " + names.requirement(change.cell) + ": " +
                    word_of(change.before, language) + " → " + word_of(change.after, language));
  }
}

void add_cut_off_lines(std::vector<std::string>& lines, const Comparison& comparison,
                       const ComparisonNames& names) {
  const bool ja = names.language() == Language::ja;
  for (const auto& [hub, before, after] : comparison.cut_off) {
    lines.push_back((ja ? "切り離された拠点: " : "cut off: ") + names.of(hub) + ": " +
                    std::to_string(before) + " → " + std::to_string(after) +
                    (ja ? " 拠点に届く" : " hubs within reach"));
  }
}

}  // namespace

std::string ComparisonNames::of(const std::string& id) const {
  for (const auto* network : {&after_, &before_}) {
    if (const auto node = network->graph.find(id)) return network->node_name(*node, language_);
  }
  return id;
}

std::string ComparisonNames::other(const GapCell& cell) const {
  if (cell.matrix != GapMatrix::functions) return of(cell.other);
  return after_.vocabularies.label("function", cell.other, language_);
}

std::string ComparisonNames::requirement(const RequirementCell& cell) const {
  for (const auto* network : {&after_, &before_}) {
    for (const auto& profile : network->profiles) {
      if (profile.name != cell.profile) continue;
      for (const auto& one : profile.requirements) {
        if (one.id == cell.requirement) return one.text.get(language_);
      }
    }
  }
  return cell.requirement;
}

std::string measure_line(const Comparison& comparison, Language language) {
  constexpr const char* kArrow = "\u00A0→\u00A0";  // a line breaks between measures, not within one
  std::string line;
  for (const auto& change : comparison.measures) {
    if (better_direction(change.measure) == 0 || !change.change()) continue;
    const auto before = rounded_number_text(*change.before);
    const auto after = rounded_number_text(*change.after);
    if (before == after) continue;
    if (!line.empty()) line += language == Language::ja ? "；" : "; ";
    line += label_of(change.measure).get(language) + "\u00A0" + before;
    line += kArrow + after;
  }
  return line;
}

std::vector<std::string> change_lines(const Comparison& comparison, const ComparisonNames& names) {
  std::vector<std::string> lines;
  add_gap_lines(lines, comparison, names);
  add_requirement_lines(lines, comparison, names);
  add_cut_off_lines(lines, comparison, names);
  return lines;
}

std::vector<std::string> rank_lines(const Comparison& comparison, const ComparisonNames& names,
                                    std::size_t top) {
  const auto rank = [](const std::optional<std::uint32_t>& one) {
    return one ? std::to_string(*one) : std::string("–");
  };
  std::vector<std::string> lines;
  for (const auto& move : first_moves(comparison.ranks, top)) {
    if (move.before == move.after) continue;
    lines.push_back(label_of(move.measure).get(names.language()) +
                    (names.language() == Language::ja ? "の順位: " : " rank: ") +
                    names.of(move.id) + ": " + rank(move.before) + " → " + rank(move.after));
  }
  return lines;
}

std::vector<RankMove> first_moves(const std::vector<RankMove>& moves, std::size_t top) {
  std::vector<RankMove> result;
  std::map<Measure, std::size_t> told;
  for (const auto& move : moves) {
    if (top == 0 || told[move.measure]++ < top) result.push_back(move);
  }
  return result;
}

}  // namespace musubi
