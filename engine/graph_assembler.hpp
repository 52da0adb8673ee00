#pragma once
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/execution.hpp"
#include "engine/network.hpp"

namespace musubi {

/// What a graph file says of a node or a link under a name.
struct NamedValue {
  std::string name{};
  AttributeValue value{};
};

/// Whether there is a value under the name.
[[nodiscard]] bool has_value(const std::vector<NamedValue>& values, std::string_view name);

/// The names under which places and looks of nodes are attributes, in every format that has them:
/// the centre in points with y down, the diameter in points, the fill as #RRGGBB. Readers of
/// formats with places of their own turn those into these.
namespace look {
inline constexpr std::string_view kX = "x";
inline constexpr std::string_view kY = "y";
inline constexpr std::string_view kSize = "size";
inline constexpr std::string_view kColor = "color";
}  // namespace look

/// "#RRGGBB" of parts between 0 and 255.
[[nodiscard]] std::string hex_color(std::int64_t red, std::int64_t green, std::int64_t blue);

/// Whether the text is # and six hexadecimal digits.
[[nodiscard]] bool is_hex_color(std::string_view text);

/// Makes the network of a plain graph file of what its reader finds in it: first all nodes, then
/// the links. `kind` of a node and `relation`, `evidence` (several: between ";"), `locator` and
/// `undirected` (how our writers mark a link in a mixed network) of a link are part of the graph;
/// every other name is an attribute. What is wrong is logged with its line: ids that are empty,
/// come twice or are unknown, and a name with values of different types.
class GraphAssembler {
 public:
  /// Stops with Error(cancelled) at a node or link once a stop is requested.
  explicit GraphAssembler(std::string file, Execution execution = {})
      : file_(std::move(file)), execution_(std::move(execution)) {}

  /// Declares a column, which makes its type known when no value does.
  void declare_node_attribute(const std::string& name, AttributeType type);
  void declare_link_attribute(const std::string& name, AttributeType type);
  void add_node(const std::string& id, std::size_t line, const std::vector<NamedValue>& values);
  /// The node with this id, of those there are so far; kNoNode when there is none.
  [[nodiscard]] NodeId find_node(std::string_view id) const;
  /// A link between nodes that there are.
  void add_link(NodeId source, NodeId target, bool directed, std::size_t line,
                const std::vector<NamedValue>& values);
  void add_link(const std::string& source, const std::string& target, bool directed,
                std::size_t line, const std::vector<NamedValue>& values);

  /// From now on what is given for a line is a place of which `line_of` tells the line. It is asked
  /// only where something is wrong; 0 is no place.
  void set_places(std::function<std::size_t(std::size_t)> line_of) {
    line_of_ = std::move(line_of);
  }
  /// Logs what is wrong at a line.
  void complain(std::size_t line, std::string problem, std::string remedy = {});

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] DiagnosticLog& log() { return log_; }
  /// Throws Error(input) with this, and with what was logged before: there is no reading on.
  [[noreturn]] void refuse(std::string problem, std::string remedy = {});
  /// Accepted, but worth knowing; the same problem is told once.
  void warn(std::size_t line, const std::string& problem, const std::string& remedy = {});

  /// The network, directed as a whole when all links are. Throws Error(input) with everything that
  /// is wrong; warnings are wrong when `strict`.
  [[nodiscard]] Network finish(std::string name, bool strict);

 private:
  // What values under a name are, and where they go.
  struct Field {
    std::string name{};
    bool is_structural = false;
    AttributeColumn* column = nullptr;  // once declared, or from the first value on
  };
  // Records have most values in the same order: the field of the i-th value is looked for where
  // that of the i-th one before was found.
  struct Fields {
    std::deque<Field> all{};
    std::vector<Field*> order{};
  };

  template <typename Set>
  void guarded(std::size_t line, const std::string& name, Set&& set);
  template <typename IsStructural>
  static Field& field_named(Fields& fields, const std::string& name, IsStructural&& is_structural);
  template <typename IsStructural>
  static Field& field_of(Fields& fields, std::size_t position, const std::string& name,
                         IsStructural&& is_structural);
  [[nodiscard]] std::size_t line_of(std::size_t place) const {
    return place == 0 || !line_of_ ? place : line_of_(place);
  }
  const std::vector<std::string>& node_ids();

  std::string file_;
  Execution execution_;
  DiagnosticLog log_{};
  std::vector<Diagnostic> warnings_{};
  GraphBuilder builder_{};
  std::vector<std::string> ids_{};
  std::function<std::size_t(std::size_t)> line_of_{};
  Fields node_fields_{};
  Fields link_fields_{};
  std::set<std::string> clashing_{};  ///< names that were complained about
  std::size_t links_ = 0;
  std::size_t directed_ = 0;
};

}  // namespace musubi
