#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// Hubs and regions abroad: who reaches which itself, and which only by way of other hubs. Nothing
/// without regions.
[[nodiscard]] Html regions(const ReportContext& context);

[[nodiscard]] Html name_of_region(const ReportContext& context, std::size_t region);
/// Countries that most hubs reach first; what is in no one country last.
[[nodiscard]] std::vector<std::size_t> regions_in_order(const RegionGaps& gaps);
/// Null when there is no such cell.
[[nodiscard]] const RegionCell* region_cell(const ReportContext& context, NodeId hub,
                                            std::size_t region);

}  // namespace musubi::report
