#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "viz/report.hpp"
#include "viz/report_markup.hpp"

namespace musubi::report {

/// A noun with its number in both languages: 28組, 1 pair, 28 pairs.
struct Noun {
  std::string_view ja{};  ///< the counter with the noun
  std::string_view one{};
  std::string_view many{};
};

/// What every section needs: the input, the language, and names and sentences in it.
class ReportContext {
 public:
  ReportContext(const ReportInput& input, Language language);

  const ReportInput& input;
  const Language language;
  const std::vector<NodeId> hubs;  ///< in the package's order, which is the order of its documents

  [[nodiscard]] bool ja() const { return language == Language::ja; }
  [[nodiscard]] const PropertyGraph& graph() const { return input.network.graph; }

  /// Our own words in the language of the report; {0}, {1}, ... are replaced by `values`.
  [[nodiscard]] Html say(std::string_view ja, std::string_view en,
                         const std::vector<Html>& values = {}) const;
  [[nodiscard]] Html count(std::size_t number, const Noun& noun) const;

  [[nodiscard]] Html name(NodeId node) const;
  [[nodiscard]] Html names(const std::vector<NodeId>& nodes) const;
  /// Text of the package, marked as Japanese inside an English report where it is.
  [[nodiscard]] Html quoted(std::string_view outside) const;
  /// A note of the package; marked when it is only there in the other language than the report's.
  [[nodiscard]] Html note(const LocalizedText& note) const;
  [[nodiscard]] Html label(const std::string& topic, std::string_view term) const;
  [[nodiscard]] Html function_names(const std::vector<std::string>& functions) const;

  /// A、B、C or A, B, C: for cells.
  [[nodiscard]] Html list(const std::vector<Html>& items) const;
  /// AとB or A and B: for sentences.
  [[nodiscard]] Html sentence_list(const std::vector<Html>& items) const;

 private:
  [[nodiscard]] std::vector<NodeId> all_hubs() const;
};

/// A positive number with its thousands set apart by commas.
[[nodiscard]] Html number(std::size_t value);
/// A number with fixed decimals, whatever the locale; a dash when it is not finite.
[[nodiscard]] std::string fixed(double value, int decimals);
/// A share in percent; a dash when there is nothing to take a share of.
[[nodiscard]] std::string percent(std::size_t part, std::size_t whole);

}  // namespace musubi::report
