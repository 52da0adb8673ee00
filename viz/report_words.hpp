#pragma once
#include "algorithms/gaps/presence_bounds.hpp"
#include "viz/report_context.hpp"

namespace musubi::report {

inline constexpr Noun kPairs{"組", "pair", "pairs"};
inline constexpr Noun kHubs{"拠点", "hub", "hubs"};
inline constexpr Noun kServing{"の機関や部署", "institution or department",
                               "institutions and departments"};
inline constexpr Noun kInstitutions{"機関", "institution", "institutions"};
inline constexpr Noun kPartners{"か所", "partner", "partners"};
inline constexpr Noun kRegions{"か国・地域", "region", "regions"};
inline constexpr Noun kLinks{"本", "link", "links"};
inline constexpr Noun kNodes{"件", "node", "nodes"};
inline constexpr Noun kTies{"件", "tie", "ties"};
inline constexpr Noun kSources{"点", "source", "sources"};

/// Name of the class that colours a state; symbol and word say the same without colour.
[[nodiscard]] std::string status_style(GapStatus status);
/// 記載あり, 記載なし, 不明 / stated, none stated, unknown.
[[nodiscard]] Html status_word(const ReportContext& context, GapStatus status);
/// The symbol of a state: ○, —, ？. Screen readers hear nothing of it.
[[nodiscard]] Html status_symbol(const ReportContext& context, GapStatus status);
/// Symbol and word.
[[nodiscard]] Html status_badge(const ReportContext& context, GapStatus status);
/// ↪, for what a hub reaches only by way of other hubs, with words for screen readers.
[[nodiscard]] Html through_mark(const ReportContext& context);
/// How much of a matrix is stated and how much could be (bounds_sentence()), as a paragraph.
[[nodiscard]] Html bounds_paragraph(const ReportContext& context, const PresenceBounds& bounds,
                                    const LocalizedText& what);
/// A matrix cell: the symbol, the word for screen readers, and a small number when it is not zero.
[[nodiscard]] Html status_mark(const ReportContext& context, GapStatus status, std::size_t amount);

[[nodiscard]] Html coverage_word(const ReportContext& context, Coverage coverage);
[[nodiscard]] Html link_kind_word(const ReportContext& context, HubLinkKind kind);
/// 推定 / derived
[[nodiscard]] Html derived_mark(const ReportContext& context);
/// 間接 / indirect
[[nodiscard]] Html indirect_mark(const ReportContext& context);
/// A line that names the projection on which numbers were computed.
[[nodiscard]] Html computed_on(const ReportContext& context, const ProjectionSpec& projection);
/// A – B, for a pair of hubs.
[[nodiscard]] Html pair_name(const ReportContext& context, const HubPair& pair);

}  // namespace musubi::report
