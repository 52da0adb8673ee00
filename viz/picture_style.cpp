#include "viz/picture_style.hpp"

#include <algorithm>
#include <vector>

#include "engine/error.hpp"
#include "engine/toml_reader.hpp"
#include "viz/color.hpp"
#include "viz/font.hpp"

namespace musubi {
namespace {

class StyleReader {
 public:
  StyleReader(const std::filesystem::path& path, const Vocabularies& vocabularies,
              DiagnosticLog& log)
      : toml_(path.string(), vocabularies, log),
        vocabularies_(vocabularies),
        folder_(path.parent_path()) {}

  PictureStyle read(const toml::table& document) {
    static const std::vector<std::string> kTables{"page",   "colors", "sizes",
                                                  "labels", "fonts",  "logo"};
    for (const auto& [key, node] : document) {
      const std::string name(key.str());
      if (std::find(kTables.begin(), kTables.end(), name) == kTables.end()) {
        toml_.fail(node, "unknown key '" + name + "'", suggest(name, kTables));
      } else if (const auto* table = node.as_table()) {
        read_table(name, *table);
      } else {
        toml_.fail(node, "'" + name + "' must be a table", "write [" + name + "]");
      }
    }
    return std::move(style_);
  }

 private:
  void read_table(const std::string& name, const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string text(key.str());
      if (name == "page") read_page(text, node);
      if (name == "colors") read_color(text, node);
      if (name == "sizes") read_sizes(text, node);
      if (name == "labels") read_labels(text, node);
      if (name == "fonts") read_fonts(text, node);
      if (name == "logo") read_logo_key(text, node);
    }
  }

  void unknown(const toml::node& node, const std::string& key,
               const std::vector<std::string>& known) {
    toml_.fail(node, "unknown key '" + key + "'", suggest(key, known));
  }

  // What `read` throws stands in the log, with the line.
  template <typename Read>
  void attempt(const toml::node& node, Read read) {
    try {
      read();
    } catch (const Error& error) {
      for (const auto& one : error.diagnostics()) toml_.fail(node, one.problem, one.remedy);
    }
  }

  void read_page(const std::string& key, const toml::node& node) {
    std::string text;
    if (key != "size" && key != "theme" && key != "date") {
      return unknown(node, key, {"size", "theme", "date"});
    }
    toml_.text(node, key, text);
    if (!node.is_string()) return;
    if (key == "size") attempt(node, [&] { style_.size = page_size_named(text); });
    if (key == "theme") attempt(node, [&] { style_.theme = theme_named(text); });
    if (key == "date") style_.date = text;
  }

  void read_color(const std::string& kind, const toml::node& node) {
    const auto kinds = vocabularies_.names("kind");
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
      return toml_.fail(node, "unknown kind '" + kind + "'", suggest(kind, kinds));
    }
    std::string text;
    toml_.text(node, kind, text);
    if (!node.is_string()) return;
    if (const auto color = parse_color(text)) {
      style_.kind_colors[kind] = hex(*color);
    } else {
      toml_.fail(node, "'" + text + "' is not a colour", "write it as \"#0072B2\"");
    }
  }

  void read_sizes(const std::string& key, const toml::node& node) {
    if (key != "measure") return unknown(node, key, {"measure"});
    std::string text;
    toml_.text(node, key, text);
    if (node.is_string()) attempt(node, [&] { style_.size_by = measure_named(text); });
  }

  void read_labels(const std::string& key, const toml::node& node) {
    using Names = LabelRules::Names;
    if (key == "language") {
      return toml_.choice<Names>(node, key,
                                 {{"ja", Names::ja}, {"en", Names::en}, {"both", Names::both}},
                                 style_.labels.names);
    }
    if (key != "longest") return unknown(node, key, {"language", "longest"});
    constexpr std::int64_t kLeast = 4;
    std::int64_t columns = 0;
    toml_.whole_number(node, key, columns);
    if (!node.is_integer()) return;
    if (columns < kLeast) {
      return toml_.fail(node, "'longest' must be at least 4",
                        "count columns: a full-width character takes two");
    }
    style_.labels.longest = static_cast<std::size_t>(columns);
  }

  void read_fonts(const std::string& key, const toml::node& node) {
    if (key != "family") return unknown(node, key, {"family"});
    toml_.text(node, key, style_.font);
    if (!node.is_string() || has_font(style_.font)) return;
    toml_.fail(node, "the font '" + style_.font + "' is not installed", font_remedy(style_.font));
  }

  void read_logo_key(const std::string& key, const toml::node& node) {
    if (key != "file") return unknown(node, key, {"file"});
    std::string text;
    toml_.text(node, key, text);
    if (node.is_string()) attempt(node, [&] { style_.logo = read_logo(folder_ / text); });
  }

  TomlReader toml_;
  const Vocabularies& vocabularies_;
  std::filesystem::path folder_;
  PictureStyle style_{};
};

}  // namespace

PictureStyle read_picture_style(const std::filesystem::path& path,
                                const Vocabularies& vocabularies) {
  DiagnosticLog log;
  PictureStyle style;
  if (const auto document = parse_toml(path, log, "docs/styles.md")) {
    style = StyleReader(path, vocabularies, log).read(*document);
  }
  log.throw_if_any();
  return style;
}

}  // namespace musubi
