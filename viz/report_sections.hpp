#pragma once
#include <string_view>

#include "viz/report_context.hpp"

namespace musubi::report {

/// A numbered part of the report. One without a body is left out.
struct Section {
  std::string_view id{};
  Html title{};
  Html body{};
  bool wide = false;  ///< printed across the page
};

[[nodiscard]] Section summary_section(const ReportContext& context);
/// The network to move about in; nothing in a program without the front end.
[[nodiscard]] Section explorer_section(const ReportContext& context);
[[nodiscard]] Section reading_section(const ReportContext& context);
[[nodiscard]] Section hub_pairs_section(const ReportContext& context);
[[nodiscard]] Section functions_section(const ReportContext& context);
[[nodiscard]] Section overseas_section(const ReportContext& context);
[[nodiscard]] Section indicators_section(const ReportContext& context);
[[nodiscard]] Section requirements_section(const ReportContext& context);
[[nodiscard]] Section scenarios_section(const ReportContext& context);
[[nodiscard]] Section link_prediction_section(const ReportContext& context);
[[nodiscard]] Section centrality_section(const ReportContext& context);
[[nodiscard]] Section communities_section(const ReportContext& context);
[[nodiscard]] Section structure_section(const ReportContext& context);
[[nodiscard]] Section sources_section(const ReportContext& context);

}  // namespace musubi::report
