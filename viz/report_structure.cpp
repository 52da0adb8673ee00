#include <algorithm>

#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

constexpr std::size_t kMaxRows = 200;  // what a page can hold

// True when v has one neighbour only, so that it hangs on it.
bool hangs_on_one(const CsrGraph& graph, Vertex v) {
  Vertex other = kNoVertex;
  for (const auto row : {graph.out_neighbors(v), graph.in_neighbors(v)}) {
    for (const Vertex u : row) {
      if (u == v || u == other) continue;
      if (other != kNoVertex) return false;
      other = u;
    }
  }
  return other != kNoVertex;
}

// Neighbours that would be left with nobody if v left.
std::size_t dependants(const CsrGraph& graph, Vertex v) {
  std::vector<Vertex> found;
  for (const auto row : {graph.out_neighbors(v), graph.in_neighbors(v)}) {
    std::copy_if(row.begin(), row.end(), std::back_inserter(found),
                 [&](Vertex u) { return u != v && hangs_on_one(graph, u); });
  }
  std::sort(found.begin(), found.end());
  return static_cast<std::size_t>(std::unique(found.begin(), found.end()) - found.begin());
}

Html vertex_name(const ReportContext& context, Vertex v) {
  return context.name(context.input.projection.node_of_vertex[v]);
}

Html not_all_shown(const ReportContext& context, std::size_t all) {
  if (all <= kMaxRows) return {};
  return element("p",
                 context.say("{0}件のうち{1}件を示します。", "{1} of {0} are shown.",
                             {number(all), number(kMaxRows)}),
                 "class=\"note\"");
}

Html components(const ReportContext& context) {
  const auto& structure = context.input.structure;
  const auto n = context.input.projection.graph.num_vertices();
  return element(
      "p",
      context.say(
          "対象は{0}と、その間の結び付き{1}"
          "です。互いにたどり着けるまとまり（連結成分）は{2}で、最も大きいものに"
          "{3}（{4}）が入ります。あり得る組のうち実際に結び付いている割合（密度）は{5}です。",
          "The network counts {0} and {1}. It has {2} within which everyone can reach everyone; "
          "the largest holds {3} ({4}). Of all possible pairs, a share of {5} is tied "
          "(density).",
          {context.hubs.empty() ? context.count(n, {"個のノード", "node", "nodes"})
                                : context.count(n, {"件の機関や拠点など", "node", "nodes"}),
           context.count(context.input.projection.graph.num_edges(), kLinks),
           context.count(structure.components, {"個", "part", "parts"}),
           context.count(structure.largest_component, kNodes),
           Html::markup(percent(structure.largest_component, n)),
           Html::markup(fixed(structure.density, 4))}));
}

Html articulation_points(const ReportContext& context) {
  auto points = context.input.structure.articulation_points;
  const auto& graph = context.input.projection.graph;
  std::vector<std::size_t> hanging(graph.num_vertices(), 0);
  for (const Vertex v : points) hanging[v] = dependants(graph, v);
  std::stable_sort(points.begin(), points.end(),
                   [&](Vertex u, Vertex v) { return hanging[u] > hanging[v]; });
  Table table{
      .id = "articulation-points",
      .caption = context.say("抜けるとネットワークが分かれるところ（関節点）",
                             "Without these the network falls apart (articulation points)"),
      .columns = {{context.say("名前", "Name")},
                  {context.say("種別", "Kind")},
                  {context.say("ここだけを頼りにつながる相手の数", "Tied to the rest by it alone"),
                   true}},
      .sortable = true};
  for (const Vertex v : points) {
    if (table.rows.size() == kMaxRows) break;
    const NodeId node = context.input.projection.node_of_vertex[v];
    table.rows.push_back({{context.name(node)},
                          {context.label("kind", context.graph().kind(node))},
                          {number(hanging[v]), std::to_string(hanging[v])}});
  }
  if (table.rows.empty()) {
    return element("p", context.say("一つ抜けただけで分かれてしまうようなところはありません。",
                                    "No single loss would break it."));
  }
  Html what = context.say("どれか一つが抜けると、ネットワークはそこで分かれます。",
                          "If one of these leaves, the network falls apart there.");
  if (!context.hubs.empty()) {
    what += context.say(
        "拠点やプロジェクトも含み、資料に書かれた結び付きだけで判断しています。",
        " Hubs and projects are among them, and only ties that the documents state count.");
  }
  return element("h3", context.say("要となるところ", "Where it would fall apart")) +
         element("p", what) + render(table) + not_all_shown(context, points.size());
}

// A bridge to somebody who hangs on one tie is no surprise; one between two groups is worth a name.
Html bridges(const ReportContext& context) {
  const auto& projection = context.input.projection;
  Table table{.id = "bridges",
              .caption = context.say("切れると二つに分かれる結び付き（橋）",
                                     "Ties whose loss parts two groups (bridges)"),
              .columns = {{context.say("一方", "One end")}, {context.say("他方", "Other end")}},
              .sortable = true};
  std::size_t between_groups = 0;
  for (const EdgeId e : context.input.structure.bridges) {
    const auto& edge = projection.numbering.edges[e];
    if (hangs_on_one(projection.graph, edge.tail) || hangs_on_one(projection.graph, edge.head)) {
      continue;
    }
    if (++between_groups > kMaxRows) continue;
    table.rows.push_back({{vertex_name(context, edge.tail)}, {vertex_name(context, edge.head)}});
  }
  const auto all = context.input.structure.bridges.size();
  if (all == 0) {
    return element("p", context.say("切れると分かれてしまう結び付き（橋）はありません。",
                                    "No single tie, if lost, would part the network."));
  }
  Html said = context.say(
      "切れると分かれる結び付きは{0}あります。うち{1}"
      "は、相手が一つしかないところをつなぐものです。",
      "{0} would part the network if lost. Of these, {1} only hold somebody with a single tie.",
      {context.count(all, kLinks),
       context.ja() ? context.count(all - between_groups, kLinks) : number(all - between_groups)});
  if (between_groups > 0) {
    said += context.say(
        "残りの{0}はまとまり同士をつなぐもので、次の表に示します。",
        " The other {0} join groups and stand in the table.",
        {context.ja() ? context.count(between_groups, kLinks) : number(between_groups)});
  }
  return element("h3", context.say("ただ一本で支えている結び付き", "Ties that nothing backs up")) +
         element("p", said) + render(table) + not_all_shown(context, between_groups);
}

}  // namespace

Section structure_section(const ReportContext& context) {
  if (context.input.projection.graph.num_vertices() == 0) return {};
  return {"structure", context.say("つながり方と弱いところ", "Structure and weak points"),
          components(context) + computed_on(context, context.input.projection.spec) +
              articulation_points(context) + bridges(context)};
}

}  // namespace musubi::report
