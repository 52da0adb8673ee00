#pragma once
#include <string>
#include <vector>

namespace musubi {

/// Which sources of a package could be looked into.
struct SourceLookup {
  std::vector<std::string> found{};    ///< ids of the sources whose texts were there
  std::vector<std::string> without{};  ///< ids of those without one
};

}  // namespace musubi
