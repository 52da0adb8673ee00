#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/shared_vector.hpp"

namespace musubi {

enum class AttributeType { boolean, integer, real, text };

/// "boolean", "integer", "number", "string": the names of the Frictionless table schema.
[[nodiscard]] std::string_view name_of(AttributeType type);

/// "a boolean", "an integer", ... for messages.
[[nodiscard]] std::string with_article(AttributeType type);

/// A value of an attribute; monostate when there is none.
using AttributeValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// The type of a value; text for monostate.
[[nodiscard]] AttributeType type_of(const AttributeValue& value);

/// The value as text: numbers in their shortest exact form, true/false, "" when there is none.
[[nodiscard]] std::string to_text(const AttributeValue& value);

/// Adds to_text() of the value to `into`.
void append_text(std::string& into, const AttributeValue& value);

/// The value of type `type` that `text` spells, trimmed; monostate for an empty text and for text
/// that is not of the type (`ok` tells them apart). Booleans: true, false, 1, 0 in any case.
struct ParsedValue {
  AttributeValue value{};
  bool ok = true;
};
[[nodiscard]] ParsedValue parse_value(std::string_view text, AttributeType type);

/// One attribute of all nodes or of all links: a column of one type in which values may be missing.
class AttributeColumn {
 public:
  explicit AttributeColumn(AttributeType type);

  [[nodiscard]] AttributeType type() const { return type_; }
  [[nodiscard]] AttributeValue get(std::size_t i) const;
  /// The text at `i` without a copy; "" when there is none or the column holds no text.
  [[nodiscard]] std::string_view text(std::size_t i) const;
  /// The value at `i`, of a column of the type that holds T: bool, std::int64_t or double.
  template <typename T>
  [[nodiscard]] std::optional<T> as(std::size_t i) const {
    const auto* cells = std::get_if<Cells<T>>(&cells_);
    return cells == nullptr || i >= cells->size() ? std::nullopt : (*cells)[i];
  }
  /// The number at `i`, of an integer or real column.
  [[nodiscard]] std::optional<double> number(std::size_t i) const;
  /// Throws std::invalid_argument when the value is of another type (an integer fits a real
  /// column).
  void set(std::size_t i, const AttributeValue& value);

 private:
  template <typename T>
  using Cells = SharedVector<std::optional<T>>;

  AttributeType type_;
  std::variant<Cells<bool>, Cells<std::int64_t>, Cells<double>, Cells<std::string>> cells_;
};

/// Attribute columns by name, in order of name.
using AttributeTable = std::map<std::string, AttributeColumn, std::less<>>;

}  // namespace musubi
