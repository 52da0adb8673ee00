#include "viz/project_view.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/error.hpp"
#include "engine/projection.hpp"
#include "viz/cited_sources.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/relation_words.hpp"

namespace musubi {
namespace {

constexpr std::string_view kProject = "project";
constexpr double kTop = 78;
constexpr double kLeastRow = 15;
constexpr double kLeastRowOfSlide = 12;
constexpr double kHighestRow = 44;
constexpr double kTwoLines = 24;  // rows from which on a name may take two
constexpr double kLine = 10;
constexpr double kDot = 8;
// Across a slide: the boxes of the projects in its middle, the dots of the participants aside.
constexpr double kProjectBox = 270;
constexpr double kToDots = 62;

// The two columns, from top to bottom, and the links between them.
struct Participation {
  std::vector<NodeId> projects{};
  std::vector<NodeId> participants{};
  std::vector<LinkId> links{};
};

std::map<NodeId, double> rows_of(const std::vector<NodeId>& column) {
  std::map<NodeId, double> rows;
  for (std::size_t i = 0; i < column.size(); ++i) rows[column[i]] = static_cast<double>(i);
  return rows;
}

Participation participation(const Network& network, const std::vector<std::string>& statuses,
                            Language language) {
  const auto& graph = network.graph;
  Participation found;
  std::set<NodeId> projects;
  std::map<NodeId, std::vector<NodeId>> projects_of;
  for (const LinkId link : graph.links()) {
    const auto& ends = graph.link(link);
    if (graph.kind(ends.target) != kProject || graph.kind(ends.source) == kProject) continue;
    if (!status_counts(graph, link, statuses)) continue;
    found.links.push_back(link);
    projects.insert(ends.target);
    projects_of[ends.source].push_back(ends.target);
  }
  found.projects.assign(projects.begin(), projects.end());
  std::stable_sort(found.projects.begin(), found.projects.end(), [&](NodeId a, NodeId b) {
    return network.node_name(a, language) < network.node_name(b, language);
  });
  const auto row = rows_of(found.projects);
  std::vector<std::tuple<double, std::string, NodeId>> order;
  for (const auto& [node, own] : projects_of) {
    const double sum = std::accumulate(own.begin(), own.end(), 0.0,
                                       [&](double so_far, NodeId p) { return so_far + row.at(p); });
    order.emplace_back(sum / static_cast<double>(own.size()), network.node_name(node, language),
                       node);
  }
  std::sort(order.begin(), order.end());
  for (const auto& one : order) found.participants.push_back(std::get<NodeId>(one));
  return found;
}

DiagramAttributes dot_look(const char* shape, std::string_view color) {
  return {{"shape", shape},
          {"style", "filled"},
          {"fillcolor", std::string(color)},
          {"color", std::string(color)}};
}

// On a slide a project is a box with its name.
DiagramAttributes project_box() {
  return {{"style", "filled"},
          {"fillcolor", std::string(palette::kPaleBlue)},
          {"color", std::string(palette::kBlue)},
          {"penwidth", "1"}};
}

class ProjectPicture {
 public:
  ProjectPicture(const Network& network, Participation found, Language language,
                 const ViewStyle& style)
      : network_(network),
        found_(std::move(found)),
        language_(language),
        style_(style),
        size_(style.size) {
    for (const auto& name : network.vocabularies.names("relation")) see_relation(name, true);
    for (const LinkId link : found_.links) see_relation(network.graph.relation(link), false);
  }

  Diagram draw() {
    const bool ja = language_ == Language::ja;
    const auto signs = legend();
    const double foot = foot_height(page_for(size_, kA4Portrait).x, signs);
    Page page("projects", ja ? "プロジェクトへの参加" : "Who takes part in which project",
              subtitle(), page_size(foot), language_);
    bottom_ = page.size().y - foot;
    if (size_ == PageSize::slide) {
      add_on_slide(page);
    } else {
      add_projects(page, page.size().x * 0.42);
      add_participants(page, found_.participants, page.size().x * 0.6, 1.0);
    }
    add_links(page);
    add_foot_legend(page, signs);
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
  [[nodiscard]] Point page_size(double foot) const {
    const bool slide = size_ == PageSize::slide;
    const auto least = page_for(size_, kA4Portrait);
    const double least_row = slide ? kLeastRowOfSlide : kLeastRow;
    // On a slide the participants stand in two columns.
    const auto participants =
        slide ? (found_.participants.size() + 1) / 2 : found_.participants.size();
    const auto rows = std::max(found_.projects.size(), participants);
    const Point needed{0, kTop + foot + static_cast<double>(rows) * least_row};
    if (!fits(size_, kA4Portrait, needed)) {
      const auto most = static_cast<std::size_t>((least.y - kTop - foot) / least_row);
      const bool projects = found_.projects.size() >= participants;
      does_not_fit(size_, projects ? found_.projects.size() : found_.participants.size(),
                   projects ? "projects" : "participants", slide && !projects ? 2 * most : most,
                   "a part of the network: count fewer statuses, or a package with fewer of them");
    }
    return page_holding(size_, kA4Portrait, needed);
  }

  // Participants to the left and right by turns, so that each stays level with its projects.
  void add_on_slide(Page& page) {
    std::array<std::vector<NodeId>, 2> sides;
    for (std::size_t i = 0; i < found_.participants.size(); ++i) {
      sides[i % 2].push_back(found_.participants[i]);
    }
    const double middle = page.size().x / 2;
    add_project_boxes(page, middle);
    const double reach = kProjectBox / 2 + kToDots;
    add_participants(page, sides[0], middle - reach, -1.0);
    add_participants(page, sides[1], middle + reach, 1.0);
  }

  // In the vocabulary's order, so that a relation's colour does not hang on which links come first.
  void see_relation(const std::string& name, bool only_if_used) {
    if (std::find(relations_.begin(), relations_.end(), name) != relations_.end()) return;
    const bool used = std::any_of(found_.links.begin(), found_.links.end(), [&](LinkId link) {
      return network_.graph.relation(link) == name;
    });
    if (used || !only_if_used) relations_.push_back(name);
  }

  [[nodiscard]] std::string subtitle() const {
    const bool ja = language_ == Language::ja;
    const auto projects = std::to_string(found_.projects.size());
    const auto participants = std::to_string(found_.participants.size());
    auto text = network_.title.get(language_) + std::string(part_gap(language_));
    return text.append(
        ja ? "参加の記載があるプロジェクト " + projects + "件、参加者 " + participants + "者"
           : projects + " projects with stated participants, " + participants + " participants");
  }

  // Where a node's lines end, on its left and on its right.
  struct Place {
    std::string id{};
    double y = 0.0;
    double left = 0.0;
    double right = 0.0;
  };

  // What the style says of its kind; "" for nothing.
  [[nodiscard]] std::string chosen_color(NodeId node) const {
    const auto it = style_.kind_colors.find(network_.graph.kind(node));
    return it == style_.kind_colors.end() ? std::string{} : it->second;
  }

  // The height of a row in a column of so many.
  [[nodiscard]] double row_height(std::size_t count) const {
    return std::min(kHighestRow, (bottom_ - kTop) / static_cast<double>(count));
  }

  // Rows from the top; a short column of a slide stands in the middle of its height.
  [[nodiscard]] double first_row(std::size_t count) const {
    const double row = row_height(count);
    const double spare = bottom_ - kTop - row * static_cast<double>(count);
    return kTop + row / 2 + (size_ == PageSize::slide ? spare / 2 : 0.0);
  }

  void add_projects(Page& page, double x) {
    auto look = dot_look("box", palette::kBlue);
    look["class"] = "project";
    add_dots(page, found_.projects, x, -1.0, look, true);
  }

  void add_participants(Page& page, const std::vector<NodeId>& column, double x, double side) {
    auto look = dot_look("circle", palette::kGrey);
    look["class"] = "participant";
    add_dots(page, column, x, side, look, false);
  }

  // A column of dots with the names on the side away from the lines.
  void add_dots(Page& page, const std::vector<NodeId>& column, double x, double side,
                const DiagramAttributes& look, bool bold) {
    const double row = row_height(column.size());
    double y = first_row(column.size());
    for (const NodeId node : column) {
      const auto name = node_label(network_, node, language_, style_.labels);
      auto attributes = look;
      attributes["tooltip"] = name;
      if (const auto color = chosen_color(node); !color.empty()) attributes["fillcolor"] = color;
      const double dot = std::min(kDot * style_.node_scale(node), row - 1);
      places_[node] = {page.add_box({x, y}, {dot, dot}, {}, 0, kSmallText, attributes), y,
                       x - dot / 2, x + dot / 2};
      const double at = x + side * (dot / 2 + 5);
      const double width = side < 0 ? at - kPageMargin : page.size().x - kPageMargin - at;
      const auto lines = cut_lines(name, width, kSmallText, row < kTwoLines ? 1 : 2, language_);
      double line_y = y - kLine * static_cast<double>(lines.size() - 1) / 2;
      for (const auto& line : lines) {
        page.add_text({at, line_y}, line,
                      {.bold = bold, .align = side < 0 ? Align::right : Align::left});
        line_y += kLine;
      }
      y += row;
    }
  }

  // Names that are cut to the same words keep their ends instead.
  [[nodiscard]] std::vector<std::string> box_lines(const std::string& name,
                                                   std::size_t most) const {
    constexpr double kWidth = kProjectBox - 12;
    const auto cut = [&](const std::string& one) {
      return cut_lines(one, kWidth, kSmallText, most, language_);
    };
    const auto lines = cut(name);
    const auto alike =
        std::count_if(found_.projects.begin(), found_.projects.end(), [&](NodeId other) {
          return cut(node_label(network_, other, language_, style_.labels)) == lines;
        });
    if (alike < 2 || most > 1) return lines;
    return {clip_middle(name, kWidth, kSmallText)};
  }

  void add_project_boxes(Page& page, double x) {
    const double row = row_height(found_.projects.size());
    double y = first_row(found_.projects.size());
    for (const NodeId node : found_.projects) {
      const auto name = node_label(network_, node, language_, style_.labels);
      const auto lines = box_lines(name, row < 2 * kLine + 6 ? 1 : 2);
      const double height = std::min(row - 2, kLine * static_cast<double>(lines.size()) + 6);
      auto look = project_box();
      look["class"] = "project";
      look["tooltip"] = name;
      places_[node] = {page.add_box({x, y}, {kProjectBox, height}, lines, lines.size(), kSmallText,
                                    std::move(look)),
                       y, x - kProjectBox / 2, x + kProjectBox / 2};
      y += row;
    }
  }

  [[nodiscard]] bool is_planned(LinkId link) const {
    static const std::vector<std::string> kActual{"actual"};
    return !status_counts(network_.graph, link, kActual);
  }

  [[nodiscard]] DiagramAttributes line_of(const std::string& relation) const {
    const auto at = static_cast<std::size_t>(
        std::find(relations_.begin(), relations_.end(), relation) - relations_.begin());
    const auto color = at < palette::kLines.size() ? palette::kLines[at] : palette::kLightGrey;
    // Not by colour alone. Dashes are for what is planned.
    struct Stroke {
      const char* width;
      const char* style;
    };
    constexpr std::array<Stroke, 6> kStrokes{{{"2.2", "solid"},
                                              {"0.9", "solid"},
                                              {"1.4", "dotted"},
                                              {"3", "solid"},
                                              {"2.2", "dotted"},
                                              {"0.5", "solid"}}};
    const auto& stroke = kStrokes[std::min(at, kStrokes.size() - 1)];
    return {{"color", std::string(color)}, {"penwidth", stroke.width}, {"style", stroke.style}};
  }

  void add_links(Page& page) {
    for (const LinkId link : found_.links) {
      const auto& ends = network_.graph.link(link);
      auto attributes = line_of(network_.graph.relation(link));
      if (is_planned(link)) attributes["style"] = "dashed";
      attributes["class"] = "link";
      attributes["tooltip"] = tooltip(link);
      const auto& project = places_.at(ends.target);
      const auto& body = places_.at(ends.source);
      const bool to_right = body.left > project.right;
      page.add_line(project.id, body.id, {to_right ? project.right : project.left, project.y},
                    {to_right ? body.left : body.right, body.y}, std::move(attributes));
    }
  }

  [[nodiscard]] std::string tooltip(LinkId link) const {
    const auto& ends = network_.graph.link(link);
    auto text = network_.node_name(ends.source, language_);
    text.append(" → ").append(network_.node_name(ends.target, language_)).append(": ");
    return text.append(relation_words(network_, network_.graph.relation(link), language_));
  }

  [[nodiscard]] std::vector<LegendEntry> legend() const {
    const bool ja = language_ == Language::ja;
    std::vector<LegendEntry> entries;
    entries.push_back(
        size_ == PageSize::slide
            ? LegendEntry{LegendEntry::Sign::box, project_box(), "", ""}
            : LegendEntry{LegendEntry::Sign::dot, dot_look("box", palette::kBlue), "", ""});
    entries.back().meaning = ja ? "プロジェクト" : "project";
    entries.push_back({LegendEntry::Sign::dot, dot_look("circle", palette::kGrey), "",
                       ja ? "参加者" : "participant"});
    for (const auto& relation : relations_) {
      entries.push_back({LegendEntry::Sign::line, line_of(relation), "",
                         relation_words(network_, relation, language_)});
    }
    if (std::any_of(found_.links.begin(), found_.links.end(),
                    [&](LinkId link) { return is_planned(link); })) {
      entries.push_back({LegendEntry::Sign::line,
                         {{"style", "dashed"}, {"color", std::string(palette::kInk)}},
                         "",
                         ja ? "予定・見込み" : "planned or expected"});
    }
    add_chosen_kinds(entries);
    add_size_entry(entries, style_, language_);
    return entries;
  }

  // The kinds of participants that the style colours, in the vocabulary's order.
  void add_chosen_kinds(std::vector<LegendEntry>& entries) const {
    std::set<std::string> shown;
    for (const NodeId node : found_.participants) {
      if (!chosen_color(node).empty()) shown.insert(network_.graph.kind(node));
    }
    for (const auto& kind : network_.vocabularies.names("kind")) {
      if (!shown.contains(kind)) continue;
      entries.push_back({LegendEntry::Sign::dot,
                         {{"shape", "circle"},
                          {"style", "filled"},
                          {"fillcolor", style_.kind_colors.at(kind)},
                          {"color", std::string(palette::kGrey)}},
                         "",
                         network_.vocabularies.label("kind", kind, language_)});
    }
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    std::set<std::string> cited;
    collect_sources(network_, found_.links, cited);
    return source_titles(network_, cited);
  }

  const Network& network_;
  Participation found_;
  Language language_;
  const ViewStyle& style_;
  PageSize size_;
  std::vector<std::string> relations_{};
  double bottom_ = 0.0;  // of the columns
  std::map<NodeId, Place> places_{};
};

}  // namespace

Diagram project_view(const Network& network, const std::vector<std::string>& statuses,
                     Language language, const ViewStyle& style) {
  auto found = participation(network, statuses, language);
  if (found.links.empty()) {
    throw Error(ErrorKind::usage, "the network states no participants of projects",
                "a project is a node of kind 'project' at which links end");
  }
  return ProjectPicture(network, std::move(found), language, style).draw();
}

}  // namespace musubi
