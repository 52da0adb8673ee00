#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// What the score of a pair of hubs is made of, with the weights used, and how far it depends on
/// them and on what is unknown.
[[nodiscard]] Html score_explained(const ReportContext& context);

/// In one line, how the best placed broker stands: between how many pairs of hubs, and how freely.
[[nodiscard]] Html broker_standing_words(const ReportContext& context, const Broker& broker);

}  // namespace musubi::report
