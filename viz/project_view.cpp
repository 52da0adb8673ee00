#include "viz/project_view.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/error.hpp"
#include "engine/projection.hpp"
#include "viz/cited_sources.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"

namespace musubi {
namespace {

constexpr std::string_view kProject = "project";
constexpr double kTop = 78;
constexpr double kFoot = 96;
constexpr double kLeastRow = 15;
constexpr double kHighestRow = 44;
constexpr double kTwoLines = 24;  // rows from which on a name may take two
constexpr double kLine = 10;
constexpr double kDot = 8;

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

class ProjectPicture {
 public:
  ProjectPicture(const Network& network, Participation found, Language language)
      : network_(network), found_(std::move(found)), language_(language) {
    for (const auto& name : network.vocabularies.names("relation")) see_relation(name, true);
    for (const LinkId link : found_.links) see_relation(network.graph.relation(link), false);
  }

  Diagram draw() {
    const bool ja = language_ == Language::ja;
    const auto most = std::max(found_.projects.size(), found_.participants.size());
    const double needed = kTop + kFoot + static_cast<double>(most) * kLeastRow;
    const double scale = std::max(1.0, needed / kA4Portrait.y);
    Page page("projects", ja ? "プロジェクトへの参加" : "Who takes part in which project",
              subtitle(), {kA4Portrait.x * scale, kA4Portrait.y * scale});
    add_column(page, found_.projects, page.size().x * 0.42, -1.0, "project");
    add_column(page, found_.participants, page.size().x * 0.6, 1.0, "participant");
    add_links(page);
    add_legend(page, {kPageMargin, page.size().y - 82}, page.size().x - 2 * kPageMargin, legend());
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
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
    auto text = network_.title.get(language_) + (ja ? "　" : "  ");
    return text.append(
        ja ? "参加の記載があるプロジェクト " + projects + "件、参加者 " + participants + "者"
           : projects + " projects with stated participants, " + participants + " participants");
  }

  void add_column(Page& page, const std::vector<NodeId>& column, double x, double side,
                  const std::string& name_of_class) {
    const double room = page.size().y - kTop - kFoot;
    const double row = std::min(kHighestRow, room / static_cast<double>(column.size()));
    double y = kTop + row / 2;
    for (const NodeId node : column) {
      const bool left = side < 0;
      const auto color = std::string(left ? palette::kBlue : palette::kGrey);
      const auto name = network_.node_name(node, language_);
      places_[node] = {x, y};
      ids_[node] = page.add_box({x, y}, {kDot, kDot}, {}, 0, kSmallText,
                                {{"shape", left ? "box" : "circle"},
                                 {"style", "filled"},
                                 {"fillcolor", color},
                                 {"color", color},
                                 {"class", name_of_class},
                                 {"tooltip", name}});
      const double at = x + side * (kDot / 2 + 5);
      const double width = left ? at - kPageMargin : page.size().x - kPageMargin - at;
      const auto lines = cut_lines(name, width, kSmallText, row < kTwoLines ? 1 : 2, language_);
      double line_y = y - kLine * static_cast<double>(lines.size() - 1) / 2;
      for (const auto& line : lines) {
        page.add_text({at, line_y}, line,
                      {.bold = left, .align = left ? Align::right : Align::left});
        line_y += kLine;
      }
      y += row;
    }
  }

  [[nodiscard]] DiagramAttributes line_of(const std::string& relation) const {
    const auto at = static_cast<std::size_t>(
        std::find(relations_.begin(), relations_.end(), relation) - relations_.begin());
    const auto color = at < palette::kLines.size() ? palette::kLines[at] : palette::kLightGrey;
    return {{"color", std::string(color)}, {"penwidth", at == 0 ? "2" : "1.2"}};
  }

  void add_links(Page& page) {
    static const std::vector<std::string> kActual{"actual"};
    for (const LinkId link : found_.links) {
      const auto& ends = network_.graph.link(link);
      auto attributes = line_of(network_.graph.relation(link));
      if (!status_counts(network_.graph, link, kActual)) {
        attributes["style"] = "dashed";
        any_planned_ = true;
      }
      attributes["class"] = "link";
      attributes["tooltip"] = tooltip(link);
      const Point from = places_.at(ends.target);
      const Point to = places_.at(ends.source);
      page.add_line(ids_.at(ends.target), ids_.at(ends.source), {from.x + kDot / 2, from.y},
                    {to.x - kDot / 2, to.y}, std::move(attributes));
    }
  }

  [[nodiscard]] std::string tooltip(LinkId link) const {
    const auto& ends = network_.graph.link(link);
    auto text = network_.node_name(ends.source, language_);
    text.append(" → ").append(network_.node_name(ends.target, language_)).append(": ");
    return text.append(
        network_.vocabularies.label("relation", network_.graph.relation(link), language_));
  }

  [[nodiscard]] std::vector<LegendEntry> legend() const {
    std::vector<LegendEntry> entries;
    for (const auto& relation : relations_) {
      entries.push_back({LegendEntry::Sign::line, line_of(relation), "",
                         network_.vocabularies.label("relation", relation, language_)});
    }
    if (any_planned_) {
      entries.push_back({LegendEntry::Sign::line,
                         {{"style", "dashed"}, {"color", std::string(palette::kInk)}},
                         "",
                         language_ == Language::ja ? "予定・見込み" : "planned or expected"});
    }
    return entries;
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    std::set<std::string> cited;
    collect_sources(network_, found_.links, cited);
    return source_titles(network_, cited);
  }

  const Network& network_;
  Participation found_;
  Language language_;
  std::vector<std::string> relations_{};
  bool any_planned_ = false;
  std::map<NodeId, Point> places_{};
  std::map<NodeId, std::string> ids_{};
};

}  // namespace

Diagram project_view(const Network& network, const std::vector<std::string>& statuses,
                     Language language) {
  auto found = participation(network, statuses, language);
  if (found.links.empty()) {
    throw Error(ErrorKind::usage, "the network states no participants of projects",
                "a project is a node of kind 'project' at which links end");
  }
  return ProjectPicture(network, std::move(found), language).draw();
}

}  // namespace musubi
