#include <algorithm>
#include <set>

#include "viz/report_overseas_partners.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

std::size_t count_pairs(const ReportContext& context, GapStatus status) {
  return static_cast<std::size_t>(
      std::count_if(context.input.pairs.begin(), context.input.pairs.end(),
                    [&](const HubPair& pair) { return pair.status == status; }));
}

std::size_t serving_institutions(const ReportContext& context) {
  std::set<NodeId> found;
  for (const auto& cell : context.input.functions) {
    found.insert(cell.institutions.begin(), cell.institutions.end());
  }
  return found.size();
}

Html scope_sentence(const ReportContext& context) {
  const auto& network = context.input.network;
  if (context.hubs.empty()) {
    return context.say("このネットワークは、ノード{0}と、その間の結び付き{1}からなります。",
                       "This network has {0} and {1} between them.",
                       {context.count(network.graph.num_nodes(), kNodes),
                        context.count(network.graph.num_links(), kLinks)});
  }
  const auto serving = serving_institutions(context);
  const Html sources = context.count(network.sources.size(), kSources);
  if (serving == 0) {
    return context.say("資料{1}から読み取れる{0}の間のつながりを調べました。",
                       "This report looks at {0} as {1} describe them.",
                       {context.count(context.hubs.size(), kHubs), sources});
  }
  return context.say(
      "資料{2}から読み取れる{0}と、その機能を担う{1}を調べました。",
      "This report looks at {0} and {1} that serve them, as {2} describe them.",
      {context.count(context.hubs.size(), kHubs), context.count(serving, kServing), sources});
}

// Pairs whose every direct tie is concluded from what the documents say.
std::size_t derived_pairs(const ReportContext& context) {
  return static_cast<std::size_t>(std::count_if(
      context.input.pairs.begin(), context.input.pairs.end(), [](const HubPair& pair) {
        return pair.status == GapStatus::present &&
               std::none_of(pair.links.begin(), pair.links.end(), [](const HubLink& link) {
                 return is_direct(link.kind) && !link.derived;
               });
      }));
}

Html derived_pairs_sentence(const ReportContext& context) {
  const auto derived = derived_pairs(context);
  if (derived == 0) return {};
  return context.say(
      "記載のある組のうち{0}は、資料に直接の文言はなく、同じ機関が両方を支えているなどの記載から"
      "導いたもの（推定）です。",
      "{0} of the linked pairs rest on derived ties alone: no document says in so many words that "
      "the two are linked, but the same institution serves both, for example.",
      {context.ja() ? context.count(derived, kPairs) : number(derived)});
}

Html pairs_sentence(const ReportContext& context) {
  if (context.input.pairs.empty()) return {};
  return context.say(
      "拠点の組み合わせ{0}のうち、つながりの記載があるのは{1}、記載がないのは{2}、"
      "資料が足りず不明なのは{3}です。",
      "Of {0} of hubs, {1} are linked, for {2} the documents state no link, and {3} remain "
      "unknown.",
      {context.count(context.input.pairs.size(), kPairs),
       context.ja() ? context.count(count_pairs(context, GapStatus::present), kPairs)
                    : number(count_pairs(context, GapStatus::present)),
       context.ja() ? context.count(count_pairs(context, GapStatus::missing), kPairs)
                    : number(count_pairs(context, GapStatus::missing)),
       context.ja() ? context.count(count_pairs(context, GapStatus::unknown), kPairs)
                    : number(count_pairs(context, GapStatus::unknown))});
}

Html first_pair_sentence(const ReportContext& context) {
  const auto& pairs = context.input.pairs;
  const auto first = std::find_if(pairs.begin(), pairs.end(), [](const HubPair& pair) {
    return pair.status == GapStatus::missing;
  });
  if (first == pairs.end()) return {};
  const Html names = context.sentence_list({context.name(first->a), context.name(first->b)});
  Html said = context.say("最初に話し合う候補は<strong>{0}</strong>です",
                          "The first pair to talk about is <strong>{0}</strong>", {names});
  if (first->brokers.empty()) return said + context.say("。", ".");
  const auto& broker = first->brokers.front();
  said += context.say("。橋渡し役の候補には、たとえば<strong>{0}</strong>があります",
                      "; <strong>{0}</strong> could bring them together",
                      {context.name(broker.institution)});
  // A long chain is weaker than "could broker" sounds, so its length is said.
  if (broker.chain.size() > 3) {
    said += context.say("（両拠点を結ぶ最短の道筋は{0}段）",
                        " (the shortest chain between them has {0} steps)",
                        {number(broker.chain.size() - 1)});
  }
  said += context.say("。", ".");
  return said + context.say(
                    "理由とほかの候補は<a href=\"#hub-pairs\">拠点間のつながり</a>にあります。",
                    " Why, and which come next, is told under <a href=\"#hub-pairs\">links between "
                    "hubs</a>.");
}

Html overseas_sentence(const ReportContext& context) {
  std::size_t named = 0;
  std::size_t reached = 0;
  for (const auto& partner : overseas_partners(context)) {
    if (partner.tied) ++named;
    if (partner.hubs > 0) ++reached;
  }
  if (named == 0) return {};
  return context.say(
      "海外では、連携先として名前の挙がっている{0}のうち{1}に、いずれかの拠点がつながっています。",
      "Abroad, the hubs reach {1} of the {0} that the documents name.",
      {context.count(named, kPartners),
       context.ja() ? context.count(reached, kPartners) : number(reached)});
}

// Says why, so that nobody reads an unknown pair as a missing one.
Html unknown_sentence(const ReportContext& context) {
  if (count_pairs(context, GapStatus::unknown) == 0) return {};
  std::set<NodeId> unknown;
  for (const auto& pair : context.input.pairs) {
    if (pair.status == GapStatus::unknown) unknown.insert({pair.a, pair.b});
  }
  std::vector<Html> thin;
  for (const NodeId hub : context.hubs) {
    const auto covered = context.input.network.covered(context.graph().id(hub), "inter_hub_links");
    if (unknown.contains(hub) && covered != Coverage::documented) {
      thin.push_back(context.name(hub));
    }
  }
  if (thin.empty()) return {};
  return context.say(
      "不明な組が残るのは、{0}について、他の拠点とのつながりの説明が資料にないか、一部しかない"
      "ためです。つながりがないという意味ではありません。",
      "Pairs remain unknown because the documents say little or nothing of the links of {0} to "
      "other hubs; that does not mean that there is none.",
      {context.sentence_list(thin)});
}

Html structure_sentence(const ReportContext& context) {
  const auto& input = context.input;
  const auto n = input.projection.graph.num_vertices();
  if (n == 0) return {};
  if (input.structure.components == 1) {
    return context.say("全体は一つにつながっています。", "The whole network hangs together.");
  }
  return context.say(
      "全体は{0}つの部分に分かれ、最も大きい部分に{1}が入ります。",
      "The network falls into {0} separate parts, the largest of which holds {1} of it.",
      {number(input.structure.components),
       Html::markup(percent(input.structure.largest_component, n))});
}

Html figure(const Html& value, const Html& meaning) {
  return element("div", element("dt", meaning) + element("dd", value));
}

Html key_figures(const ReportContext& context) {
  if (context.input.pairs.empty()) return {};
  Html figures = figure(number(context.hubs.size()), context.say("拠点", "hubs"));
  if (const auto serving = serving_institutions(context); serving > 0) {
    figures += figure(number(serving),
                      context.say("機能を担う機関や部署", "institutions and departments"));
  }
  for (const auto status : {GapStatus::present, GapStatus::missing, GapStatus::unknown}) {
    figures += figure(number(count_pairs(context, status)),
                      context.say("拠点の組：{0}", "pairs: {0}", {status_badge(context, status)}));
  }
  return element("dl", figures, "class=\"figures\"");
}

}  // namespace

Section summary_section(const ReportContext& context) {
  const std::vector<Html> sentences{scope_sentence(context),         pairs_sentence(context),
                                    derived_pairs_sentence(context), first_pair_sentence(context),
                                    overseas_sentence(context),      unknown_sentence(context),
                                    structure_sentence(context)};
  Html paragraph;
  for (const auto& sentence : sentences) {
    if (sentence.empty()) continue;
    if (!paragraph.empty() && !context.ja()) paragraph += Html::markup(" ");
    paragraph += sentence;
  }
  const Html caption =
      context.hubs.empty()
          ? context.say("ネットワークの全体図。", "The network as a whole.")
          : context.say("拠点と、資料から読み取れる拠点間のつながり。",
                        "The hubs and the links between them that the documents show.");
  return {"summary", context.say("要点", "Summary"),
          element("p", paragraph, "class=\"lead\"") + key_figures(context) +
              picture(context.input.hubs_svg, "hubs", caption)};
}

}  // namespace musubi::report
