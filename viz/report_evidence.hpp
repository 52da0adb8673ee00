#pragma once
#include <vector>

#include "viz/report_context.hpp"

namespace musubi::report {

/// The statements as sentences, each with the places it is read from, and with the reason where we
/// derived it: "東京大学は本郷エリアの機能を担う [1] 3. 本郷…".
[[nodiscard]] Html statements(const ReportContext& context, const std::vector<LinkId>& links);

/// Only the places that the links are read from, each once, in the order of the links.
[[nodiscard]] Html places(const ReportContext& context, const std::vector<LinkId>& links,
                          std::string_view separator = "<br>");

/// True when one of the links is derived rather than stated.
[[nodiscard]] bool any_derived(const ReportContext& context, const std::vector<LinkId>& links);

/// [1], leading to the list of sources, with the title where the pointer rests; the id of a source
/// that is not in the list.
[[nodiscard]] Html source_number(const ReportContext& context, const std::string& source);

}  // namespace musubi::report
