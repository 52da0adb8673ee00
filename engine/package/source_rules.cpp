#include <algorithm>
#include <map>
#include <optional>

#include "engine/file.hpp"
#include "engine/package/package.hpp"
#include "engine/package/source_text.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

std::string quoted_list(const std::vector<std::string>& items) {
  std::string list;
  for (const auto& item : items) list += (list.empty() ? "'" : ", '") + item + "'";
  return list;
}

// One statement of a package, with what should stand in the text of its sources.
struct Statement {
  std::string file{};
  std::size_t line = 0;
  std::vector<std::string> evidence{};
  std::string locator{};
  std::vector<std::string> named{};  ///< ids of the nodes that the sources must name
};

class TextCheck {
 public:
  TextCheck(const Package& package, const std::filesystem::path& folder, DiagnosticLog& log)
      : package_(package), log_(log) {
    for (const auto& row : package.sources.rows) {
      const auto id = package.sources.text(row, "id");
      auto text = read_text(folder, package.sources.text(row, "file_or_url"), id);
      (text ? lookup_.found : lookup_.without).push_back(id);
      if (text) texts_.emplace(id, std::move(*text));
    }
    for (const auto& row : package.nodes.rows) {
      auto names = split_list(package.nodes.text(row, "aliases"));
      for (const auto* column : {"name_ja", "name_en"}) {
        names.push_back(package.nodes.text(row, column));
      }
      names_.emplace(package.nodes.text(row, "id"), std::move(names));
    }
  }

  SourceLookup run() {
    check_links();
    check_indicators();
    for (const auto& profile : package_.profiles) check_profile(profile);
    return std::move(lookup_);
  }

 private:
  static std::optional<SourceText> read_text(const std::filesystem::path& folder,
                                             const std::string& file_or_url,
                                             const std::string& id) {
    for (const auto& name : {file_or_url, id + ".txt"}) {
      // An address is not a file, and a package must not make us read files elsewhere.
      if (name.empty() || name.find_first_of("/\\") != std::string::npos) continue;
      const auto path = folder / name;
      if (std::filesystem::is_regular_file(path)) return SourceText(read_text_file(path).text);
    }
    return std::nullopt;
  }

  void check_links() {
    const auto& links = package_.links;
    for (const auto& row : links.rows) {
      Statement statement{links.file,
                          row.line,
                          split_list(links.text(row, "evidence")),
                          links.text(row, "locator"),
                          {}};
      if (links.text(row, "basis") != "derived") {
        statement.named = {links.text(row, "source"), links.text(row, "target")};
      }
      check(statement);
    }
  }

  void check_indicators() {
    const auto& indicators = package_.indicators;
    for (const auto& row : indicators.rows) {
      check({indicators.file,
             row.line,
             split_list(indicators.text(row, "evidence")),
             indicators.text(row, "locator"),
             {indicators.text(row, "subject")}});
    }
  }

  void check_profile(const Profile& profile) {
    check({profile.file, 0, {profile.evidence}, profile.locator, {}});
    for (const auto& requirement : profile.requirements) {
      check({profile.file, requirement.line, {profile.evidence}, requirement.locator, {}});
    }
  }

  // Silent unless the texts of all its sources are there.
  void check(const Statement& statement) {
    std::vector<const SourceText*> texts;
    for (const auto& source : statement.evidence) {
      const auto it = texts_.find(source);
      if (it == texts_.end()) return;
      texts.push_back(&it->second);
    }
    if (texts.empty()) return;
    check_locator(statement, texts);
    for (const auto& id : statement.named) check_name(statement, texts, id);
  }

  void check_locator(const Statement& statement, const std::vector<const SourceText*>& texts) {
    const auto pieces = locator_pieces(statement.locator);
    const auto fail = [&](const std::string& problem) {
      log_.add(statement.file, statement.line, problem,
               "copy the heading from the source as it is printed");
    };
    for (const auto& piece : pieces) {
      if (std::none_of(texts.begin(), texts.end(),
                       [&](const auto* text) { return text->holds(piece); })) {
        return fail(quoted_list(statement.evidence) + " does not hold the locator '" + piece + "'");
      }
    }
    if (texts.size() == 1) {
      const auto first = texts.front()->first_out_of_order(pieces);
      if (first < pieces.size()) {
        fail("'" + pieces[first] + "' does not follow '" + pieces[first - 1] + "' in '" +
             statement.evidence.front() + "'");
      }
      return;
    }
    for (std::size_t i = 0; i < texts.size() && !pieces.empty(); ++i) {
      if (std::none_of(pieces.begin(), pieces.end(),
                       [&](const auto& piece) { return texts[i]->holds(piece); })) {
        fail("'" + statement.evidence[i] + "' holds no part of the locator '" + statement.locator +
             "'");
      }
    }
  }

  void check_name(const Statement& statement, const std::vector<const SourceText*>& texts,
                  const std::string& id) {
    const auto it = names_.find(id);
    if (it == names_.end()) return;  // an unknown id, reported elsewhere
    for (const auto* text : texts) {
      if (is_named(*text, it->first, it->second)) return;
    }
    log_.add(statement.file, statement.line,
             quoted_list(statement.evidence) + " does not name '" + id + "' (looked for " +
                 quoted_list(it->second) + ")",
             "add the printed spelling to its aliases, correct the evidence, or make the link "
             "'derived' with a note");
  }

  bool is_named(const SourceText& text, const std::string& id,
                const std::vector<std::string>& names) {
    const auto [it, fresh] = named_.emplace(std::pair(&text, id), false);
    if (fresh) {
      it->second = std::any_of(names.begin(), names.end(),
                               [&](const auto& name) { return !name.empty() && text.holds(name); });
    }
    return it->second;
  }

  const Package& package_;
  DiagnosticLog& log_;
  SourceLookup lookup_{};
  std::map<std::string, SourceText> texts_{};
  std::map<std::string, std::vector<std::string>> names_{};
  std::map<std::pair<const SourceText*, std::string>, bool> named_{};
};

}  // namespace

SourceLookup check_against_texts(const Package& package, const std::filesystem::path& folder,
                                 DiagnosticLog& log) {
  if (!std::filesystem::is_directory(folder)) {
    throw Error(ErrorKind::input, {{folder.string(), 0, "no such folder",
                                    "name the folder that holds the texts of the sources"}});
  }
  return TextCheck(package, folder, log).run();
}

}  // namespace musubi
