#pragma once
#include <cstddef>

namespace musubi {

/// One of `count` shares of the searches from sources that a measure adds up, for processes that
/// hold the same graph: what the shares 0 .. count-1 give adds up to the measure.
struct SourceShare {
  std::size_t index = 0;
  std::size_t count = 1;

  [[nodiscard]] bool has(std::size_t task) const { return task % count == index; }
  /// The share that counts what is found without a search.
  [[nodiscard]] bool is_first() const { return index == 0; }
};

}  // namespace musubi
