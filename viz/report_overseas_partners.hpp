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

/// Those through whom a hub reaches a partner; a dash when there is none.
[[nodiscard]] Html carriers(const ReportContext& context, const OverseasCell& cell);
/// The country of a partner; a dash when it states none.
[[nodiscard]] Html country(const ReportContext& context, NodeId partner);

}  // namespace musubi::report
