#include "engine/package/edit_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace musubi {
namespace {

constexpr std::array kKinds = {
    std::pair{EditKind::add_node, "add_node"},
    std::pair{EditKind::remove_node, "remove_node"},
    std::pair{EditKind::change_node, "change_node"},
    std::pair{EditKind::add_link, "add_link"},
    std::pair{EditKind::remove_link, "remove_link"},
    std::pair{EditKind::change_link, "change_link"},
    std::pair{EditKind::merge, "merge"},
    std::pair{EditKind::move, "move"},
    std::pair{EditKind::close_hub, "close_hub"},
    std::pair{EditKind::drop_country, "drop_country"},
    std::pair{EditKind::drop_relation, "drop_relation"},
    std::pair{EditKind::coverage, "coverage"},
};

class EditReader {
 public:
  EditReader(const toml::table& table, TomlReader& reader) : table_(table), reader_(reader) {
    edit_.file = reader.file();
    edit_.line = table.source().begin.line;
  }

  std::optional<ScenarioEdit> read() {
    LocalizedText either;
    for (const auto& [key, node] : table_) read_key(std::string(key.str()), node, either);
    if (edit_.reason.ja.empty()) edit_.reason.ja = either.ja;
    if (edit_.reason.en.empty()) edit_.reason.en = either.en;
    if (!kind_) {
      reader_.fail(table_, "the edit does not say what to do", "write " + verbs());
      return std::nullopt;
    }
    if (edit_.reason.ja.empty() && edit_.reason.en.empty()) {
      reader_.fail(table_, "the edit has no reason", "say why in reason_ja and reason_en");
    }
    return std::move(edit_);
  }

 private:
  static std::string verbs() {
    std::string text;
    for (const auto& [kind, name] : kKinds) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
  }

  void read_key(const std::string& key, const toml::node& node, LocalizedText& either) {
    if (key == "reason_ja") return reader_.text(node, key, edit_.reason.ja);
    if (key == "reason_en") return reader_.text(node, key, edit_.reason.en);
    if (key == "reason") {
      reader_.text(node, key, either.ja);
      either.en = either.ja;
      return;
    }
    if (key == "cost") return read_cost(node);
    if (key == "each") return read_sweep(node, key, reader_, edit_.each);
    for (const auto& [kind, name] : kKinds) {
      if (key == name) return read_action(kind, key, node);
    }
    std::vector<std::string> keys{"reason", "reason_ja", "reason_en", "cost", "each"};
    for (const auto& [kind, name] : kKinds) keys.emplace_back(name);
    const auto near = suggest(key, keys);
    reader_.fail(node, "unknown key '" + key + "'", near.empty() ? "write " + verbs() : near);
  }

  void read_cost(const toml::node& node) {
    reader_.number(node, "cost", edit_.cost.emplace(0.0));
    if (!(*edit_.cost >= 0.0)) reader_.fail(node, "'cost' must be 0 or more");
  }

  void read_action(EditKind kind, const std::string& key, const toml::node& node) {
    if (kind_) {
      reader_.fail(node,
                   "the edit says both '" + std::string(name_of(*kind_)) + "' and '" + key + "'",
                   "make two edits of it");
      return;
    }
    kind_ = kind;
    edit_.kind = kind;
    edit_.line = node.source().begin.line;
    switch (kind) {
      case EditKind::remove_node:
      case EditKind::close_hub:
        return required_text(node, key, edit_.node);
      case EditKind::drop_country:
        return required_text(node, key, edit_.country);
      case EditKind::drop_relation:
        return required_text(node, key, edit_.relation);
      default:
        break;
    }
    const auto* table = node.as_table();
    if (table == nullptr) {
      reader_.fail(node, "'" + key + "' must be a table", "write " + key + " = { " + keys_of(kind));
      return;
    }
    for (const auto& [inner, value] : *table) {
      read_member(kind, key, std::string(inner.str()), value);
    }
    check_members(kind, key, node);
  }

  // What a table of this kind looks like, for messages.
  static std::string keys_of(EditKind kind) {
    switch (kind) {
      case EditKind::add_node:
        return "id = \"...\", kind = \"...\", name_ja = \"...\", name_en = \"...\" }";
      case EditKind::change_node:
        return "node = \"...\", and what changes }";
      case EditKind::change_link:
        return "source = \"...\", target = \"...\", relation = \"...\", set = { ... } }";
      case EditKind::merge:
        return "nodes = [\"...\"], into = \"...\" }";
      case EditKind::move:
        return "node = \"...\", from = \"...\", to = \"...\" }";
      case EditKind::coverage:
        return "subject = \"...\", topics = [\"...\"], status = \"documented\" }";
      default:
        return "source = \"...\", target = \"...\", relation = \"...\" }";
    }
  }

  void required_text(const toml::node& node, const std::string& key, std::string& into) {
    reader_.text(node, key, into);
    if (node.is_string() && into.empty()) reader_.fail(node, "'" + key + "' is empty");
  }

  void read_member(EditKind kind, const std::string& action, const std::string& key,
                   const toml::node& node) {
    const auto unknown = [&](const std::vector<std::string>& keys) {
      reader_.fail(node, "unknown key '" + key + "' of '" + action + "'", suggest(key, keys));
    };
    switch (kind) {
      case EditKind::add_node:
        if (key == "id") return required_text(node, key, edit_.node);
        return read_value(node, key);
      case EditKind::change_node:
        if (key == "node") return required_text(node, key, edit_.node);
        return read_value(node, key);
      case EditKind::merge:
        if (key == "nodes") return reader_.terms(node, key, "", edit_.nodes);
        if (key == "into") return required_text(node, key, edit_.node);
        return unknown({"nodes", "into"});
      case EditKind::move:
        if (key == "node") return required_text(node, key, edit_.node);
        if (key == "from") return required_text(node, key, edit_.from);
        if (key == "to") return required_text(node, key, edit_.to);
        return unknown({"node", "from", "to"});
      case EditKind::coverage:
        if (key == "subject") return required_text(node, key, edit_.node);
        if (key == "topics") return reader_.terms(node, key, "", edit_.topics);
        if (key == "status") return required_text(node, key, edit_.status);
        return unknown({"subject", "topics", "status"});
      default:
        return read_link_member(kind, key, node, unknown);
    }
  }

  template <typename Unknown>
  void read_link_member(EditKind kind, const std::string& key, const toml::node& node,
                        Unknown&& unknown) {
    if (key == "source") return required_text(node, key, edit_.source);
    if (key == "target") return required_text(node, key, edit_.target);
    if (key == "relation") return required_text(node, key, edit_.relation);
    if (key == "function") return reader_.text(node, key, edit_.function.emplace());
    if (key == "role") return reader_.text(node, key, edit_.role.emplace());
    if (kind == EditKind::add_link) return read_value(node, key);
    if (kind == EditKind::change_link && key == "set") return read_values(node);
    std::vector<std::string> keys{"source", "target", "relation", "function", "role"};
    if (kind == EditKind::change_link) keys.emplace_back("set");
    unknown(keys);
  }

  void read_values(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) {
      return reader_.fail(node, "'set' must be a table", "write set = { status = \"actual\" }");
    }
    for (const auto& [key, value] : *table) read_value(value, std::string(key.str()));
  }

  void read_value(const toml::node& node, const std::string& key) {
    if (const auto text = node.value_exact<std::string>()) {
      edit_.values[key] = *text;
    } else if (const auto whole = node.value_exact<std::int64_t>()) {
      edit_.values[key] = *whole;
    } else if (const auto number = node.value_exact<double>()) {
      edit_.values[key] = *number;
    } else if (const auto flag = node.value_exact<bool>()) {
      edit_.values[key] = *flag;
    } else {
      reader_.fail(node, "'" + key + "' must be a text, a number, true or false");
    }
  }

  void check_members(EditKind kind, const std::string& action, const toml::node& node) {
    const auto need = [&](bool there, const char* key) {
      if (there) return;
      reader_.fail(node, "'" + action + "' needs '" + key + "'",
                   "write " + action + " = { " + keys_of(kind));
    };
    switch (kind) {
      case EditKind::add_node:
        need(!edit_.node.empty(), "id");
        need(edit_.values.contains("kind"), "kind");
        return;
      case EditKind::change_node:
        need(!edit_.node.empty(), "node");
        if (edit_.values.empty()) reader_.fail(node, "'change_node' changes nothing", "say what");
        return;
      case EditKind::merge:
        need(!edit_.nodes.empty(), "nodes");
        need(!edit_.node.empty(), "into");
        return;
      case EditKind::move:
        need(!edit_.node.empty(), "node");
        need(!edit_.to.empty(), "to");
        return;
      case EditKind::coverage:
        need(!edit_.node.empty(), "subject");
        need(!edit_.status.empty(), "status");
        return;
      default:
        need(!edit_.source.empty(), "source");
        need(!edit_.target.empty(), "target");
        if (kind == EditKind::add_link) need(!edit_.relation.empty(), "relation");
        if (kind == EditKind::change_link) need(!edit_.values.empty(), "set");
        return;
    }
  }

  const toml::table& table_;
  TomlReader& reader_;
  ScenarioEdit edit_{};
  std::optional<EditKind> kind_{};
};

void read_variable(const toml::node& node, TomlReader& reader, SweepVariable& variable) {
  if (const auto* selection = node.as_table()) {
    for (const auto& [key, value] : *selection) {
      const std::string name(key.str());
      if (name == "kind") {
        reader.text(value, name, variable.kind);
      } else if (name == "country") {
        reader.text(value, name, variable.country);
      } else {
        reader.fail(value, "unknown key '" + name + "' of a selection of nodes",
                    suggest(name, {"kind", "country"}));
      }
    }
    if (variable.kind.empty() && variable.country.empty()) {
      reader.fail(node, "'" + variable.name + "' selects no nodes",
                  "write { kind = \"...\" }, { country = \"...\" } or both");
    }
    return;
  }
  if (!node.is_array()) {
    reader.fail(node, "'" + variable.name + "' must be a list of texts or a selection of nodes",
                "write [\"a\", \"b\"] or { kind = \"...\" }");
    return;
  }
  reader.terms(node, variable.name, "", variable.values);
  if (variable.values.empty()) {
    reader.fail(node, "the sweep over '" + variable.name + "' goes over nothing",
                "list at least one value");
  }
}

}  // namespace

std::string_view name_of(EditKind kind) {
  return std::find_if(kKinds.begin(), kKinds.end(),
                      [&](const auto& known) { return known.first == kind; })
      ->second;
}

std::optional<ScenarioEdit> read_edit(const toml::table& table, TomlReader& reader) {
  return EditReader(table, reader).read();
}

void read_sweep(const toml::node& node, const std::string& key, TomlReader& reader,
                std::vector<SweepVariable>& into) {
  const auto* table = node.as_table();
  if (table == nullptr || table->empty()) {
    return reader.fail(node, "'" + key + "' must name a variable with its values",
                       "write " + key + " = { partner = [\"a\", \"b\"] }");
  }
  for (const auto& [name, values] : *table) {
    SweepVariable variable{.name = std::string(name.str()), .line = values.source().begin.line};
    read_variable(values, reader, variable);
    into.push_back(std::move(variable));
  }
}

}  // namespace musubi
