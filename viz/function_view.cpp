#include "viz/function_view.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/error.hpp"
#include "viz/cited_sources.hpp"
#include "viz/gap_words.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kTop = 66;          // under the title
constexpr double kHeader = 54;       // the names of the functions
constexpr double kNameWidth = 92;    // the names of the hubs, at most
constexpr double kNameGap = 7;       // right of them
constexpr double kGap = 3;           // between boxes
constexpr double kLeastColumn = 44;  // a column narrower than this cannot hold a heading
constexpr double kLeastRow = 26;     // nor a lower row the two lines of a name
constexpr double kHighestRow = 58;

// By how many institutions fill a function. The ink on each has a contrast above 4.5 to 1.
struct Shade {
  std::size_t least;
  std::string_view fill;
  std::string_view ink;
};
constexpr std::array<Shade, 4> kShades{{{1, palette::kShades[0], palette::kInk},
                                        {2, palette::kShades[1], palette::kInk},
                                        {4, palette::kShades[2], "#FFFFFF"},
                                        {8, palette::kShades[3], "#FFFFFF"}}};

const Shade& shade_of(std::size_t institutions) {
  const auto* found = &kShades.front();
  for (const auto& shade : kShades) {
    if (institutions >= shade.least) found = &shade;
  }
  return *found;
}

// Hubs and functions in the order in which the cells name them.
struct Axes {
  std::vector<NodeId> hubs{};
  std::vector<std::string> functions{};
  std::map<NodeId, std::size_t> row_of{};
  std::map<std::string, std::size_t> column_of{};
};

Axes axes_of(std::span<const FunctionCell> cells) {
  Axes axes;
  for (const auto& cell : cells) {
    if (axes.row_of.emplace(cell.hub, axes.hubs.size()).second) axes.hubs.push_back(cell.hub);
    if (axes.column_of.emplace(cell.function, axes.functions.size()).second) {
      axes.functions.push_back(cell.function);
    }
  }
  return axes;
}

std::vector<std::string> name_lines(const Network& network, NodeId hub, Language language) {
  return cut_lines(network.node_name(hub, language), kNameWidth, kSmallText, 2, language);
}

double width_of_names(const Network& network, const Axes& axes, Language language) {
  double width = 0;
  for (const NodeId hub : axes.hubs) {
    for (const auto& line : name_lines(network, hub, language)) {
      width = std::max(width, bold_width(line, kSmallText));
    }
  }
  return width + kNameGap;
}

// The grid on a page on which everything can be read.
class Grid {
 public:
  Grid(const Axes& axes, double names, PageSize size, const std::vector<LegendEntry>& legend)
      : names_(names) {
    const auto columns = static_cast<double>(axes.functions.size());
    const auto rows = static_cast<double>(axes.hubs.size());
    const auto least = page_for(size, kA4Landscape);
    const double foot = foot_height(least.x, legend);
    const Point around{2 * kPageMargin + names_, kTop + kHeader + foot};
    const Point needed{around.x + columns * kLeastColumn, around.y + rows * kLeastRow};
    if (!fits(size, kA4Landscape, {needed.x, 0})) {
      does_not_fit(size, axes.functions.size(), "functions",
                   static_cast<std::size_t>((least.x - around.x) / kLeastColumn),
                   "name fewer functions in the vocabulary");
    }
    if (!fits(size, kA4Landscape, {0, needed.y})) {
      does_not_fit(size, axes.hubs.size(), "hubs",
                   static_cast<std::size_t>((least.y - around.y) / kLeastRow),
                   "a package with fewer hubs");
    }
    page_ = page_holding(size, kA4Landscape, needed);
    column_ = (page_.x - around.x) / columns;
    row_ = std::min(kHighestRow, (page_.y - around.y) / rows);
  }
  [[nodiscard]] Point page() const { return page_; }
  [[nodiscard]] Point box() const { return {column_ - kGap, row_ - kGap}; }
  [[nodiscard]] double x(std::size_t column) const {
    return kPageMargin + names_ + column_ * (static_cast<double>(column) + 0.5);
  }
  [[nodiscard]] double y(std::size_t row) const {
    return kTop + kHeader + row_ * (static_cast<double>(row) + 0.5);
  }

 private:
  double names_;  // width of the names of the hubs
  Point page_{};
  double column_ = 0.0;
  double row_ = 0.0;
};

DiagramAttributes box_style(GapStatus status, std::size_t institutions) {
  const auto style = [status](std::string_view outline, std::string_view fill,
                              std::string_view line, std::string_view ink) {
    return DiagramAttributes{{"style", std::string(line)},
                             {"color", std::string(outline)},
                             {"fillcolor", std::string(fill)},
                             {"fontcolor", std::string(ink)},
                             {"penwidth", "1"},
                             {"class", status_code(status)}};
  };
  switch (status) {
    case GapStatus::present: {
      const auto& shade = shade_of(institutions);
      return style(shade.fill, shade.fill, "filled", shade.ink);
    }
    case GapStatus::missing:
      return style(palette::kVermilion, "#FFFFFF", "filled,dashed", palette::kInk);
    case GapStatus::unknown:
      break;
  }
  return style(palette::kLightGrey, palette::kPaleGrey, "filled,dotted", palette::kGrey);
}

std::string tooltip(const Network& network, const FunctionCell& cell, Language language) {
  const bool ja = language == Language::ja;
  const auto text = network.node_name(cell.hub, language) + (ja ? "・" : ", ") +
                    network.vocabularies.label("function", cell.function, language) +
                    (ja ? "：" : ": ");
  if (cell.status != GapStatus::present) return text + status_word(cell.status, language);
  std::string names;
  for (const NodeId institution : cell.institutions) {
    if (!names.empty()) names += ja ? "、" : ", ";
    names += network.node_name(institution, language);
  }
  return text + names;
}

void add_headings(Page& page, const Grid& grid, const Network& network, const Axes& axes,
                  Language language) {
  for (std::size_t c = 0; c < axes.functions.size(); ++c) {
    const auto name = network.vocabularies.label("function", axes.functions[c], language);
    page.add_box({grid.x(c), kTop + kHeader / 2 - 2}, {grid.box().x, kHeader - 4},
                 cut_lines(name, grid.box().x + kGap - 1, kSmallText, 4, language), 0, kSmallText,
                 {{"penwidth", "0"}, {"class", "function"}, {"tooltip", name}});
  }
  for (std::size_t r = 0; r < axes.hubs.size(); ++r) {
    const auto lines = name_lines(network, axes.hubs[r], language);
    double y = grid.y(r) - 5.5 * static_cast<double>(lines.size() - 1);
    for (const auto& line : lines) {
      page.add_text({kPageMargin, y}, line, {.bold = true});
      y += 11;
    }
  }
}

void add_cells(Page& page, const Grid& grid, const Network& network, const Axes& axes,
               std::span<const FunctionCell> cells, Language language) {
  for (const auto& cell : cells) {
    auto attributes = box_style(cell.status, cell.institutions.size());
    attributes["tooltip"] = tooltip(network, cell, language);
    const std::string text = cell.status == GapStatus::present
                                 ? std::to_string(cell.institutions.size())
                             : cell.status == GapStatus::missing ? "–"
                                                                 : "?";
    page.add_box({grid.x(axes.column_of.at(cell.function)), grid.y(axes.row_of.at(cell.hub))},
                 grid.box(), {text}, 1, 11, std::move(attributes));
  }
}

std::vector<LegendEntry> legend(Language language) {
  const bool ja = language == Language::ja;
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < kShades.size(); ++i) {
    const auto least = kShades[i].least;
    auto meaning = std::to_string(least);
    if (i + 1 == kShades.size()) {
      meaning.append(ja ? "以上" : " or more");
    } else if (kShades[i + 1].least > least + 1) {
      meaning.append("–").append(std::to_string(kShades[i + 1].least - 1));
    }
    if (i == 0) {
      meaning.append(ja ? "（担い手の機関や部署の数）"
                        : " (institutions and departments that fill it)");
    }
    entries.push_back(
        {LegendEntry::Sign::box, box_style(GapStatus::present, least), "", std::move(meaning)});
  }
  entries.push_back(
      {LegendEntry::Sign::box, box_style(GapStatus::missing, 0), "",
       ja ? "– 記載なし（拠点の機能の資料はあるが、担い手の記載がない）"
          : "– none stated (the hub's functions are described, nobody for this one)"});
  entries.push_back({LegendEntry::Sign::box, box_style(GapStatus::unknown, 0), "",
                     ja ? "？ 不明（資料が足りず、有無を言えない）"
                        : "? unknown (not described well enough to tell)"});
  return entries;
}

std::vector<std::string> sources(const Network& network, const Axes& axes,
                                 std::span<const FunctionCell> cells) {
  std::set<std::string> cited;
  for (const auto& cell : cells) collect_sources(network, cell.links, cited);
  for (const auto& function : axes.functions) {
    collect_coverage_sources(network, axes.hubs, function, cited);
  }
  return source_titles(network, cited);
}

}  // namespace

Diagram function_view(const Network& network, std::span<const FunctionCell> cells,
                      Language language, const ViewStyle& style) {
  if (cells.empty()) {
    throw Error(ErrorKind::usage, "the network has no vocabulary of functions",
                "name the functions in the topic 'function' of the package's vocabularies");
  }
  const bool ja = language == Language::ja;
  const auto axes = axes_of(cells);
  const auto signs = legend(language);
  const Grid grid(axes, width_of_names(network, axes, language), style.size, signs);
  const auto count = [&](GapStatus status) {
    return std::to_string(std::count_if(
        cells.begin(), cells.end(), [status](const auto& cell) { return cell.status == status; }));
  };
  const auto counts = ja ? "記載あり " + count(GapStatus::present) + "、記載なし " +
                               count(GapStatus::missing) + "、不明 " + count(GapStatus::unknown)
                         : "stated " + count(GapStatus::present) + ", none stated " +
                               count(GapStatus::missing) + ", unknown " + count(GapStatus::unknown);
  Page page("functions", ja ? "拠点ごとの機能" : "Functions of each hub",
            network.title.get(language) + std::string(part_gap(language)) + counts, grid.page(),
            language);
  add_headings(page, grid, network, axes, language);
  add_cells(page, grid, network, axes, cells, language);
  add_foot_legend(page, signs);
  page.add_sources(sources(network, axes, cells), language);
  return page.take();
}

}  // namespace musubi
