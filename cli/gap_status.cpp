#include "cli/gap_status.hpp"

#include "viz/gap_words.hpp"

namespace musubi::cli {

std::string tie_status(GapStatus status) {
  return status == GapStatus::present ? "linked" : function_status(status);
}

std::string function_status(GapStatus status) {
  return status_code(status);
}

}  // namespace musubi::cli
