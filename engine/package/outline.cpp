#include "engine/package/outline.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/error.hpp"
#include "engine/package/json_members.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

LocalizedText title_of(const Json& object) {
  return {text_in(object, "title_ja"), text_in(object, "title")};
}

class OutlineReader {
 public:
  explicit OutlineReader(std::string file) : file_(std::move(file)) {}

  PackageOutline read(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
      log_.add(file_, 0, "datapackage.json is not a JSON object",
               "check commas, quotes and braces");
      log_.throw_if_any();
    }
    for (const auto& [topic, terms] : member(json, "vocabularies").items()) {
      if (terms.is_object()) read_vocabulary(topic, terms);
    }
    const auto& resources = member(json, "resources");
    if (!resources.is_array()) {
      log_.add(file_, 0, "datapackage.json has no list of \"resources\"",
               "name each CSV file with its schema");
    } else {
      for (const auto& resource : resources) read_table(resource);
    }
    log_.throw_if_any();
    return std::move(outline_);
  }

 private:
  void read_vocabulary(const std::string& topic, const Json& terms) {
    OutlineVocabulary vocabulary{topic, {}};
    for (const auto& [term, label] : terms.items()) {
      vocabulary.terms.emplace_back(term,
                                    LocalizedText{text_in(label, "ja"), text_in(label, "en")});
    }
    outline_.vocabularies.push_back(std::move(vocabulary));
  }

  void read_table(const Json& resource) {
    if (!resource.is_object() || text_in(resource, "name").empty() ||
        text_in(resource, "path").empty() || !member(resource, "schema").is_object()) {
      return log_.add(file_, 0, "a resource of datapackage.json lacks its name, path or schema",
                      "see docs/data-package.md");
    }
    OutlineTable table{
        text_in(resource, "name"), text_in(resource, "path"), title_of(resource), {}};
    // A package must not make us read or write files elsewhere.
    if (const std::filesystem::path path(table.path);
        path.is_absolute() || table.path.find("..") != std::string::npos) {
      return log_.add(file_, 0, "the path '" + table.path + "' leaves the package",
                      "name a file beside datapackage.json");
    }
    for (const auto& field : member(member(resource, "schema"), "fields")) {
      if (field.is_object()) table.columns.push_back(read_column(field));
    }
    outline_.tables.push_back(std::move(table));
  }

  OutlineColumn read_column(const Json& field) {
    OutlineColumn column;
    column.name = text_in(field, "name");
    column.title = title_of(field);
    const auto type = text_in(field, "type");
    column.is_number = type == "integer" || type == "number";
    const auto& constraints = member(field, "constraints");
    const auto& required = member(constraints, "required");
    column.required = required.is_boolean() && required.get<bool>();
    for (const auto& term : member(constraints, "enum")) {
      if (term.is_string()) column.allowed.push_back(term.get<std::string>());
    }
    if (!column.allowed.empty()) {
      column.vocabulary = topic_of_terms(column);
    } else if (!column.is_number && outline_.vocabulary(column.name) != nullptr) {
      column.vocabulary = column.name;
      // The reader splits functions whatever their pattern; others only say so in it.
      column.several = column.name == "function" ||
                       text_in(constraints, "pattern").find(';') != std::string::npos;
    }
    return column;
  }

  std::string topic_of_terms(const OutlineColumn& column) {
    const std::set<std::string> allowed(column.allowed.begin(), column.allowed.end());
    std::string found;
    for (const auto& vocabulary : outline_.vocabularies) {
      const auto names = vocabulary.names();
      if (std::set<std::string>(names.begin(), names.end()) != allowed) continue;
      if (vocabulary.topic == column.name) return vocabulary.topic;
      if (found.empty()) found = vocabulary.topic;
    }
    return found;
  }

  std::string file_;
  PackageOutline outline_{};
  DiagnosticLog log_{};
};

template <typename Item>
const Item* find_by(const std::vector<Item>& items, std::string Item::*key,
                    std::string_view value) {
  const auto it = std::find_if(items.begin(), items.end(),
                               [&](const Item& item) { return item.*key == value; });
  return it == items.end() ? nullptr : &*it;
}

}  // namespace

const OutlineColumn* OutlineTable::column(std::string_view column_name) const {
  return find_by(columns, &OutlineColumn::name, column_name);
}

const OutlineColumn* OutlineTable::column_of_header(std::string_view header) const {
  if (const auto* exact = column(header)) return exact;
  const auto wanted = fold_name(header);
  if (wanted.empty()) return nullptr;
  for (const auto& each : columns) {
    if (fold_name(each.name) == wanted) return &each;
  }
  const OutlineColumn* found = nullptr;
  for (const auto& each : columns) {
    if (fold_name(each.title.ja) != wanted && fold_name(each.title.en) != wanted) continue;
    if (found != nullptr) return nullptr;
    found = &each;
  }
  return found;
}

std::string OutlineTable::header_of(const OutlineColumn& column, Language language) const {
  const auto& wanted = column.title.get(language);
  return column_of_header(wanted) == &column ? wanted : column.name;
}

std::vector<std::string> OutlineVocabulary::names() const {
  std::vector<std::string> names;
  for (const auto& [term, label] : terms) names.push_back(term);
  return names;
}

const OutlineTable* PackageOutline::table(std::string_view table_name) const {
  return find_by(tables, &OutlineTable::name, table_name);
}

const OutlineVocabulary* PackageOutline::vocabulary(std::string_view topic) const {
  return find_by(vocabularies, &OutlineVocabulary::topic, topic);
}

std::vector<std::string> PackageOutline::table_names() const {
  std::vector<std::string> names;
  for (const auto& table : tables) names.push_back(table.name);
  return names;
}

PackageOutline outline_of(std::string_view descriptor, const std::string& file) {
  return OutlineReader(file).read(descriptor);
}

}  // namespace musubi
