#include <algorithm>
#include <set>

#include "engine/package/need_reader.hpp"
#include "engine/package/profile.hpp"
#include "engine/toml_reader.hpp"

namespace musubi {
namespace {

class ProfileReader {
 public:
  ProfileReader(const std::filesystem::path& path, const Vocabularies& vocabularies,
                DiagnosticLog& log)
      : toml_(path.string(), vocabularies, log), log_(log) {
    profile_.name = path.stem().string();
    profile_.file = path.string();
  }

  Profile read(const toml::table& document) {
    for (const auto& [key, node] : document) read_key(std::string(key.str()), node);
    if (profile_.requirements.empty()) {
      log_.add(toml_.file(), 0, "the profile has no requirement", "write [[requirement]]");
    }
    return std::move(profile_);
  }

 private:
  void read_key(const std::string& key, const toml::node& node) {
    static const std::vector<std::string> kKeys = {"title_ja", "title_en",   "note_ja",
                                                   "note_en",  "applies_to", "evidence",
                                                   "locator",  "requirement"};
    if (key == "title_ja") return toml_.text(node, key, profile_.title.ja);
    if (key == "title_en") return toml_.text(node, key, profile_.title.en);
    if (key == "note_ja") return toml_.text(node, key, profile_.note.ja);
    if (key == "note_en") return toml_.text(node, key, profile_.note.en);
    if (key == "applies_to") return toml_.term(node, key, "kind", profile_.applies_to);
    if (key == "evidence") return toml_.text(node, key, profile_.evidence);
    if (key == "locator") return toml_.text(node, key, profile_.locator);
    if (key == "requirement") return read_requirements(node);
    toml_.fail(node, "unknown key '" + key + "'", suggest(key, kKeys));
  }

  void read_requirements(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr) return toml_.fail(node, "'requirement' must be written [[requirement]]");
    for (const auto& item : *list) {
      if (const auto* table = item.as_table()) {
        read_requirement(*table);
      } else {
        toml_.fail(item, "'requirement' must be written [[requirement]]");
      }
    }
  }

  void read_requirement(const toml::table& table) {
    Requirement requirement;
    requirement.line = table.source().begin.line;
    for (const auto& [key, node] : table) read_key(requirement, std::string(key.str()), node);
    if (requirement.id.empty()) {
      toml_.fail(table, "the requirement has no id", "give it a short id");
    } else if (!ids_.insert(requirement.id).second) {
      toml_.fail(table, "the requirement '" + requirement.id + "' stands twice", "rename one");
    }
    if (requirement.text.ja.empty() || requirement.text.en.empty()) {
      toml_.fail(table, "the requirement '" + requirement.id + "' lacks text_ja or text_en",
                 "say in both languages what is required");
    }
    profile_.requirements.push_back(std::move(requirement));
  }

  void read_key(Requirement& into, const std::string& key, const toml::node& node) {
    static const std::vector<std::string> kKeys = {"id",      "level",   "axis",    "text_ja",
                                                   "text_en", "note_ja", "note_en", "locator",
                                                   "status",  "needs"};
    if (key == "id") return toml_.text(node, key, into.id);
    if (key == "level") return toml_.term(node, key, "maturity", into.level);
    if (key == "axis") return toml_.term(node, key, "axis", into.axis);
    if (key == "text_ja") return toml_.text(node, key, into.text.ja);
    if (key == "text_en") return toml_.text(node, key, into.text.en);
    if (key == "note_ja") return toml_.text(node, key, into.note.ja);
    if (key == "note_en") return toml_.text(node, key, into.note.en);
    if (key == "locator") return toml_.text(node, key, into.locator);
    if (key == "status") return toml_.term(node, key, "status", into.status);
    if (key == "needs") return read_needs(node, into.needs);
    toml_.fail(node, "unknown key '" + key + "'", suggest(key, kKeys));
  }

  void read_needs(const toml::node& node, std::vector<Need>& into) {
    const auto* list = node.as_array();
    if (list == nullptr) return toml_.fail(node, "'needs' must be a list of tables");
    for (const auto& item : *list) {
      if (const auto* table = item.as_table()) {
        into.push_back(read_need(*table, toml_));
      } else {
        toml_.fail(item, "'needs' must be a list of tables");
      }
    }
  }

  TomlReader toml_;
  DiagnosticLog& log_;
  Profile profile_{};
  std::set<std::string> ids_{};
};

}  // namespace

Profile read_profile(const std::filesystem::path& path, const Vocabularies& vocabularies,
                     DiagnosticLog& log) {
  ProfileReader reader(path, vocabularies, log);
  const auto document = parse_toml(path, log);
  if (!document) return {path.stem().string(), path.string(), {}, {}, {}, {}, {}, {}};
  return reader.read(*document);
}

}  // namespace musubi
