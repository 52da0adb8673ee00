#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/attribute.hpp"
#include "engine/error.hpp"

namespace musubi {

/// A value of a JSON text that knows its line, for messages.
struct LocatedJson {
  enum class Kind { scalar, array, object };

  Kind kind = Kind::scalar;
  std::size_t line = 0;
  AttributeValue scalar{};  ///< null is monostate
  std::vector<LocatedJson> items{};
  std::vector<std::pair<std::string, LocatedJson>> members{};  ///< in the order of the text

  /// The member of that name, the last when there are several; nullptr when there is none.
  [[nodiscard]] const LocatedJson* find(std::string_view name) const;
  [[nodiscard]] bool is_array() const { return kind == Kind::array; }
  [[nodiscard]] bool is_object() const { return kind == Kind::object; }
  /// The value as JSON text again, on one line.
  [[nodiscard]] std::string dump() const;
};

/// Reads a JSON text (RFC 8259). Numbers without a point are integers when 64 bits hold them.
/// Throws Error(input) with the line where it is broken, or nests more than 100 deep. O(length).
[[nodiscard]] LocatedJson parse_located_json(std::string_view text, const std::string& file);

}  // namespace musubi
