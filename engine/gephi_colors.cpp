#include "engine/gephi_colors.hpp"

#include <algorithm>
#include <optional>

namespace musubi {
namespace {

constexpr std::array<std::string_view, 3> kNames{"r", "g", "b"};

}  // namespace

GephiColors::GephiColors(const GraphmlKeys& keys) {
  for (const auto& [id, key] : keys) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      declared_[i] = declared_[i] ||
                     (key.is_node && key.name == kNames[i] && key.type == AttributeType::integer);
    }
  }
}

bool GephiColors::is_part(std::string_view name) const {
  return any() && std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void GephiColors::join(std::vector<NamedValue>& values) const {
  if (!any()) return;
  std::array<std::optional<std::int64_t>, 3> parts{};
  for (const auto& [name, value] : values) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      const auto* part = std::get_if<std::int64_t>(&value);
      if (part != nullptr && name == kNames[i]) parts[i] = *part;
    }
  }
  std::erase_if(values, [&](const auto& each) { return is_part(each.name); });
  if (!parts[0] || !parts[1] || !parts[2] || has_value(values, look::kColor)) return;
  values.push_back({std::string(look::kColor), hex_color(*parts[0], *parts[1], *parts[2])});
}

}  // namespace musubi
