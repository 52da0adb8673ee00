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

Spacing spacing_at(double t) {
  return {std::lerp(kTight.line, kRoomy.line, t),
          std::lerp(kTight.between_partners, kRoomy.between_partners, t),
          std::lerp(kTight.between_countries, kRoomy.between_countries, t)};
}

double name_width(const OverseasPartner& partner, bool begins_country, double whole,
                  Language language) {
  if (!begins_country) return whole;
  // The country is bold, and bold is up to 7 % wider.
  return whole - bold_width(country_name(partner.country, language), kSmallText) - 8;
}

double row_height(const PartnerRow& row, const Spacing& spacing) {
  return spacing.line * static_cast<double>(row.lines.size()) + spacing.between_partners;
}

// From a row that begins a country to its end.
double country_height(const std::vector<PartnerRow>& rows, std::size_t first,
                      const Spacing& spacing) {
  double height = row_height(rows[first], spacing);
  for (auto i = first + 1; i < rows.size() && !rows[i].begins_country; ++i) {
    height += row_height(rows[i], spacing);
  }
  return height;
}

// Gives each row its place at this spacing; false when the last column is too high.
bool place_rows(PartnerColumn& column, const ColumnArea& area, const Spacing& spacing) {
  column.line_height = spacing.line;
  column.bottom = area.top + area.height;
  double top = area.top;
  std::size_t at = 0;
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    auto& row = column.rows[i];
    if (row.begins_country && top > area.top) top += spacing.between_countries;
    const double whole =
        row.begins_country ? country_height(column.rows, i, spacing) : row_height(row, spacing);
    const double least = whole > area.height ? row_height(row, spacing) : whole;
    if (at + 1 < area.columns && top + least > area.top + area.height) {
      ++at;
      top = area.top;
      row.begins_country = true;
    }
    row.column = at;
    row.y = top + spacing.line / 2;
    top += row_height(row, spacing);
    column.bottom = std::max(column.bottom, top);
  }
  return column.bottom <= area.top + area.height;
}

// The rows before they have their places; names of at most `most_lines` lines.
std::vector<PartnerRow> broken_rows(const Network& network, const OverseasTies& ties,
                                    const ColumnArea& area, std::size_t most_lines,
                                    Language language) {
  std::vector<PartnerRow> rows;
  const std::string* country = nullptr;
  for (const auto& partner : ties.partners) {
    PartnerRow row;
    row.begins_country = country == nullptr || *country != partner.country;
    country = &partner.country;
    // Any row may come to begin a column, and then names its country too.
    const bool may_name = row.begins_country || area.columns > 1;
    const auto text = network.node_name(partner.node, language);
    const double width = name_width(partner, may_name, area.names_width, language);
    row.lines = fit_lines(text, width, kSmallText, language);
    if (row.lines.size() > most_lines) {
      row.lines = cut_lines(text, width, kSmallText, most_lines, language);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// At the widest spacing that the area allows; false when even the tightest is too high.
bool place_spaced(PartnerColumn& column, const ColumnArea& area) {
  constexpr int kSteps = 50;
  const auto rows = column.rows;
  for (int step = kSteps; step >= 0; --step) {
    column.rows = rows;
    if (place_rows(column, area, spacing_at(static_cast<double>(step) / kSteps))) return true;
  }
  return false;
}

// Where no country is named after all, a cut name has its room.
void lengthen(const Network& network, const OverseasTies& ties, const ColumnArea& area,
              Language language, PartnerColumn& column) {
  for (std::size_t i = 0; i < column.rows.size(); ++i) {
    auto& row = column.rows[i];
    if (row.begins_country || !row.lines.back().ends_with("…")) continue;
    row.lines = cut_lines(network.node_name(ties.partners[i].node, language), area.names_width,
                          kSmallText, row.lines.size(), language);
  }
}

}  // namespace

PartnerColumn place_partners(const Network& network, const OverseasTies& ties,
                             const ColumnArea& area, Language language) {
  constexpr std::size_t kAll = 1000;
  PartnerColumn column;
  for (const std::size_t most_lines : {kAll, std::size_t{2}, std::size_t{1}}) {
    column.rows = broken_rows(network, ties, area, most_lines, language);
    if (place_spaced(column, area) || !area.may_cut) break;
  }
  lengthen(network, ties, area, language, column);
  return column;
}

}  // namespace musubi
