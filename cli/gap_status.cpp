#include "cli/gap_status.hpp"

namespace musubi::cli {

std::string tie_status(GapStatus status) {
  return status == GapStatus::present ? "linked" : function_status(status);
}

std::string function_status(GapStatus status) {
  switch (status) {
    case GapStatus::present:
      return "present";
    case GapStatus::missing:
      return "missing";
    case GapStatus::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace musubi::cli
