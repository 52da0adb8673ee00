#include "viz/status_style.hpp"

#include "viz/palette.hpp"

namespace musubi {

DiagramAttributes status_outline(GapStatus status) {
  const auto style = [](std::string_view color, std::string_view fill, const char* line) {
    return DiagramAttributes{{"style", line},
                             {"color", std::string(color)},
                             {"fillcolor", std::string(fill)},
                             {"penwidth", "1.2"}};
  };
  if (status == GapStatus::present) return style(palette::kBlue, palette::kPaleBlue, "filled");
  if (status == GapStatus::missing) return style(palette::kVermilion, "#FFFFFF", "filled,dashed");
  return style(palette::kGrey, palette::kPaleGrey, "filled,dotted");
}

}  // namespace musubi
