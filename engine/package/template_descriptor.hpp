#pragma once
#include <string_view>

namespace musubi {

/// The datapackage.json of graphs/template as it was when the program was built: the columns and
/// vocabularies of a package that brings none of its own.
[[nodiscard]] std::string_view template_descriptor();

}  // namespace musubi
