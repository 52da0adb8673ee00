#include "viz/partner_column.hpp"

#include <algorithm>
#include <cmath>

#include "engine/country_name.hpp"
#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

// Distances in points down the column: roomy, and as tight as is still legible.
struct Spacing {
  double line;  // between lines of a name
  double between_partners;
  double between_countries;
};
constexpr Spacing kRoomy{9.8, 1, 3};
constexpr Spacing kTight{9, 0, 2};

// The widest spacing between the two at which the column is not higher than `height`.
Spacing spacing_for(double height, double lines, double partners, double countries) {
  const auto total = [&](const Spacing& spacing) {
    return lines * spacing.line + partners * spacing.between_partners +
           countries * spacing.between_countries;
  };
  const double room = total(kRoomy) - total(kTight);
  const double t = room > 0 ? std::clamp((height - total(kTight)) / room, 0.0, 1.0) : 1.0;
  return {std::lerp(kTight.line, kRoomy.line, t),
          std::lerp(kTight.between_partners, kRoomy.between_partners, t),
          std::lerp(kTight.between_countries, kRoomy.between_countries, t)};
}

// A partner whom no actual tie reaches is there because one is planned (or expected).
std::string label(const Network& network, const OverseasPartner& partner, Language language) {
  auto name = network.node_name(partner.node, language);
  if (partner.carriers.empty())
    name += language == Language::ja ? "（計画のみ）" : " (planned only)";
  return name;
}

double name_width(const OverseasPartner& partner, bool begins_country, double whole,
                  Language language) {
  if (!begins_country) return whole;
  // The country is bold, and bold is up to 7 % wider.
  return whole - text_width(country_name(partner.country, language), kSmallText) * 1.07 - 8;
}

}  // namespace

PartnerColumn place_partners(const Network& network, const OverseasTies& ties,
                             const ColumnArea& area, Language language) {
  PartnerColumn column;
  double lines = 0;
  double countries = 0;
  const std::string* country = nullptr;
  for (const auto& partner : ties.partners) {
    PartnerRow row;
    row.begins_country = country == nullptr || *country != partner.country;
    country = &partner.country;
    row.lines = fit_lines(label(network, partner, language),
                          name_width(partner, row.begins_country, area.names_width, language),
                          kSmallText, language);
    lines += static_cast<double>(row.lines.size());
    countries += row.begins_country ? 1 : 0;
    column.rows.push_back(std::move(row));
  }
  const auto spacing =
      spacing_for(area.height, lines, static_cast<double>(column.rows.size()), countries);
  column.line_height = spacing.line;
  double top = area.top;
  for (auto& row : column.rows) {
    if (row.begins_country && top > area.top) top += spacing.between_countries;
    row.y = top + spacing.line / 2;
    top += spacing.line * static_cast<double>(row.lines.size()) + spacing.between_partners;
  }
  column.bottom = std::max(top, area.top + area.height);
  return column;
}

}  // namespace musubi
