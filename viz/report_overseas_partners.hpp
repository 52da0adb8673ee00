#pragma once
#include <vector>

#include "viz/report_context.hpp"

namespace musubi::report {

/// The partners abroad in the package's order, and what is known of each.
struct OverseasPartner {
  NodeId node = kNoNode;
  std::vector<const OverseasCell*> cells{};  ///< one per hub
  std::size_t hubs = 0;                      ///< that reach it
  /// A tie that counts ends at it; otherwise the documents only announce one.
  bool tied = false;
};

[[nodiscard]] std::vector<OverseasPartner> overseas_partners(const ReportContext& context);

}  // namespace musubi::report
