#include "engine/attribute.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "engine/number_text.hpp"
#include "engine/text.hpp"

namespace musubi {

std::string_view name_of(AttributeType type) {
  switch (type) {
    case AttributeType::boolean:
      return "boolean";
    case AttributeType::integer:
      return "integer";
    case AttributeType::real:
      return "number";
    case AttributeType::text:
      return "string";
  }
  return "string";
}

std::string with_article(AttributeType type) {
  return (type == AttributeType::integer ? "an " : "a ") + std::string(name_of(type));
}

AttributeType type_of(const AttributeValue& value) {
  switch (value.index()) {
    case 1:
      return AttributeType::boolean;
    case 2:
      return AttributeType::integer;
    case 3:
      return AttributeType::real;
    default:
      return AttributeType::text;
  }
}

std::string to_text(const AttributeValue& value) {
  std::string text;
  append_text(text, value);
  return text;
}

void append_text(std::string& into, const AttributeValue& value) {
  char buffer[kLongestNumber];
  const auto append_number = [&](auto number) {
    into.append(buffer, write_number(buffer, number));
  };
  if (const auto* real = std::get_if<double>(&value)) {
    append_number(*real);
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    append_number(*integer);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    into += *text;
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    into += *flag ? "true" : "false";
  }
}

ParsedValue parse_value(std::string_view text, AttributeType type) {
  if (type == AttributeType::text) {
    if (text.empty()) return {};
    return {.value = std::string(text)};
  }
  text = trim(text);
  if (text.empty()) return {};
  switch (type) {
    case AttributeType::boolean: {
      std::string lower(text);
      std::transform(lower.begin(), lower.end(), lower.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      if (lower == "true" || lower == "1") return {.value = true};
      if (lower == "false" || lower == "0") return {.value = false};
      break;
    }
    case AttributeType::integer:
      if (const auto number = parse_integer(text)) return {.value = *number};
      break;
    case AttributeType::real:
      if (const auto number = parse_number(text)) return {.value = *number};
      break;
    case AttributeType::text:
      break;
  }
  return {.ok = false};
}

AttributeColumn::AttributeColumn(AttributeType type) : type_(type) {
  switch (type) {
    case AttributeType::boolean:
      cells_.emplace<Cells<bool>>();
      break;
    case AttributeType::integer:
      cells_.emplace<Cells<std::int64_t>>();
      break;
    case AttributeType::real:
      cells_.emplace<Cells<double>>();
      break;
    case AttributeType::text:
      cells_.emplace<Cells<std::string>>();
      break;
  }
}

AttributeValue AttributeColumn::get(std::size_t i) const {
  return std::visit(
      [i](const auto& cells) -> AttributeValue {
        if (i >= cells.size() || !cells[i]) return {};
        return *cells[i];
      },
      cells_);
}

std::string_view AttributeColumn::text(std::size_t i) const {
  const auto* cells = std::get_if<Cells<std::string>>(&cells_);
  if (cells == nullptr || i >= cells->size() || !(*cells)[i]) return {};
  return *(*cells)[i];
}

std::optional<double> AttributeColumn::number(std::size_t i) const {
  if (const auto integer = as<std::int64_t>(i)) return static_cast<double>(*integer);
  return as<double>(i);
}

void AttributeColumn::set(std::size_t i, const AttributeValue& value) {
  std::visit(
      [&](auto& cells) {
        using T = typename std::decay_t<decltype(cells[0])>::value_type;
        const auto cell = [&]() -> std::optional<T>& {
          if (i >= cells.size()) cells.resize(i + 1);
          return cells.writable(i);
        };
        if (const auto* typed = std::get_if<T>(&value)) {
          cell() = *typed;
          return;
        }
        if constexpr (std::is_same_v<T, double>) {
          if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            cell() = static_cast<double>(*integer);
            return;
          }
        }
        if (!std::holds_alternative<std::monostate>(value)) {
          throw std::invalid_argument("AttributeColumn::set: '" + to_text(value) +
                                      "' is not of type " + std::string(name_of(type_)));
        }
        if (i < cells.size()) cell().reset();
      },
      cells_);
}

}  // namespace musubi
