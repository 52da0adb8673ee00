#include "viz/community_view.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "engine/error.hpp"
#include "viz/cited_sources.hpp"
#include "viz/community_groups.hpp"
#include "viz/direct_links.hpp"
#include "viz/label_placement.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/perimeter_slots.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr std::string_view kHub = "hub";
constexpr double kTop = 66;
constexpr double kFoot = 92;
constexpr double kLine = 10.5;
constexpr double kPad = 5;
constexpr double kArcs = 19;  // room for the arcs, left of the members
constexpr double kDot = 5;
constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kNamesInTooltip = 60;

DiagramAttributes between_line(std::size_t links) {
  return {{"color", std::string(palette::kLightGrey)}, {"penwidth", line_width(links)}};
}

DiagramAttributes inside_arc() {
  return {{"color", std::string(palette::kGrey)}, {"penwidth", "0.7"}};
}

DiagramAttributes mark(bool is_hub) {
  return {{"shape", is_hub ? "box" : "circle"},
          {"style", "filled"},
          {"fillcolor", std::string(is_hub ? palette::kVermilion : palette::kBlue)},
          {"color", std::string(is_hub ? palette::kVermilion : palette::kBlue)}};
}

// Each next to the one it has most links with among those not yet placed, the largest first.
std::vector<std::size_t> around(const std::vector<CommunityTie>& ties, std::size_t shown) {
  std::vector<std::vector<std::size_t>> links(shown, std::vector<std::size_t>(shown, 0));
  for (const auto& tie : ties) {
    if (tie.b >= shown) continue;
    links[tie.a][tie.b] = links[tie.b][tie.a] = tie.links.size();
  }
  std::vector<std::size_t> order;
  std::vector<std::size_t> left(shown);
  for (std::size_t i = 0; i < shown; ++i) left[i] = i;
  while (!left.empty()) {
    const auto best =
        order.empty()
            ? left.begin()
            : std::max_element(left.begin(), left.end(), [&](std::size_t a, std::size_t b) {
                return links[order.back()][a] < links[order.back()][b];
              });
    order.push_back(*best);
    left.erase(best);
  }
  return order;
}

Point between(Point a, Point b, double t) {
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

std::string two_digits(double value) {
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 2);
  return {buffer, end.ptr};
}

class CommunityPicture {
 public:
  CommunityPicture(const Network& network, const Projection& projection,
                   const CommunityResult& communities, CommunityGroups found, Language language,
                   Point size)
      : network_(network),
        projection_(projection),
        communities_(communities),
        found_(std::move(found)),
        language_(language),
        ja_(language == Language::ja),
        size_(size) {}

  Diagram draw() {
    const Point size = size_;
    const Rectangle area{{size.x / 2, (kTop + size.y - kFoot) / 2},
                         {size.x - 2 * kPageMargin, size.y - kTop - kFoot}};
    slots_ = perimeter_slots(area, found_.groups.size());
    shown_ = slots_.slots.size();
    Page page("communities", ja_ ? "自然にできているまとまり" : "Communities", subtitle(), size,
              language_);
    const auto order = around(found_.ties, shown_);
    slot_of_.resize(shown_);
    for (std::size_t place = 0; place < shown_; ++place) slot_of_[order[place]] = place;
    for (std::size_t i = 0; i < shown_; ++i) add_group(page, i);
    add_ties(page);
    add_legend(page, {kPageMargin, size.y - 84}, size.x - 2 * kPageMargin, legend());
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
  [[nodiscard]] std::string count_text(std::size_t count) const {
    const auto number = std::to_string(count);
    if (ja_) return number + "件";
    return number + (count == 1 ? " node" : " nodes");
  }

  [[nodiscard]] std::string subtitle() const {
    const auto number = std::to_string(found_.groups.size());
    const auto modularity = two_digits(communities_.quality.modularity);
    auto text = network_.title.get(language_);
    text.append(part_gap(language_)).append(projection_.spec.title.get(language_));
    text.append(ja_ ? "：" : ": ").append(number);
    text.append(ja_ ? "個の集団（方法 " : " groups of close ties (method ");
    text.append(communities_.method);
    text.append(ja_ ? "、モジュラリティ " : ", modularity ").append(modularity);
    text.append(ja_ ? "）" : ")");
    if (shown_ < found_.groups.size()) {
      std::size_t nodes = 0;
      for (std::size_t i = shown_; i < found_.groups.size(); ++i) {
        nodes += found_.groups[i].members.size();
      }
      const auto more = std::to_string(found_.groups.size() - shown_);
      text.append(ja_ ? "、小さい" + more + "個（計" + count_text(nodes) + "）は省略"
                      : "; the " + more + " smallest (" + count_text(nodes) + ") are not shown");
    }
    if (found_.alone > 0) {
      text.append(ja_ ? "、どの集団にも入らないもの" + count_text(found_.alone)
                      : "; " + count_text(found_.alone) + " in no group");
    }
    return text;
  }

  [[nodiscard]] std::string name_of_vertex(Vertex v) const {
    return network_.node_name(projection_.node_of_vertex[v], language_);
  }

  // "3  Kawasaki", "5  A, B"
  [[nodiscard]] std::string title(std::size_t i) const {
    auto text = std::to_string(i + 1) + (ja_ ? "　" : "  ");
    bool first = true;
    for (const NodeId node : found_.groups[i].named_by) {
      if (!first) text.append(ja_ ? "、" : ", ");
      first = false;
      text.append(network_.node_name(node, language_));
    }
    return text;
  }

  // Two names on a line each, rather than broken anywhere.
  [[nodiscard]] std::vector<std::string> title_lines(std::size_t i, double width) const {
    const auto whole = title(i);
    auto lines = cut_lines(whole, width, kSmallText, kTitleLines, language_);
    const auto& names = found_.groups[i].named_by;
    if (lines.size() < 2 || names.size() != 2) return lines;
    const auto second = network_.node_name(names.back(), language_);
    const std::string comma = ja_ ? "、" : ",";
    auto first = std::string(trim(whole.substr(0, whole.size() - second.size())));
    first.resize(first.size() - comma.size());
    return {clip_line(first, width - bold_width(comma, kSmallText), kSmallText) + comma,
            clip_line(second, width, kSmallText)};
  }

  [[nodiscard]] std::string size_text(const CommunityGroup& group) const {
    const auto links = std::to_string(group.links.size());
    if (ja_) return count_text(group.members.size()) + "、内側の結び付き" + links + "件";
    return count_text(group.members.size()) + ", " + links +
           (group.links.size() == 1 ? " link inside" : " links inside");
  }

  [[nodiscard]] std::string tooltip(std::size_t i) const {
    const auto& members = found_.groups[i].members;
    auto text = title(i).append(ja_ ? "：" : ": ");
    for (std::size_t k = 0; k < std::min(members.size(), kNamesInTooltip); ++k) {
      if (k > 0) text.append(ja_ ? "、" : ", ");
      text.append(name_of_vertex(members[k]));
    }
    if (members.size() > kNamesInTooltip) {
      text.append(" ").append(more_text(members.size() - kNamesInTooltip));
    }
    return text;
  }

  [[nodiscard]] std::string more_text(std::size_t more) const {
    const auto number = std::to_string(more);
    return ja_ ? "ほか" + number + "件" : "and " + number + " more";
  }

  void add_group(Page& page, std::size_t i) {
    const auto& box = slots_.slots[slot_of_[i]].box;
    box_ids_.push_back(page.add_box(box.center, box.size, {}, 0, kSmallText,
                                    {{"color", std::string(palette::kGrey)},
                                     {"penwidth", "1.6"},
                                     {"class", "community"},
                                     {"tooltip", tooltip(i)}}));
    const double left = box.center.x - box.size.x / 2 + kPad;
    const double bottom = box.center.y + box.size.y / 2 - kPad;
    double y = box.center.y - box.size.y / 2 + kPad + kLine / 2;
    for (const auto& line : title_lines(i, box.size.x - 2 * kPad)) {
      page.add_text({left, y}, line, {.bold = true});
      y += kLine;
    }
    page.add_text({left, y}, size_text(found_.groups[i]), {.color = palette::kGrey});
    y += kLine + 2;
    add_members(page, i, {left, y}, box.size.x - 2 * kPad, bottom);
  }

  // A name that would be cut to what another was cut to is cut in the middle.
  static std::string shown_name(const std::string& name, double width,
                                std::set<std::string>& texts) {
    auto text = clip_line(name, width, kSmallText);
    if (texts.contains(text)) text = clip_middle(name, width, kSmallText);
    texts.insert(text);
    return text;
  }

  void add_members(Page& page, std::size_t i, Point at, double width, double bottom) {
    const auto& members = found_.groups[i].members;
    const auto rows = static_cast<std::size_t>(std::max(1.0, (bottom - at.y) / kLine + 0.5));
    const auto shown = members.size() <= rows ? members.size() : rows - 1;
    std::map<Vertex, std::size_t> row_of;
    std::vector<std::string> ids;
    std::set<std::string> texts;
    const double dot_x = at.x + kArcs;
    for (std::size_t k = 0; k < shown; ++k) {
      const double y = at.y + kLine * static_cast<double>(k);
      const NodeId node = projection_.node_of_vertex[members[k]];
      const auto name = network_.node_name(node, language_);
      auto attributes = mark(network_.graph.kind(node) == kHub);
      attributes["class"] = "member";
      attributes["tooltip"] = name;
      ids.push_back(
          page.add_box({dot_x, y}, {kDot, kDot}, {}, 0, kSmallText, std::move(attributes)));
      row_of[members[k]] = k;
      const double x = dot_x + kDot / 2 + 4;
      page.add_text({x, y}, shown_name(name, width - (x - at.x), texts), {.tooltip = name});
    }
    if (shown < members.size()) {
      page.add_text({dot_x + kDot / 2 + 4, at.y + kLine * static_cast<double>(shown)},
                    more_text(members.size() - shown), {.color = palette::kGrey});
    }
    add_arcs(page, row_of, ids, {dot_x - kDot / 2, at.y});
  }

  // The further apart, the wider: so arcs that begin at one member stay apart.
  void add_arcs(Page& page, const std::map<Vertex, std::size_t>& row_of,
                const std::vector<std::string>& ids, Point first) const {
    for (const auto& [v, row] : row_of) {
      Vertex before = kNoVertex;
      for (const Vertex w : projection_.graph.out_neighbors(v)) {
        const auto other = row_of.find(w);
        if (w == before || other == row_of.end() || other->second <= row) continue;
        before = w;
        const auto distance = static_cast<double>(other->second - row);
        const double reach = std::min(kArcs - kDot, 5 + 2.2 * distance) * 4 / 3;
        const double from = first.y + kLine * static_cast<double>(row);
        const double to = first.y + kLine * static_cast<double>(other->second);
        auto attributes = inside_arc();
        attributes["class"] = "inside";
        attributes["tooltip"] = name_of_vertex(v) + " – " + name_of_vertex(w);
        page.add_curve(
            ids[row], ids[other->second],
            {{first.x, from}, {first.x - reach, from}, {first.x - reach, to}, {first.x, to}},
            std::move(attributes));
      }
    }
  }

  // Bent towards the middle, so that they leave the boxes on their way alone.
  [[nodiscard]] std::vector<Point> path(const CommunityTie& tie) const {
    const auto from = slots_.slots[slot_of_[tie.a]].port;
    const auto to = slots_.slots[slot_of_[tie.b]].port;
    const double apart = std::hypot(to.x - from.x, to.y - from.y) / std::max(1.0, slots_.middle.x);
    const double bend = std::min(0.5, 0.12 + 0.5 * apart);
    return {from, between(from, slots_.middle, bend), between(to, slots_.middle, bend), to};
  }

  // The number of links stands on a line of more than one, where it hides least.
  void add_ties(Page& page) {
    std::vector<std::vector<Point>> curves;
    std::vector<const CommunityTie*> ties;
    for (const auto& tie : found_.ties) {
      if (tie.b >= shown_) continue;
      ties.push_back(&tie);
      curves.push_back(path(tie));
    }
    std::vector<Rectangle> boxes;
    for (const auto& slot : slots_.slots) boxes.push_back(slot.box);
    LabelPlacement labels(std::move(boxes), curves);
    for (std::size_t i = 0; i < ties.size(); ++i) {
      const auto& tie = *ties[i];
      const auto links = std::to_string(tie.links.size());
      auto attributes = between_line(tie.links.size());
      attributes["class"] = "between";
      attributes["tooltip"] = title(tie.a) + " – " + title(tie.b) + (ja_ ? "：" : ": ") + links;
      page.add_curve(box_ids_[tie.a], box_ids_[tie.b], curves[i], std::move(attributes));
      if (tie.links.size() < 2) continue;
      const Point size{text_width(links, kSmallText) + 7, kSmallText * 1.5 + 1};
      page.add_label(labels.place(i, size), links, palette::kInk);
    }
  }

  // Links between the two groups shown that have most.
  [[nodiscard]] std::size_t most_between() const {
    std::size_t most = 1;
    for (const auto& tie : found_.ties) {
      if (tie.b < shown_) most = std::max(most, tie.links.size());
    }
    return most;
  }

  [[nodiscard]] std::vector<LegendEntry> legend() const {
    using Sign = LegendEntry::Sign;
    const auto text = [&](const char* ja, const char* en) { return std::string(ja_ ? ja : en); };
    auto frame = DiagramAttributes{{"color", std::string(palette::kGrey)}, {"penwidth", "2"}};
    return {
        {Sign::box, std::move(frame), "",
         text("集団（番号は大きい順、名前は拠点、なければ結び付きの多い2件）",
              "group (numbered from the largest, named by its hubs, else by the two with most "
              "ties)")},
        {Sign::dot, mark(true), "", text("拠点", "hub")},
        {Sign::dot, mark(false), "",
         text("その他（どちらも結び付きの多い順）", "other node (both in order of their ties)")},
        {Sign::line, inside_arc(), "", text("集団の内側の結び付き（弧）", "tie inside (an arc)")},
        {Sign::line, between_line(1), "",
         text("集団どうしの結び付き 1件", "1 link between groups")},
        {Sign::line, between_line(most_between()), "",
         text("太いほど多い（2件以上は件数を記す）",
              "the wider, the more; a number says how many, from 2 on")}};
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    std::set<std::string> cited;
    for (std::size_t i = 0; i < shown_; ++i) {
      collect_sources(network_, found_.groups[i].links, cited);
    }
    for (const auto& tie : found_.ties) {
      if (tie.b < shown_) collect_sources(network_, tie.links, cited);
    }
    return source_titles(network_, cited);
  }

  const Network& network_;
  const Projection& projection_;
  const CommunityResult& communities_;
  CommunityGroups found_;
  Language language_;
  bool ja_;
  Point size_;
  PerimeterSlots slots_{};
  std::size_t shown_ = 0;
  std::vector<std::size_t> slot_of_{};  // by group
  std::vector<std::string> box_ids_{};  // by group
};

}  // namespace

Diagram community_view(const Network& network, const Projection& projection,
                       const CommunityResult& communities, Language language,
                       const ViewStyle& style) {
  auto found = community_groups(network, projection, communities.partition);
  if (found.groups.empty()) {
    throw Error(ErrorKind::usage, "no two nodes of this projection are in one community",
                "choose a projection that has links with --projection");
  }
  return CommunityPicture(network, projection, communities, std::move(found), language,
                          page_for(style.size, kA4Landscape))
      .draw();
}

}  // namespace musubi
