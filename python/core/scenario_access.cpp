#include "python/core/scenario_access.hpp"

#include <cmath>

namespace musubi::python {
namespace {

std::string type_of(py::handle value) {
  return py::str(py::type::handle_of(value).attr("__name__"));
}

[[noreturn]] void refuse(const std::string& key, const char* wanted, py::handle value) {
  throw py::type_error(key + " must be " + wanted + ", not " + type_of(value));
}

std::string text_from(const std::string& key, py::handle value) {
  if (!py::isinstance<py::str>(value)) refuse(key, "a str", value);
  return value.cast<std::string>();
}

std::vector<std::string> texts_from(const std::string& key, py::handle value) {
  std::vector<std::string> texts;
  for (const py::handle one : py::reinterpret_borrow<py::iterable>(value)) {
    texts.push_back(text_from("each of " + key, one));
  }
  return texts;
}

LocalizedText localized_from(const std::string& key, py::handle value) {
  LocalizedText text;
  for (const auto& [language, words] : py::reinterpret_borrow<py::dict>(value)) {
    auto& into = language.cast<std::string>() == "ja" ? text.ja : text.en;
    into = text_from(key, words);
  }
  return text;
}

// NumPy's scalars pass for Python's numbers.
AttributeValue value_from(const std::string& key, py::handle value) {
  if (py::isinstance<py::str>(value)) return value.cast<std::string>();
  if (py::isinstance<py::bool_>(value)) return value.cast<bool>();
  if (PyIndex_Check(value.ptr()) != 0) return value.cast<std::int64_t>();
  if (PyNumber_Check(value.ptr()) != 0) return value.cast<double>();
  refuse(key, "a text, a number, True or False", value);
}

double cost_from(py::handle value) {
  const double cost = PyNumber_Check(value.ptr()) != 0 ? value.cast<double>() : std::nan("");
  if (!(cost >= 0.0)) throw std::invalid_argument("cost must be a number of 0 or more");
  return cost;
}

EditKind kind_from(const std::string& name) {
  for (auto i = static_cast<int>(EditKind::add_node); i <= static_cast<int>(EditKind::coverage);
       ++i) {
    if (name_of(static_cast<EditKind>(i)) == name) return static_cast<EditKind>(i);
  }
  throw std::invalid_argument("no edit '" + name + "'");
}

// The member that a key stands for, of those that are one text.
std::string* member_of(ScenarioEdit& edit, const std::string& key) {
  if (key == "node") return &edit.node;
  if (key == "source") return &edit.source;
  if (key == "target") return &edit.target;
  if (key == "relation") return &edit.relation;
  if (key == "from") return &edit.from;
  if (key == "to") return &edit.to;
  if (key == "country") return &edit.country;
  if (key == "status") return &edit.status;
  if (key == "function") return &edit.function.emplace();
  if (key == "role") return &edit.role.emplace();
  return nullptr;
}

void read_member(ScenarioEdit& edit, const std::string& key, py::handle value) {
  if (key == "kind") {
    edit.kind = kind_from(text_from(key, value));
  } else if (key == "line") {
    edit.line = value.cast<std::size_t>();
  } else if (key == "reason") {
    edit.reason = localized_from(key, value);
  } else if (key == "cost") {
    edit.cost = cost_from(value);
  } else if (key == "nodes") {
    edit.nodes = texts_from(key, value);
  } else if (key == "topics") {
    edit.topics = texts_from(key, value);
  } else if (key == "values") {
    for (const auto& [name, held] : py::reinterpret_borrow<py::dict>(value)) {
      const auto attribute = name.cast<std::string>();
      edit.values[attribute] = value_from(attribute, held);
    }
  } else if (auto* member = member_of(edit, key)) {
    *member = text_from(key, value);
  } else {
    throw std::invalid_argument("an edit has no '" + key + "'");
  }
}

std::vector<ScenarioEdit> edits_from(const py::handle& list, const std::string& name) {
  std::vector<ScenarioEdit> edits;
  for (const py::handle one : py::reinterpret_borrow<py::iterable>(list)) {
    ScenarioEdit edit{.file = name};
    for (const auto& [key, value] : py::reinterpret_borrow<py::dict>(one)) {
      if (!value.is_none()) read_member(edit, key.cast<std::string>(), value);
    }
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace

Scenario scenario_from(const py::dict& written, const Scenario* file) {
  const auto name = text_from("name", written["name"]);
  Scenario scenario{.name = name,
                    .file = name,
                    .title = localized_from("title", written["title"]),
                    .reason = localized_from("reason", written["reason"])};
  const auto common = edits_from(written["common"], name);
  if (file != nullptr) {
    scenario.file = file->file;
    scenario.alternatives = file->alternatives;
    for (auto& one : scenario.alternatives) {
      one.edits.insert(one.edits.end(), common.begin(), common.end());
    }
  }
  for (const py::handle one : py::reinterpret_borrow<py::iterable>(written["cases"])) {
    Alternative alternative{.name = text_from("name", one["name"]),
                            .title = localized_from("title", one["title"]),
                            .reason = localized_from("reason", one["reason"]),
                            .line = one["line"].cast<std::size_t>(),
                            .edits = common};
    for (auto& edit : edits_from(one["edits"], name)) alternative.edits.push_back(std::move(edit));
    scenario.alternatives.push_back(std::move(alternative));
  }
  if (scenario.alternatives.empty()) {
    scenario.alternatives.push_back({.name = name, .title = scenario.title, .edits = common});
  }
  return scenario;
}

}  // namespace musubi::python
