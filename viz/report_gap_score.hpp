#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

/// What the score of a pair of hubs is made of, with the weights used, and how far it depends on
/// them and on what is unknown.
[[nodiscard]] Html score_explained(const ReportContext& context);

/// How a broker stands whoever asks, in small print: between how many pairs of others of different
/// hubs, and whether its constraint is low or high; nothing when neither is known.
[[nodiscard]] Html broker_standing_words(const ReportContext& context, const Broker& broker);
/// What these words mean, as a paragraph.
[[nodiscard]] Html brokers_explained(const ReportContext& context);

}  // namespace musubi::report
