#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// The functions that hubs lack, or may lack, with the hubs that have them and the existing ties to
/// these. Nothing when nobody lacks any.
[[nodiscard]] Html complements(const ReportContext& context);

}  // namespace musubi::report
