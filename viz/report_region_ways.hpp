#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// For each hub the regions that it gets to only by way of other hubs: which hubs, over which ties.
/// Nothing without such ways.
[[nodiscard]] Html region_ways(const ReportContext& context);

}  // namespace musubi::report
