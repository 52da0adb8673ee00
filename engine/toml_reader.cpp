#include "engine/toml_reader.hpp"

#include <algorithm>
#include <cmath>

#include "engine/file.hpp"

namespace musubi {

void TomlReader::fail(const toml::node& node, std::string problem, std::string remedy) {
  log_.add(file_, node.source().begin.line, std::move(problem), std::move(remedy));
}

void TomlReader::text(const toml::node& node, const std::string& key, std::string& into) {
  if (const auto value = node.value_exact<std::string>()) {
    into = *value;
  } else {
    fail(node, "'" + key + "' must be a text");
  }
}

void TomlReader::flag(const toml::node& node, const std::string& key, bool& into) {
  if (const auto value = node.value_exact<bool>()) {
    into = *value;
  } else {
    fail(node, "'" + key + "' must be true or false");
  }
}

void TomlReader::whole_number(const toml::node& node, const std::string& key, std::int64_t& into) {
  if (const auto value = node.value_exact<std::int64_t>()) {
    into = *value;
  } else {
    fail(node, "'" + key + "' must be a whole number");
  }
}

void TomlReader::number(const toml::node& node, const std::string& key, double& into) {
  const auto value = node.is_number() ? node.value<double>() : std::nullopt;
  if (value && std::isfinite(*value)) {
    into = *value;
  } else {
    fail(node, "'" + key + "' must be a number");
  }
}

void TomlReader::term(const toml::node& node, const std::string& key, const std::string& topic,
                      std::string& into) {
  text(node, key, into);
  if (node.is_string()) check_term(node, topic, into);
}

void TomlReader::terms(const toml::node& node, const std::string& key, const std::string& topic,
                       std::vector<std::string>& into) {
  const auto* array = node.as_array();
  if (array == nullptr) return fail(node, "'" + key + "' must be a list of texts");
  into.clear();
  for (const auto& item : *array) {
    if (const auto term = item.value_exact<std::string>()) {
      check_term(item, topic, *term);
      into.push_back(*term);
    } else {
      fail(item, "'" + key + "' must be a list of texts");
    }
  }
}

void TomlReader::check_term(const toml::node& node, const std::string& topic,
                            const std::string& term) {
  const auto known = vocabularies_.names(topic);
  if (known.empty() || std::find(known.begin(), known.end(), term) != known.end()) return;
  fail(node, "unknown " + topic + " '" + term + "'", suggest(term, known));
}

std::optional<toml::table> parse_toml(const std::filesystem::path& path, DiagnosticLog& log,
                                      std::string_view guide) {
  const auto decoded = read_text_file(path);
  auto parsed = toml::parse(decoded.text, path.string());
  if (parsed) return std::move(parsed).table();
  log.add(path.string(), parsed.error().source().begin.line,
          std::string(parsed.error().description()), "see " + std::string(guide));
  return std::nullopt;
}

}  // namespace musubi
