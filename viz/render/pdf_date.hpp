#pragma once
#include <string>

namespace musubi {

/// The PDF with its date of making set to 1 January 2000, at the same length, so that the same
/// diagram gives the same file.
[[nodiscard]] std::string without_pdf_date(std::string pdf);

}  // namespace musubi
