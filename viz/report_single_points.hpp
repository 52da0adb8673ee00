#pragma once
#include "viz/report_overseas_partners.hpp"

namespace musubi::report {

/// What abroad hangs on one institution or on one hub, in plain words. Nothing when nothing does.
[[nodiscard]] Html single_points(const ReportContext& context,
                                 const std::vector<OverseasPartner>& partners);

}  // namespace musubi::report
