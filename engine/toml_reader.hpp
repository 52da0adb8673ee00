#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/error.hpp"
#include "engine/network.hpp"
#include "engine/toml_library.hpp"

namespace musubi {

/// Takes typed values out of a TOML file; what is not of the type goes to a log with its line.
/// Internal to the engine.
class TomlReader {
 public:
  TomlReader(std::string file, const Vocabularies& vocabularies, DiagnosticLog& log)
      : file_(std::move(file)), vocabularies_(vocabularies), log_(log) {}

  void fail(const toml::node& node, std::string problem, std::string remedy = {});
  void text(const toml::node& node, const std::string& key, std::string& into);
  void flag(const toml::node& node, const std::string& key, bool& into);
  void whole_number(const toml::node& node, const std::string& key, std::int64_t& into);
  /// A finite number, with or without decimals.
  void number(const toml::node& node, const std::string& key, double& into);
  /// A text that is a term of a vocabulary, and a list of them. A vocabulary without terms accepts
  /// any.
  void term(const toml::node& node, const std::string& key, const std::string& topic,
            std::string& into);
  void terms(const toml::node& node, const std::string& key, const std::string& topic,
             std::vector<std::string>& into);

  template <typename T>
  void choice(const toml::node& node, const std::string& key,
              const std::map<std::string, T>& choices, T& into) {
    const auto value = node.value_exact<std::string>();
    const auto it = value ? choices.find(*value) : choices.end();
    if (it != choices.end()) {
      into = it->second;  // cppcheck-suppress derefInvalidIterator
      return;
    }
    std::vector<std::string> names;
    for (const auto& [name, unused] : choices) names.push_back(name);
    fail(node, "'" + key + "' has no such choice", suggest(value.value_or(""), names));
  }

  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  void check_term(const toml::node& node, const std::string& topic, const std::string& term);

  std::string file_;
  const Vocabularies& vocabularies_;
  DiagnosticLog& log_;
};

/// The document of a TOML file; nullopt when it is not one, which then stands in the log, with the
/// document that says what such a file holds.
[[nodiscard]] std::optional<toml::table> parse_toml(
    const std::filesystem::path& path, DiagnosticLog& log,
    std::string_view guide = "docs/data-package.md");

}  // namespace musubi
