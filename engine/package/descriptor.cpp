#include "engine/package/descriptor.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/file.hpp"
#include "engine/package/json_members.hpp"
#include "engine/pattern.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

// The day of a date and time as RFC 3339 writes it; "" for anything else.
std::string day_of(const std::string& time) {
  constexpr std::string_view kForm = "0000-00-00";
  if (time.size() < kForm.size()) return {};
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = time[i] >= '0' && time[i] <= '9';
    if (kForm[i] == '0' ? !digit : time[i] != kForm[i]) return {};
  }
  return time.substr(0, kForm.size());
}

class DescriptorReader {
 public:
  explicit DescriptorReader(std::string file) { descriptor_.file = std::move(file); }

  PackageDescriptor read(const Json& json) {
    if (!json.is_object()) {
      fail("is not a JSON object", "see docs/data-package.md");
    } else {
      descriptor_.name = text_in(json, "name");
      descriptor_.version = text_in(json, "version");
      descriptor_.created = day_of(text_in(json, "created"));
      descriptor_.title = {text_in(json, "title_ja"), text_in(json, "title")};
      if (descriptor_.name.empty()) fail("has no \"name\"", "give the package a short name");
      read_vocabularies(member(json, "vocabularies"));
      const auto& resources = member(json, "resources");
      if (!resources.is_array()) {
        fail("has no list of \"resources\"", "name each CSV file with its schema");
      } else {
        for (const auto& resource : resources) read_resource(resource);
      }
      need("nodes", {"id", "kind"});
      need("links", {"source", "target", "relation", "evidence", "locator"});
      need("sources", {"id"});
    }
    log_.throw_if_any();
    return std::move(descriptor_);
  }

 private:
  void fail(std::string problem, std::string remedy) {
    log_.add(descriptor_.file, 0, std::move(problem), std::move(remedy));
  }

  void need(const std::string& name, std::initializer_list<std::string_view> fields) {
    const auto* table = descriptor_.table(name);
    if (table == nullptr)
      return fail("has no resource named '" + name + "'", "add it with its schema");
    for (const auto field : fields) {
      if (std::none_of(table->fields.begin(), table->fields.end(),
                       [&](const Field& known) { return known.name == field; })) {
        fail("the schema of '" + name + "' has no field '" + std::string(field) + "'", "add it");
      }
    }
  }

  void read_vocabularies(const Json& vocabularies) {
    if (!vocabularies.is_object()) return fail("\"vocabularies\" must be an object", {});
    for (const auto& [topic, terms] : vocabularies.items()) {
      if (!terms.is_object()) {
        fail("the vocabulary '" + topic + "' must be an object of terms", {});
        continue;
      }
      for (const auto& [term, label] : terms.items()) {
        descriptor_.vocabularies.add(topic, term, {text_in(label, "ja"), text_in(label, "en")});
      }
    }
  }

  void read_resource(const Json& resource) {
    TableSchema table{text_in(resource, "name"), text_in(resource, "path"), {}, {}};
    const auto& schema = member(resource, "schema");
    if (!resource.is_object() || table.name.empty() || table.path.empty() || !schema.is_object()) {
      return fail("a resource lacks its name, path or schema", "see docs/data-package.md");
    }
    // A package must not make us read files elsewhere.
    if (const std::filesystem::path path(table.path);
        path.is_absolute() || table.path.find("..") != std::string::npos) {
      return fail("the path '" + table.path + "' leaves the package",
                  "name a file beside this one");
    }
    for (const auto& json : member(schema, "fields")) table.fields.push_back(read_field(json));
    const auto& key = member(schema, "primaryKey");
    if (key.is_string()) table.primary_key = {key.get<std::string>()};
    if (key.is_array()) {
      for (const auto& name : key) {
        if (name.is_string()) table.primary_key.push_back(name.get<std::string>());
      }
    }
    descriptor_.tables.push_back(std::move(table));
  }

  Field read_field(const Json& json) {
    Field field;
    field.name = text_in(json, "name");
    const auto type = text_in(json, "type");
    if (type == "integer") field.type = AttributeType::integer;
    if (type == "number") field.type = AttributeType::real;
    if (type == "boolean") field.type = AttributeType::boolean;
    const auto& constraints = member(json, "constraints");
    const auto& required = member(constraints, "required");
    field.required = required.is_boolean() && required.get<bool>();
    for (const auto& term : member(constraints, "enum")) {
      if (term.is_string()) field.allowed.push_back(term.get<std::string>());
    }
    if (const auto& low = member(constraints, "minimum"); low.is_number()) field.minimum = low;
    if (const auto& high = member(constraints, "maximum"); high.is_number()) field.maximum = high;
    field.pattern = text_in(constraints, "pattern");
    try {
      const Pattern probe(field.pattern);
    } catch (const std::invalid_argument&) {
      fail(
          "the pattern '" + field.pattern + "' of '" + field.name + "' is not a regular expression",
          {});
      field.pattern.clear();
    }
    return field;
  }

  PackageDescriptor descriptor_{};
  DiagnosticLog log_{};
};

}  // namespace

const TableSchema* PackageDescriptor::table(std::string_view table_name) const {
  const auto it = std::find_if(tables.begin(), tables.end(),
                               [&](const TableSchema& table) { return table.name == table_name; });
  return it == tables.end() ? nullptr : &*it;
}

PackageDescriptor read_descriptor(const std::filesystem::path& folder) {
  const auto path = folder / "datapackage.json";
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorKind::input,
                {{folder.string(), 0, "the folder has no datapackage.json",
                  "a package is a folder with that file; see docs/data-package.md"}});
  }
  const auto decoded = read_text_file(path);
  Json json;
  try {
    json = Json::parse(decoded.text);
  } catch (const Json::parse_error& error) {
    const auto line = 1 + std::count(decoded.text.begin(),
                                     decoded.text.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                error.byte, decoded.text.size())),
                                     '\n');
    throw Error(ErrorKind::input, {{path.string(), static_cast<std::size_t>(line),
                                    "is not valid JSON", "check commas, quotes and braces"}});
  }
  return DescriptorReader(path.string()).read(json);
}

}  // namespace musubi
