#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi::testing {

/// What a reader of XML tells of a document: a line per tag, attribute and run of text.
struct XmlAccount {
  std::vector<std::string> events{};
  std::string problem{};  ///< "" when the document is well-formed
  std::size_t line = 0;   ///< of the problem
};

/// What expat tells.
[[nodiscard]] XmlAccount expat_account(std::string_view bytes);

}  // namespace musubi::testing
