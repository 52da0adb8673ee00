#include "viz/report_context.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace musubi::report {
namespace {

// Kana and Chinese characters are three bytes that begin with E3 81 .. E9 in UTF-8; quotation marks
// and dashes, which English uses too, begin with E2.
bool has_japanese(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if ((lead == 0xE3 && next >= 0x81) || (lead >= 0xE4 && lead <= 0xE9)) return true;
  }
  return false;
}

}  // namespace

ReportContext::ReportContext(const ReportInput& report_input, Language report_language)
    : input(report_input), language(report_language), hubs(all_hubs()) {}

std::vector<NodeId> ReportContext::all_hubs() const {
  std::set<NodeId> found;  // by NodeId: the order in which the package lists them
  for (const auto& pair : input.pairs) found.insert({pair.a, pair.b});
  for (const auto& cell : input.functions) found.insert(cell.hub);
  for (const auto& cell : input.overseas) found.insert(cell.hub);
  return {found.begin(), found.end()};
}

Html ReportContext::say(std::string_view japanese, std::string_view english,
                        const std::vector<Html>& values) const {
  const auto pattern = ja() ? japanese : english;
  std::string code;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!slot) {
      code += pattern[i];
      continue;
    }
    code += values.at(static_cast<std::size_t>(pattern[i + 1] - '0')).code();
    i += 2;
  }
  return Html::markup(code);
}

Html ReportContext::count(std::size_t amount, const Noun& noun) const {
  if (ja()) return number(amount) + Html::markup(noun.ja);
  return number(amount) + Html::markup(" ") + Html::markup(amount == 1 ? noun.one : noun.many);
}

Html ReportContext::name(NodeId node) const {
  return quoted(input.network.node_name(node, language));
}

Html ReportContext::names(const std::vector<NodeId>& nodes) const {
  std::vector<Html> items;
  for (const NodeId node : nodes) items.push_back(name(node));
  return list(items);
}

Html ReportContext::quoted(std::string_view outside) const {
  const Html escaped = text(outside);
  return !ja() && has_japanese(outside) ? element("span", escaped, "lang=\"ja\"") : escaped;
}

Html ReportContext::note(const LocalizedText& note) const {
  const auto& words = note.get(language);
  return ja() && !has_japanese(words) ? element("span", text(words), "lang=\"en\"") : quoted(words);
}

Html ReportContext::label(const std::string& topic, std::string_view term) const {
  return quoted(input.network.vocabularies.label(topic, term, language));
}

Html ReportContext::function_names(const std::vector<std::string>& functions) const {
  std::vector<Html> items;
  for (const auto& function : functions) items.push_back(label("function", function));
  return list(items);
}

Html ReportContext::list(const std::vector<Html>& items) const {
  return join(items, ja() ? "、" : ", ");
}

Html ReportContext::sentence_list(const std::vector<Html>& items) const {
  if (items.size() < 2) return list(items);
  const std::vector<Html> head(items.begin(), items.end() - 1);
  const bool pair = items.size() == 2;
  return list(head) + Html::markup(ja() ? (pair ? "と" : "、") : " and ") + items.back();
}

Html number(std::size_t value) {
  std::string digits = std::to_string(value);
  for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3) {
    digits.insert(static_cast<std::size_t>(i), ",");
  }
  return Html::markup(digits);
}

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return "–";
  char buffer[400];  // the longest double has 309 digits before the point
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed,
                                 std::clamp(decimals, 0, 20));
  std::string result(buffer, end.ptr);
  const bool zero = result.find_first_not_of("-0.") == std::string::npos;
  return zero && result.front() == '-' ? result.substr(1) : result;
}

std::string percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return "–";
  return fixed(100.0 * static_cast<double>(part) / static_cast<double>(whole), 0) + "%";
}

}  // namespace musubi::report
