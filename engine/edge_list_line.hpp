#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/attribute.hpp"
#include "engine/error.hpp"

namespace musubi {

/// An edge as its line in an edge list states it.
struct ListedEdge {
  std::string source{};
  std::string target{};
  std::string relation{};
  bool directed = false;
  /// Of the named columns, and `strength` of a bare third one: numbers for `strength` and `length`,
  /// else text.
  std::vector<std::pair<std::string, AttributeValue>> attributes{};
};

/// Reads the lines of one edge list, in the format of read_edge_list(), in their order.
class EdgeListLines {
 public:
  explicit EdgeListLines(std::string file) : file_(std::move(file)) {}

  /// The edge of the next line; nothing for an empty line, a comment, the header and a line that is
  /// wrong, of which `log` is told. O(length of the line).
  [[nodiscard]] std::optional<ListedEdge> parse(std::string_view line, std::size_t number,
                                                DiagnosticLog& log);

  /// False until a line was neither empty nor a comment: from then on no header can follow.
  [[nodiscard]] bool begun() const { return begun_; }

 private:
  [[nodiscard]] AttributeValue value(std::string_view field, std::size_t column, AttributeType type,
                                     std::size_t number, DiagnosticLog& log) const;
  [[nodiscard]] std::string column_name(std::size_t column) const;

  std::string file_;
  std::vector<std::string> header_{};
  bool begun_ = false;
};

}  // namespace musubi
