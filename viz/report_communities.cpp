#include <algorithm>

#include "viz/report_sections.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// What a page can hold; communities.csv has all.
constexpr std::size_t kMaxCommunities = 60;
constexpr std::size_t kMaxMembers = 300;

using Members = std::vector<std::vector<Vertex>>;

// By community, the best connected first.
Members members_of(const ReportContext& context) {
  const auto& partition = context.input.communities.partition;
  Members members(num_communities(partition));
  for (std::size_t v = 0; v < partition.size(); ++v) {
    members[partition[v]].push_back(static_cast<Vertex>(v));
  }
  const auto& graph = context.input.projection.graph;
  for (auto& group : members) {
    std::stable_sort(group.begin(), group.end(),
                     [&](Vertex u, Vertex v) { return graph.out_degree(u) > graph.out_degree(v); });
  }
  return members;
}

Html modularity_words(const ReportContext& context, double modularity) {
  if (modularity < 0.3) {
    return context.say("分かれ方ははっきりしません", "the groups are not clear-cut");
  }
  if (modularity < 0.5) {
    return context.say("まとまりがはっきり見られます", "the groups are clear");
  }
  return context.say("まとまりは強く、外との結び付きは少なめです",
                     "the groups are strong, with few ties across");
}

Html agreement_words(const ReportContext& context, double ari) {
  if (ari < 0.2) return context.say("ほとんど一致しません", "hardly agree with");
  if (ari < 0.5) return context.say("一部だけ一致します", "agree in part with");
  if (ari < 0.8) return context.say("おおむね一致します", "largely agree with");
  return context.say("ほぼ一致します", "agree almost entirely with");
}

Html quality(const ReportContext& context, const Members& members) {
  const auto& result = context.input.communities;
  const auto alone = static_cast<std::size_t>(std::count_if(
      members.begin(), members.end(), [](const auto& group) { return group.size() == 1; }));
  Html said = context.say(
      "結び付きの密なところをまとめると、{0}個の集団になります（方法：{1}）。モジュラリティは{2}"
      "で、"
      "{3}。結び付きの{4}が集団の内側にあります。",
      "The network parts into {0} groups of close ties (method: {1}). Its modularity is {2}: {3}. "
      "{4} "
      "of the ties lie inside groups.",
      {number(members.size() - alone), text(result.method),
       Html::markup(fixed(result.quality.modularity, 2)),
       modularity_words(context, result.quality.modularity),
       Html::markup(fixed(100.0 * result.quality.coverage, 0) + "%")});
  if (alone > 0) {
    said += context.say("このほか、どの集団にも入らないものが{0}あります。",
                        " {0} belong to no group.", {context.count(alone, kNodes)});
  }
  return element("p", said);
}

Html agreement(const ReportContext& context) {
  const auto& result = context.input.communities;
  if (!result.hub_agreement) return {};
  return element(
      "p",
      context.say("この分かれ方を資料上の拠点の区分と比べると、{0}（調整ランド指数 "
                  "{1}、正規化相互情報量 {2}。"
                  "一つの拠点だけを支える{3}で比較）。一致しないところは、拠点をまたぐ結び付きが"
                  "ある所です。",
                  "The groups {0} the declared hubs (adjusted Rand index {1}, normalised mutual "
                  "information {2}, over the {3} that serve exactly one hub). Where they differ, "
                  "ties cross the hubs.",
                  {agreement_words(context, result.hub_agreement->ari),
                   Html::markup(fixed(result.hub_agreement->ari, 2)),
                   Html::markup(fixed(result.hub_agreement->nmi, 2)),
                   context.count(result.agreement_vertices, kInstitutions)}));
}

std::vector<Html> names(const ReportContext& context, const std::vector<Vertex>& group,
                        std::size_t limit) {
  std::vector<Html> items;
  for (const Vertex v : group) {
    if (items.size() == limit) break;
    items.push_back(context.name(context.input.projection.node_of_vertex[v]));
  }
  return items;
}

Html more(const ReportContext& context, std::size_t all, std::size_t shown) {
  if (all <= shown) return {};
  return context.say("、ほか{0}", " and {0} more", {number(all - shown)});
}

Html block(const ReportContext& context, std::size_t place, const std::vector<Vertex>& group) {
  Html title = context.say(
      "集団{0}（{1}）：{2}", "Group {0} ({1}): {2}",
      {number(place), context.count(group.size(), kNodes), context.list(names(context, group, 3))});
  if (group.size() > 3) title += context.say(" など", " and others");
  return collapsed(title, element("p", context.list(names(context, group, kMaxMembers)) +
                                           more(context, group.size(), kMaxMembers)));
}

}  // namespace

Section communities_section(const ReportContext& context) {
  if (context.input.communities.partition.empty()) return {};
  const auto members = members_of(context);
  Html blocks;
  std::size_t groups = 0;
  for (const auto& group : members) {
    if (group.size() > 1 && ++groups <= kMaxCommunities) blocks += block(context, groups, group);
  }
  if (groups > kMaxCommunities) {
    blocks += element(
        "p",
        context.say("大きい順に{0}個を示しました。残りの{1}個は communities.csv にあります。",
                    "These are the largest {0}; communities.csv has the other {1}.",
                    {number(kMaxCommunities), number(groups - kMaxCommunities)}),
        "class=\"note\"");
  }
  return {"communities", context.say("自然にできているまとまり", "Communities"),
          quality(context, members) + agreement(context) +
              computed_on(context, context.input.projection.spec) + blocks};
}

}  // namespace musubi::report
