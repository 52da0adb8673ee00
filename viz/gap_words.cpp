#include "viz/gap_words.hpp"

#include "engine/country_name.hpp"

namespace musubi {

std::string status_word(GapStatus status, Language language) {
  const bool ja = language == Language::ja;
  switch (status) {
    case GapStatus::present:
      return ja ? "記載あり" : "stated";
    case GapStatus::missing:
      return ja ? "記載なし" : "none stated";
    case GapStatus::unknown:
      break;
  }
  return ja ? "不明" : "unknown";
}

std::string status_code(GapStatus status) {
  switch (status) {
    case GapStatus::present:
      return "present";
    case GapStatus::missing:
      return "missing";
    case GapStatus::unknown:
      break;
  }
  return "unknown";
}

LocalizedText link_kind_words(HubLinkKind kind) {
  switch (kind) {
    case HubLinkKind::shared_institution:
      return {"同じ機関が両方を支える", "the same institution serves both"};
    case HubLinkKind::joint_project:
      return {"同じプロジェクトに参画", "institutions of both in one project"};
    case HubLinkKind::stated_tie:
      return {"連携の記載がある", "a tie that a source states"};
    case HubLinkKind::operated_facility:
      return {"一方の施設を他方の機関が運営",
              "an institution of one operates a facility of the other"};
    case HubLinkKind::shared_operator:
      return {"両方の施設を同じ団体が運営", "one body operates facilities of both"};
    case HubLinkKind::shared_overseas_partner:
      return {"海外の同じ相手と連携", "the same partner abroad"};
    case HubLinkKind::shared_council_seat:
      return {"同じ会議体に参加", "seats on the same council"};
  }
  return {};
}

std::string region_name(const Network& network, const OverseasRegion& region, Language language) {
  return region.is_country() ? country_name(region.code, language)
                             : network.node_name(region.node, language);
}

bool via_is_two_ends(HubLinkKind kind) {
  return kind == HubLinkKind::stated_tie || kind == HubLinkKind::operated_facility;
}

std::string via_text(const Network& network, const HubLink& tie, Language language) {
  const std::string between = via_is_two_ends(tie.kind)  ? " – "
                              : language == Language::ja ? "、"
                                                         : ", ";
  std::string text;
  for (const NodeId node : tie.via) {
    text += (text.empty() ? "" : between) + network.node_name(node, language);
  }
  return text;
}

std::string bounds_sentence(const PresenceBounds& bounds, const LocalizedText& what,
                            Language language) {
  const auto cells = std::to_string(bounds.cells);
  const auto now = std::to_string(bounds.present_now);
  const auto at_most = std::to_string(bounds.present_at_most);
  const auto unknown = std::to_string(bounds.present_at_most - bounds.present_now);
  if (language == Language::ja) {
    const auto begin =
        "拠点と" + what.ja + "の組み合わせ" + cells + "通りのうち、記載があるのは" + now + "です。";
    if (unknown == "0") return begin + "不明なものはありません。";
    return begin + "不明の" + unknown + "がすべて実際にあれば" + at_most +
           "まで増え、一つもなければ" + now + "のままです。";
  }
  const auto begin = "Of " + cells + " cells of hubs and " + what.en + ", " + now + " are stated. ";
  if (unknown == "0") return begin + "None is unknown.";
  return begin + "If all " + unknown + " unknown ones existed it would be " + at_most +
         "; if none did, " + now + " as now.";
}

}  // namespace musubi
