#include "viz/kind_signs.hpp"

#include <algorithm>
#include <array>

#include "viz/appearance.hpp"
#include "viz/palette.hpp"

namespace musubi {
namespace {

constexpr std::array<const char*, 4> kShapes{"circle", "box", "diamond", "triangle"};

// By the place of the colour in the palette; grey, which comes after them all, is a triangle.
const char* shape_of(const std::string& color) {
  const auto at = std::find(palette::kFills.begin(), palette::kFills.end(), color);
  if (at == palette::kFills.end()) return kShapes.back();
  const auto index = static_cast<std::size_t>(at - palette::kFills.begin());
  return kShapes[std::min(index / palette::kFillsPerShape, kShapes.size() - 1)];
}

}  // namespace

KindSigns::KindSigns(const PropertyGraph& graph, const std::map<std::string, std::string>& chosen) {
  const auto colors = kind_colors(graph);
  const auto& kinds = graph.kinds().names();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto own = chosen.find(kinds[i]);
    signs_[kinds[i]] = {shape_of(colors[i]), own == chosen.end() ? colors[i] : own->second};
  }
}

DiagramAttributes KindSigns::sign_of(std::string_view kind) const {
  const auto it = signs_.find(kind);
  const auto sign =
      it == signs_.end() ? Sign{kShapes.back(), std::string(palette::kLightGrey)} : it->second;
  // The outline keeps pale fills from being lost on the page.
  return {{"shape", sign.shape},
          {"style", "filled"},
          {"fillcolor", sign.color},
          {"color", std::string(palette::kGrey)},
          {"penwidth", "0.7"}};
}

}  // namespace musubi
