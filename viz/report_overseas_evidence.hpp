#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// For each hub its partners abroad, through whom it reaches them, and the statements behind.
[[nodiscard]] Html partners_by_hub(const ReportContext& context);

/// Ties that a source counts without naming the partner: shown, but no partner is invented.
[[nodiscard]] Html counted_ties(const ReportContext& context);

}  // namespace musubi::report
