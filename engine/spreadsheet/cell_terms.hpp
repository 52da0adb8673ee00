#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/spreadsheet/import_mapping.hpp"

namespace musubi {

/// Turns what people write into the cells of a column into the terms that its vocabulary has: the
/// values of a mapping, the labels of the terms in either language, other spellings of width and
/// case.
class CellTerms {
 public:
  CellTerms(const OutlineColumn& column, const PackageOutline& outline,
            const ImportMapping& mapping);

  struct Result {
    std::string text{};
    std::vector<std::string> ambiguous{};  ///< pieces that are the label of several terms
  };
  /// The cell with each text that means a term replaced; all else as it is. Cells of a column that
  /// takes several terms are split at `;`, also the full-width one.
  [[nodiscard]] Result translate(const std::string& cell) const;
  /// False when translate() changes nothing anyway.
  [[nodiscard]] bool knows_any() const { return !exact_.empty() || !folded_.empty(); }

 private:
  std::optional<std::string> find(std::string_view text, Result& result) const;
  void add_folded(std::string_view text, const std::string& term);

  bool several_ = false;
  std::map<std::string, std::string, std::less<>> exact_{};
  std::map<std::string, std::string, std::less<>> folded_{};  // "" stands for several terms
};

}  // namespace musubi
