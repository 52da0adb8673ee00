#include "algorithms/whatif/comparison_measures.hpp"

#include <algorithm>
#include <array>

namespace musubi {
namespace {

struct MeasureText {
  NetworkMeasure measure;
  const char* name;
  const char* ja;
  const char* en;
  int better;
};

using M = NetworkMeasure;
constexpr std::array kMeasures = {
    MeasureText{M::nodes, "nodes", "ノード", "Nodes", 0},
    MeasureText{M::links, "links", "結び付き", "Links", 0},
    MeasureText{M::vertices, "vertices", "頂点", "Vertices", 0},
    MeasureText{M::edges, "edges", "辺", "Edges", 0},
    MeasureText{M::components, "components", "連結成分", "Components", -1},
    MeasureText{M::largest_component, "largest_component", "最大の連結成分", "Largest component",
                1},
    MeasureText{M::density, "density", "密度", "Density", 1},
    MeasureText{M::bridges, "bridges", "橋（切れると分かれる辺）", "Bridges", -1},
    MeasureText{M::articulation_points, "articulation_points", "関節点（抜けると分かれる頂点）",
                "Articulation points", -1},
    MeasureText{M::global_efficiency, "global_efficiency", "大域効率", "Global efficiency", 1},
    MeasureText{M::kirchhoff_index, "kirchhoff_index", "キルヒホッフ指数", "Kirchhoff index", -1},
    MeasureText{M::algebraic_connectivity, "algebraic_connectivity", "代数的連結度",
                "Algebraic connectivity", 1},
    MeasureText{M::communities, "communities", "コミュニティの数", "Communities", 0},
    MeasureText{M::modularity, "modularity", "モジュラリティ", "Modularity", 0},
    MeasureText{M::hub_pairs_linked, "hub_pairs_linked", "つながりの記載がある拠点の組",
                "Hub pairs linked", 1},
    MeasureText{M::hub_pairs_missing, "hub_pairs_missing", "記載のない拠点の組",
                "Hub pairs with no link stated", -1},
    MeasureText{M::hub_pairs_unknown, "hub_pairs_unknown", "不明な拠点の組", "Hub pairs unknown",
                0},
    MeasureText{M::functions_present, "functions_present", "拠点の機能（記載あり）",
                "Functions of hubs present", 1},
    MeasureText{M::overseas_linked, "overseas_linked", "拠点と海外連携先の組（記載あり）",
                "Hubs and partners abroad linked", 1},
    MeasureText{M::requirements_met, "requirements_met", "満たされた要件", "Requirements met", 1},
};

const MeasureText& text_of(NetworkMeasure measure) {
  return *std::find_if(kMeasures.begin(), kMeasures.end(),
                       [&](const MeasureText& text) { return text.measure == measure; });
}

}  // namespace

const std::vector<NetworkMeasure>& all_network_measures() {
  static const std::vector<NetworkMeasure> kAll = [] {
    std::vector<NetworkMeasure> measures;
    measures.reserve(std::size(kMeasures));
    for (const auto& text : kMeasures) measures.push_back(text.measure);
    return measures;
  }();
  return kAll;
}

std::string_view name_of(NetworkMeasure measure) {
  return text_of(measure).name;
}

LocalizedText label_of(NetworkMeasure measure) {
  return {text_of(measure).ja, text_of(measure).en};
}

std::optional<NetworkMeasure> network_measure_named(std::string_view name) {
  for (const auto& text : kMeasures) {
    if (name == text.name) return text.measure;
  }
  return std::nullopt;
}

int better_direction(NetworkMeasure measure) {
  return text_of(measure).better;
}

std::optional<double> MeasureChange::change() const {
  if (!before || !after) return std::nullopt;
  return *after - *before;
}

}  // namespace musubi
