#include "engine/spreadsheet/cell_terms.hpp"

#include "engine/text.hpp"

namespace musubi {
namespace {

constexpr std::string_view kWideSemicolon = "；";

// Pieces at `;` of either width, trimmed, empty ones left out.
std::vector<std::string> pieces_of(std::string cell) {
  for (auto at = cell.find(kWideSemicolon); at != std::string::npos;
       at = cell.find(kWideSemicolon, at)) {
    cell.replace(at, kWideSemicolon.size(), ";");
  }
  return split_list(cell);
}

}  // namespace

CellTerms::CellTerms(const OutlineColumn& column, const PackageOutline& outline,
                     const ImportMapping& mapping)
    : several_(column.several) {
  // What the mapping says goes before labels; a term is always itself.
  if (const auto* values = mapping.values_of(column, outline)) {
    for (const auto& entry : values->entries) {
      exact_.emplace(entry.key, entry.value);
      folded_.emplace(fold_name(entry.key), entry.value);
    }
  }
  const auto* vocabulary = outline.vocabulary(column.vocabulary);
  if (vocabulary == nullptr) return;
  const auto mapped = folded_;
  for (const auto& term : vocabulary->names()) exact_.emplace(term, term);
  for (const auto& [term, label] : vocabulary->terms) {
    for (const auto& text : {term, label.ja, label.en}) {
      if (!mapped.contains(fold_name(text))) add_folded(text, term);
    }
  }
}

void CellTerms::add_folded(std::string_view text, const std::string& term) {
  if (text.empty()) return;
  const auto [it, fresh] = folded_.emplace(fold_name(text), term);
  if (!fresh && it->second != term) it->second.clear();
}

std::optional<std::string> CellTerms::find(std::string_view text, Result& result) const {
  if (const auto it = exact_.find(text); it != exact_.end()) return it->second;
  const auto it = folded_.find(fold_name(text));
  if (it == folded_.end()) return std::nullopt;
  if (it->second.empty()) {
    result.ambiguous.emplace_back(text);
    return std::nullopt;
  }
  return it->second;
}

CellTerms::Result CellTerms::translate(const std::string& cell) const {
  Result result{cell, {}};
  const auto whole = trim(cell);
  if (whole.empty()) return result;
  if (const auto term = find(whole, result)) {
    if (*term != whole) result.text = *term;
    return result;
  }
  if (!several_) return result;
  std::string joined;
  bool changed = false;
  for (const auto& piece : pieces_of(cell)) {
    const auto term = find(piece, result);
    changed = changed || (term && *term != piece);
    joined += (joined.empty() ? "" : ";") + term.value_or(piece);
  }
  if (changed || cell.find(kWideSemicolon) != std::string::npos) result.text = joined;
  return result;
}

}  // namespace musubi
