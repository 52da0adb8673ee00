#include "algorithms/centrality/centrality_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/degree.hpp"
#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/hits.hpp"
#include "algorithms/centrality/katz_centrality.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/structure/structural_holes.hpp"
#include "engine/error.hpp"

namespace musubi {
namespace {

struct MeasureText {
  Measure measure;
  const char* name;
  const char* label_ja;
  const char* label_en;
  const char* meaning_ja;
  const char* meaning_en;
};

constexpr std::array kMeasures = {
    MeasureText{Measure::degree, "degree", "次数", "Degree", "直接つながる相手の数です。",
                "How many others it is directly tied to."},
    MeasureText{Measure::strength, "strength", "強さ", "Strength",
                "直接の結び付きの強さの合計です。", "The summed strength of its direct ties."},
    MeasureText{Measure::betweenness, "betweenness", "媒介中心性", "Betweenness",
                "他の2者を結ぶ最短の道筋がどれだけここを通るかです。高いほど橋渡し役です。",
                "How often the shortest chains between two others pass through it: a go-between."},
    MeasureText{Measure::closeness, "closeness", "近接中心性", "Closeness",
                "他の全員に平均してどれだけ少ない段数で届くかです。",
                "How few steps it needs, on average, to reach the others."},
    MeasureText{Measure::harmonic, "harmonic", "調和中心性", "Harmonic closeness",
                "他の各者までの段数の逆数の合計です。つながっていない相手は0として数えます。",
                "The sum of 1/steps to each other; whoever cannot be reached adds nothing."},
    MeasureText{Measure::eigenvector, "eigenvector", "固有ベクトル中心性", "Eigenvector",
                "中心的な相手とつながっているほど高くなります。",
                "High when it is tied to others that are central themselves."},
    MeasureText{Measure::pagerank, "pagerank", "ページランク", "PageRank",
                "結び付きをたどり続ける人がここにいる割合です。",
                "The share of time that someone who keeps following ties would spend here."},
    MeasureText{
        Measure::constraint, "constraint", "拘束度", "Constraint",
        "相手どうしが互いにつながっていて、仲介する余地がどれだけ少ないかです。低いほど橋渡し"
        "がしやすいため、低い方から順位を付けます。相手がいなければ値はありません。",
        "How far its contacts are tied to each other and leave it little to broker. The "
        "lowest ranks first; without contacts there is no value."},
    MeasureText{Measure::effective_size, "effective_size", "有効規模", "Effective size",
                "直接の相手の数から、相手どうしのつながりによる重複を引いた数です。相手がいなければ"
                "値はありません。",
                "How many contacts it has once those that overlap, being tied to each other, are "
                "taken off; without contacts there is no value."},
    MeasureText{Measure::katz, "katz", "カッツ中心性", "Katz",
                "ここに至る道筋の数です。長い道筋ほど軽く数えます。",
                "How many walks lead to it, long ones counting less."},
    MeasureText{Measure::hub_score, "hub_score", "ハブ値", "Hub score",
                "優れた権威へ結び付きを出しているほど高くなります（HITS）。向きのない網では権威値と"
                "同じです。",
                "High when it points to good authorities (HITS); the same as authority without "
                "directions."},
    MeasureText{Measure::authority, "authority", "権威値", "Authority",
                "優れたハブから結び付きを受けているほど高くなります（HITS）。",
                "High when good hubs point to it (HITS)."},
};

const MeasureText& text_of(Measure measure) {
  return *std::find_if(kMeasures.begin(), kMeasures.end(),
                       [&](const MeasureText& text) { return text.measure == measure; });
}

// What ranks are made from: higher is more central, and last of all is what has no score.
std::vector<double> merits_of(const CentralityColumn& column) {
  auto merits = column.scores;
  for (double& merit : merits) {
    if (column.measure == Measure::constraint) merit = -merit;
    if (std::isnan(merit)) merit = -std::numeric_limits<double>::infinity();
  }
  return merits;
}

bool equal_merits(double higher, double lower) {
  return higher == lower || higher - lower <= 1e-9 * std::abs(higher);
}

}  // namespace

const std::vector<Measure>& all_measures() {
  static const std::vector<Measure> kAll = [] {
    std::vector<Measure> measures;
    measures.reserve(std::size(kMeasures));
    for (const auto& text : kMeasures) measures.push_back(text.measure);
    return measures;
  }();
  return kAll;
}

const std::vector<Measure>& usual_measures() {
  static const std::vector<Measure> kUsual = [] {
    auto measures = all_measures();
    std::erase_if(measures, [](Measure measure) {
      return measure == Measure::katz || measure == Measure::hub_score ||
             measure == Measure::authority;
    });
    return measures;
  }();
  return kUsual;
}

std::string_view name_of(Measure measure) {
  return text_of(measure).name;
}

LocalizedText label_of(Measure measure) {
  return {text_of(measure).label_ja, text_of(measure).label_en};
}

LocalizedText meaning_of(Measure measure) {
  return {text_of(measure).meaning_ja, text_of(measure).meaning_en};
}

Measure measure_named(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& text : kMeasures) {
    if (name == text.name) return text.measure;
    names.emplace_back(text.name);
  }
  throw Error(ErrorKind::usage, "no measure '" + std::string(name) + "'", suggest(name, names));
}

std::vector<std::uint32_t> centrality_ranks(const CentralityColumn& column) {
  const auto merits = merits_of(column);
  std::vector<std::uint32_t> order(merits.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return merits[a] > merits[b]; });
  std::vector<std::uint32_t> ranks(merits.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool tied = i > 0 && equal_merits(merits[order[i - 1]], merits[order[i]]);
    ranks[order[i]] = tied ? ranks[order[i - 1]] : static_cast<std::uint32_t>(i + 1);
  }
  return ranks;
}

std::vector<CentralityColumn> centrality_table(const CsrGraph& graph,
                                               const std::vector<Measure>& measures,
                                               const Execution& execution) {
  std::optional<ClosenessResult> distances;  // serves closeness and harmonic
  const auto distance_measures = [&]() -> const ClosenessResult& {
    if (!distances) distances = closeness(graph, {.execution = execution});
    return *distances;
  };
  std::optional<StructuralHoles> holes;  // serves constraint and effective_size
  const auto hole_measures = [&]() -> const StructuralHoles& {
    if (!holes) holes = structural_holes(graph, {.execution = execution});
    return *holes;
  };
  std::optional<HitsResult> found_hits;  // serves hub_score and authority
  const auto hits_measures = [&]() -> const HitsResult& {
    if (!found_hits) found_hits = hits(graph, {.execution = execution});
    return *found_hits;
  };
  std::vector<CentralityColumn> table;
  for (const Measure measure : measures) {
    CentralityColumn column{.measure = measure};
    const auto take = [&column](auto&& result) {
      column.scores = std::move(result.scores);
      column.converged = result.converged;
    };
    switch (measure) {
      case Measure::degree:
        column.scores = degree(graph);
        break;
      case Measure::strength:
        column.scores = strength(graph);
        break;
      case Measure::betweenness:
        column.scores = betweenness(graph, {.execution = execution});
        break;
      case Measure::closeness:
        column.scores = distance_measures().closeness;
        break;
      case Measure::harmonic:
        column.scores = distance_measures().harmonic;
        break;
      case Measure::eigenvector:
        take(eigenvector_centrality(graph, {.execution = execution}));
        break;
      case Measure::pagerank:
        take(pagerank(graph, {.execution = execution}));
        break;
      case Measure::constraint:
        column.scores = hole_measures().constraint;
        break;
      case Measure::effective_size:
        column.scores = hole_measures().effective_size;
        break;
      case Measure::katz:
        take(katz_centrality(graph, {.execution = execution}));
        break;
      case Measure::hub_score:
        column.scores = hits_measures().hubs;
        column.converged = hits_measures().converged;
        break;
      case Measure::authority:
        column.scores = hits_measures().authorities;
        column.converged = hits_measures().converged;
        break;
    }
    column.ranks = centrality_ranks(column);
    table.push_back(std::move(column));
  }
  return table;
}

}  // namespace musubi
