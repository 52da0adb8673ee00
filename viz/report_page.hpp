#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "viz/report_sections.hpp"

namespace musubi::report {

/// The style sheet of the page: screen and A4 paper.
[[nodiscard]] std::string_view style_sheet();

/// The page's only script: it sorts tables and opens what is collapsed.
[[nodiscard]] std::string_view table_script();
/// SHA-256 of table_script() in base64. The page allows this script and no other, so that none that
/// a picture or a name might carry in ever runs.
[[nodiscard]] std::string_view table_script_hash();

/// The whole HTML file around the sections that have a body.
[[nodiscard]] std::string page(const ReportContext& context, const std::vector<Section>& sections);

}  // namespace musubi::report
