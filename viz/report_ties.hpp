#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// A tie between two hubs in words: what kind, through whom, and whether it is derived.
[[nodiscard]] Html tie(const ReportContext& context, const HubLink& link);

}  // namespace musubi::report
