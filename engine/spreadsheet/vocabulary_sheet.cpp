#include "engine/spreadsheet/vocabulary_sheet.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/package/outline.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

class Merger {
 public:
  Merger(const std::string& descriptor, const ImportSheet& sheet, DiagnosticLog& log)
      : sheet_(sheet),
        log_(log),
        outline_(outline_of(descriptor, sheet.file)),
        json_(Json::parse(descriptor)) {}

  // The new text; empty when nothing changed.
  std::string merge() {
    const NamedColumns columns(sheet_, {"topic", "term", "label_ja", "label_en"}, log_);
    if (!columns.complete()) return {};
    for (auto row = sheet_.sheet.rows.begin() + 1; row != sheet_.sheet.rows.end(); ++row) {
      const auto text = [&](const char* name) {
        return std::string(trim(columns.text(*row, name)));
      };
      add_row(row->number, text("topic"), text("term"), {text("label_ja"), text("label_en")});
    }
    for (const auto& [topic, terms] : new_terms_) extend_enums(topic, terms);
    return changed_ ? json_.dump(2, ' ', false) + '\n' : std::string{};
  }

 private:
  void add_row(std::size_t row, const std::string& topic, const std::string& term,
               const LocalizedText& label) {
    const auto fail = [&](const std::string& problem, const std::string& remedy) {
      log_.add(sheet_.file, row, sheet_.shown() + ": " + problem, remedy);
    };
    if (topic.empty() || term.empty()) {
      if (topic.empty() && term.empty() && label.ja.empty() && label.en.empty()) return;
      return fail("a row has no topic or no term", "fill in both");
    }
    if (term.find(';') != std::string::npos) {
      return fail("the term '" + term + "' holds a ';', which separates terms", "leave it out");
    }
    if (!seen_.emplace(topic, term).second) {
      return fail("the term '" + term + "' of '" + topic + "' is there twice", "remove one");
    }
    auto& terms = json_["vocabularies"][topic];
    const bool is_new = !terms.contains(term);
    if (is_new) new_terms_[topic].push_back(term);
    auto& labels = terms[term];
    set_label(labels, "ja", label.ja);
    set_label(labels, "en", label.en);
    if (labels.is_null()) labels = Json::object();
    changed_ = changed_ || is_new;
  }

  void set_label(Json& labels, const char* language, const std::string& label) {
    if (label.empty()) return;
    if (labels.is_object() && trim(labels.value(language, std::string{})) == label) return;
    if (!labels.is_object()) labels = Json::object();
    labels[language] = label;
    changed_ = true;
  }

  // Columns whose `enum` was this vocabulary before it grew.
  void extend_enums(const std::string& topic, const std::vector<std::string>& terms) {
    for (auto& resource : json_["resources"]) {
      const auto* table = outline_.table(resource.value("name", ""));
      if (table == nullptr) continue;
      for (auto& field : resource["schema"]["fields"]) {
        const auto* column = table->column(field.value("name", ""));
        if (column == nullptr || column->allowed.empty() || column->vocabulary != topic) continue;
        for (const auto& term : terms) field["constraints"]["enum"].push_back(term);
      }
    }
  }

  const ImportSheet& sheet_;
  DiagnosticLog& log_;
  PackageOutline outline_;
  Json json_;
  bool changed_ = false;
  std::set<std::pair<std::string, std::string>> seen_{};
  std::map<std::string, std::vector<std::string>> new_terms_{};
};

}  // namespace

std::string merge_vocabulary(std::string descriptor, const ImportSheet& sheet, DiagnosticLog& log) {
  try {
    auto merged = Merger(descriptor, sheet, log).merge();
    return merged.empty() ? descriptor : merged;
  } catch (const Json::exception&) {
    log.add(sheet.file, 0, "a vocabulary or column of datapackage.json has not the form it should",
            "see docs/data-package.md");
    return descriptor;
  }
}

}  // namespace musubi
