#include "engine/spreadsheet/import_mapping.hpp"

#include <algorithm>

#include "engine/toml_reader.hpp"

namespace musubi {
namespace {

class MappingReader {
 public:
  explicit MappingReader(const std::filesystem::path& path) { mapping_.file = path.string(); }

  ImportMapping read(const std::filesystem::path& path) {
    if (const auto document = parse_toml(path, log_)) {
      for (const auto& [key, node] : *document) read_part(std::string(key.str()), node);
    }
    log_.throw_if_any();
    return std::move(mapping_);
  }

 private:
  void read_part(const std::string& name, const toml::node& node) {
    const auto* table = node.as_table();
    if (name == "sheets") {
      if (table != nullptr) return read_entries(*table, mapping_.sheets);
      return fail(node, "'sheets' must be a table", "write [sheets]");
    }
    auto* groups = name == "columns"    ? &mapping_.columns
                   : name == "defaults" ? &mapping_.defaults
                   : name == "values"   ? &mapping_.values
                                        : nullptr;
    if (groups == nullptr) {
      return fail(node, "unknown key '" + name + "'",
                  suggest(name, {"sheets", "columns", "defaults", "values"}));
    }
    const auto form = "write [" + name + (name == "values" ? ".kind]" : ".nodes]");
    if (table == nullptr) return fail(node, "'" + name + "' must be a table", form);
    for (const auto& [key, inner] : *table) {
      if (const auto* entries = inner.as_table()) {
        groups->push_back({std::string(key.str()), line_of(inner), {}});
        read_entries(*entries, groups->back().entries);
      } else {
        fail(inner, "'" + std::string(key.str()) + "' must be a table", form);
      }
    }
  }

  // In the order of the file, which a TOML table does not keep.
  void read_entries(const toml::table& table, std::vector<MappingEntry>& entries) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (const auto value = node.value_exact<std::string>()) {
        entries.push_back({name, *value, line_of(node)});
      } else {
        fail(node, "'" + name + "' must be a text", "put it in quotes");
      }
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
  }

  static std::size_t line_of(const toml::node& node) { return node.source().begin.line; }
  void fail(const toml::node& node, std::string problem, std::string remedy) {
    log_.add(mapping_.file, line_of(node), std::move(problem), std::move(remedy));
  }

  ImportMapping mapping_{};
  DiagnosticLog log_{};
};

const MappingGroup* find_group(const std::vector<MappingGroup>& groups, std::string_view name) {
  const auto it = std::find_if(groups.begin(), groups.end(),
                               [&](const MappingGroup& group) { return group.name == name; });
  return it == groups.end() ? nullptr : &*it;
}

class MappingCheck {
 public:
  MappingCheck(const ImportMapping& mapping, const PackageOutline& outline, DiagnosticLog& log)
      : mapping_(mapping), outline_(outline), log_(log) {}

  void run() {
    auto sheets = outline_.table_names();
    sheets.insert(sheets.end(), {"vocabulary", "package"});
    for (const auto& entry : mapping_.sheets) expect(entry.line, "table", entry.key, sheets);
    for (const auto& group : mapping_.columns) {
      for (const auto& entry : group.entries) {
        if (!entry.value.empty()) expect_column(group, entry, entry.value);
      }
      expect(group.line, "table", group.name, outline_.table_names());
    }
    for (const auto& group : mapping_.defaults) {
      for (const auto& entry : group.entries) expect_column(group, entry, entry.key);
      expect(group.line, "table", group.name, outline_.table_names());
    }
    for (const auto& group : mapping_.values) check_values(group);
  }

 private:
  void expect(std::size_t line, const std::string& what, const std::string& name,
              const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    log_.add(mapping_.file, line, "unknown " + what + " '" + name + "'", suggest(name, known));
  }

  void expect_column(const MappingGroup& group, const MappingEntry& entry,
                     const std::string& name) {
    const auto* table = outline_.table(group.name);
    if (table == nullptr) return;  // told by itself
    std::vector<std::string> known;
    for (const auto& column : table->columns) known.push_back(column.name);
    expect(entry.line, "column", name, known);
  }

  void check_values(const MappingGroup& group) {
    if (const auto* vocabulary = outline_.vocabulary(group.name)) {
      for (const auto& entry : group.entries) {
        if (!vocabulary->terms.empty()) {
          expect(entry.line, group.name, entry.value, vocabulary->names());
        }
      }
      return;
    }
    std::vector<std::string> known;
    for (const auto& vocabulary : outline_.vocabularies) known.push_back(vocabulary.topic);
    for (const auto& table : outline_.tables) {
      for (const auto& column : table.columns) {
        if (std::find(known.begin(), known.end(), column.name) == known.end()) {
          known.push_back(column.name);
        }
      }
    }
    expect(group.line, "vocabulary or column", group.name, known);
  }

  const ImportMapping& mapping_;
  const PackageOutline& outline_;
  DiagnosticLog& log_;
};

}  // namespace

const MappingGroup* ImportMapping::columns_of(std::string_view table) const {
  return find_group(columns, table);
}

const MappingGroup* ImportMapping::defaults_of(std::string_view table) const {
  return find_group(defaults, table);
}

const MappingGroup* ImportMapping::values_of(const OutlineColumn& column,
                                             const PackageOutline& outline) const {
  if (!column.vocabulary.empty()) {
    if (const auto* group = find_group(values, column.vocabulary)) return group;
  }
  return outline.vocabulary(column.name) == nullptr ? find_group(values, column.name) : nullptr;
}

ImportMapping read_import_mapping(const std::filesystem::path& path) {
  return MappingReader(path).read(path);
}

void check_mapping(const ImportMapping& mapping, const PackageOutline& outline,
                   DiagnosticLog& log) {
  MappingCheck(mapping, outline, log).run();
}

}  // namespace musubi
