#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/package/package.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

struct Name {
  std::string id{};
  std::string text{};
  std::size_t line = 0;
};

// Legal forms and words that tell nothing apart; folded, as they stand in a folded name.
constexpr std::string_view kLegalForms[] = {
    "株式会社",     "有限会社",     "合同会社",     "(株)",
    "(有)",         "一般社団法人", "公益社団法人", "一般財団法人",
    "公益財団法人", "独立行政法人", "国立大学法人", "国立研究開発法人",
    "公立大学法人", "学校法人",     "医療法人",     "(独)",
    "(一財)",       "(公財)",       "co., ltd.",    "co.,ltd.",
    ", inc.",       " inc.",        " corporation", "the "};

// What is left of a name when blanks, marks and legal forms are taken out.
icu::UnicodeString core_of(std::string_view name) {
  auto folded = fold_name(name);
  for (const auto form : kLegalForms) {
    for (auto at = folded.find(form); at != std::string::npos; at = folded.find(form)) {
      folded.erase(at, form.size());
    }
  }
  icu::UnicodeString core;
  const auto text = icu::UnicodeString::fromUTF8(folded);
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (u_isalnum(text.char32At(i)) != 0) core.append(text.char32At(i));
  }
  // 大 and 大学 end the same name.
  if (core.endsWith(u"大学")) core.truncate(core.length() - 1);
  return core;
}

// A kanji or a digit is a word of its own: 東京 and 京都, 1 and 2 are not misspellings of each
// other. A kana, or a letter of an alphabet, may be.
bool may_be_a_slip(char16_t unit) {
  return u_isdigit(unit) == 0 && u_hasBinaryProperty(unit, UCHAR_IDEOGRAPHIC) == 0;
}

// Finds names that one slip of the pen makes the same, by the strings that remain when one
// character is left out (symmetric deletion: Garbe, 2012, "SymSpell").
class NearNames {
 public:
  NearNames(const Table& nodes, std::vector<Diagnostic>& warnings)
      : file_(nodes.file), warnings_(warnings) {
    for (const auto& row : nodes.rows) {
      const auto id = nodes.text(row, "id");
      for (const auto& other : split_list(nodes.text(row, "distinct_from"))) {
        told_apart_.insert(std::minmax(id, other));
      }
    }
  }

  void add(const Name& name) {
    const auto core = core_of(name.text);
    if (core.isEmpty()) return;
    meet(core, name);
    // Short names differ by one letter as a rule: JST and JSR.
    const bool alphabetic = core.char32At(0) < 0x250;
    if (core.length() < (alphabetic ? 8 : 5) || core.length() > 80) return;
    for (int32_t i = 0; i < core.length(); ++i) {
      if (!may_be_a_slip(core.charAt(i))) continue;
      auto shorter = core;
      shorter.remove(i, 1);
      meet(shorter, name);
    }
  }

 private:
  void meet(const icu::UnicodeString& form, const Name& name) {
    std::string key;
    form.toUTF8String(key);
    const auto [it, fresh] = first_with_.emplace(std::move(key), name);
    const auto& other = it->second;
    if (fresh || other.id == name.id) return;
    if (!told_apart_.insert(std::minmax(name.id, other.id)).second) return;
    warnings_.push_back({file_, name.line,
                         "the name '" + name.text + "' of '" + name.id + "' is almost '" +
                             other.text + "' of '" + other.id + "' (line " +
                             std::to_string(other.line) + ")",
                         "merge the two rows; if they are different, write '" + other.id +
                             "' into distinct_from of '" + name.id + "'"});
  }

  std::string file_;
  std::vector<Diagnostic>& warnings_;
  std::unordered_map<std::string, Name> first_with_{};
  std::set<std::pair<std::string, std::string>> told_apart_{};
};

std::string shared_name(const Name& name, const Name& owner) {
  return "the name '" + name.text + "' of '" + name.id + "' also belongs to '" + owner.id + "'";
}

}  // namespace

void check_names(const Table& nodes, DiagnosticLog& log, std::vector<Diagnostic>& warnings) {
  std::map<std::string, Name> owner;
  NearNames near(nodes, warnings);
  for (const auto& row : nodes.rows) {
    const auto id = nodes.text(row, "id");
    auto names = split_list(nodes.text(row, "aliases"));
    for (const auto* column : {"name_ja", "name_en"}) names.push_back(nodes.text(row, column));
    for (const auto& text : names) {
      if (text.empty()) continue;
      const Name name{id, text, row.line};
      const auto [it, fresh] = owner.emplace(fold_name(text), name);
      if (fresh) {
        near.add(name);
      } else if (it->second.id != id) {
        log.add(nodes.file, row.line, shared_name(name, it->second),
                "make the names differ, or merge the two rows");
      }
    }
  }
}

}  // namespace musubi
