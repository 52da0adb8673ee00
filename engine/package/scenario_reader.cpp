#include <algorithm>
#include <set>

#include "engine/network.hpp"
#include "engine/package/edit_reader.hpp"
#include "engine/package/scenario.hpp"
#include "engine/toml_reader.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

// What a file says, with what it includes put before it.
struct Contents {
  Scenario scenario{};
  std::vector<ScenarioEdit> common{};  // made in every case
};

class ScenarioReader {
 public:
  explicit ScenarioReader(DiagnosticLog& log) : log_(log) {}

  Contents read(const fs::path& path) {
    Contents contents;
    contents.scenario.name = path.stem().string();
    contents.scenario.file = path.string();
    const auto document = parse_toml(path, log_);
    if (!document) return contents;
    reading_.push_back(fs::weakly_canonical(path));
    done_.insert(reading_.back());
    static const Vocabularies kAnyTerm;
    TomlReader toml(path.string(), kAnyTerm, log_);
    // First what is included: its edits come before, wherever the key stands.
    if (const auto* node = document->get("include")) read_includes(*node, toml, path, contents);
    for (const auto& [key, node] : *document)
      read_key(std::string(key.str()), node, toml, contents);
    reading_.pop_back();
    return contents;
  }

 private:
  void read_includes(const toml::node& node, TomlReader& toml, const fs::path& from,
                     Contents& into) {
    const auto* list = node.as_array();
    if (list == nullptr) return toml.fail(node, "'include' must be a list of files");
    for (const auto& item : *list) {
      const auto name = item.value_exact<std::string>();
      if (!name) {
        toml.fail(item, "'include' must be a list of files");
        continue;
      }
      include(from.parent_path() / *name, item, toml, into);
    }
  }

  void include(const fs::path& path, const toml::node& item, TomlReader& toml, Contents& into) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
      return toml.fail(item, "there is no file '" + path.string() + "' to include",
                       "name a file beside this one");
    }
    const auto file = fs::weakly_canonical(path);
    if (std::find(reading_.begin(), reading_.end(), file) != reading_.end()) {
      std::string circle;
      for (auto it = std::find(reading_.begin(), reading_.end(), file); it != reading_.end();
           ++it) {
        circle += it->filename().string() + " -> ";
      }
      return toml.fail(item,
                       "the include goes round in a circle: " + circle + file.filename().string(),
                       "take one of these includes out");
    }
    if (done_.contains(file)) return;  // included by two ways: once is enough
    auto included = read(path);
    std::move(included.common.begin(), included.common.end(), std::back_inserter(into.common));
    std::move(included.scenario.alternatives.begin(), included.scenario.alternatives.end(),
              std::back_inserter(into.scenario.alternatives));
  }

  void read_key(const std::string& key, const toml::node& node, TomlReader& toml, Contents& into) {
    static const std::vector<std::string> kKeys{"title",   "title_ja",  "title_en",
                                                "reason",  "reason_ja", "reason_en",
                                                "include", "edit",      "alternative"};
    if (read_words(key, node, toml, into.scenario.title, into.scenario.reason)) return;
    if (key == "include") return;  // read already
    if (key == "edit") return read_edits(node, toml, into.common);
    if (key == "alternative") return read_alternatives(node, toml, into);
    toml.fail(node, "unknown key '" + key + "'", suggest(key, kKeys));
  }

  static bool read_words(const std::string& key, const toml::node& node, TomlReader& toml,
                         LocalizedText& title, LocalizedText& reason) {
    const auto take = [&](LocalizedText& text, const std::string& word) {
      if (key == word + "_ja") return toml.text(node, key, text.ja), true;
      if (key == word + "_en") return toml.text(node, key, text.en), true;
      if (key != word) return false;
      std::string either;
      toml.text(node, key, either);
      if (text.ja.empty()) text.ja = either;
      if (text.en.empty()) text.en = either;
      return true;
    };
    return take(title, "title") || take(reason, "reason");
  }

  void read_edits(const toml::node& node, TomlReader& toml, std::vector<ScenarioEdit>& into) {
    each_table(node, "edit", toml, [&](const toml::table& table) {
      if (auto edit = read_edit(table, toml)) into.push_back(std::move(*edit));
    });
  }

  void read_alternatives(const toml::node& node, TomlReader& toml, Contents& into) {
    each_table(node, "alternative", toml, [&](const toml::table& table) {
      Alternative alternative;
      alternative.line = table.source().begin.line;
      for (const auto& [key, value] : table) {
        read_key(std::string(key.str()), value, toml, alternative);
      }
      if (alternative.name.empty()) {
        toml.fail(table, "the alternative has no name", "give it a short name");
      }
      into.scenario.alternatives.push_back(std::move(alternative));
    });
  }

  void read_key(const std::string& key, const toml::node& node, TomlReader& toml,
                Alternative& into) {
    static const std::vector<std::string> kKeys{
        "name", "title", "title_ja", "title_en", "reason", "reason_ja", "reason_en", "for", "edit"};
    if (read_words(key, node, toml, into.title, into.reason)) return;
    if (key == "name") return toml.text(node, key, into.name);
    if (key == "for") return read_sweep(node, key, toml, into.sweep);
    if (key == "edit") return read_edits(node, toml, into.edits);
    toml.fail(node, "unknown key '" + key + "' of an alternative", suggest(key, kKeys));
  }

  template <typename Read>
  void each_table(const toml::node& node, const std::string& key, TomlReader& toml, Read&& read) {
    const auto* list = node.as_array();
    if (list == nullptr) return toml.fail(node, "'" + key + "' must be written [[" + key + "]]");
    for (const auto& item : *list) {
      if (const auto* table = item.as_table()) {
        read(*table);
      } else {
        toml.fail(item, "'" + key + "' must be written [[" + key + "]]");
      }
    }
  }

  DiagnosticLog& log_;
  std::vector<fs::path> reading_{};  // from the file asked for to the one being read
  std::set<fs::path> done_{};
};

// A file without alternatives is one case: all its edits.
void make_cases(Contents& contents, DiagnosticLog& log) {
  auto& [scenario, common] = contents;
  if (scenario.alternatives.empty()) {
    scenario.alternatives.push_back({.name = scenario.name, .title = scenario.title});
  }
  for (auto& alternative : scenario.alternatives) {
    alternative.edits.insert(alternative.edits.begin(), common.begin(), common.end());
    if (alternative.edits.empty() && log.empty()) {
      log.add(scenario.file, alternative.line, "the case '" + alternative.name + "' has no edit",
              "write [[edit]]");
    }
  }
}

}  // namespace

std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& package) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(package / "scenarios", none)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());  // the file system has an order of its own
  return files;
}

Scenario read_scenario(const std::filesystem::path& path, DiagnosticLog& log) {
  auto contents = ScenarioReader(log).read(path);
  make_cases(contents, log);
  return std::move(contents.scenario);
}

}  // namespace musubi
