#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "engine/graphml_keys.hpp"

namespace musubi {

/// Gephi's GraphML has the colour of a node in three numbers, which become one here.
class GephiColors {
 public:
  explicit GephiColors(const GraphmlKeys& keys);

  /// Whether an attribute of this name is one of the three.
  [[nodiscard]] bool is_part(std::string_view name) const;
  /// Takes the three out of a node's values, and puts the colour in unless it is there already.
  void join(std::vector<NamedValue>& values) const;

 private:
  [[nodiscard]] bool any() const { return declared_[0] && declared_[1] && declared_[2]; }

  std::array<bool, 3> declared_{};
};

}  // namespace musubi
