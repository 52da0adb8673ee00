#include "viz/hub_detail_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "engine/error.hpp"
#include "viz/cited_sources.hpp"
#include "viz/column_flow.hpp"
#include "viz/direct_links.hpp"
#include "viz/function_boxes.hpp"
#include "viz/gap_words.hpp"
#include "viz/hub_boxes.hpp"
#include "viz/hub_edge.hpp"
#include "viz/hub_edge_column.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/status_style.hpp"

namespace musubi {
namespace {

constexpr double kTop = 66;
constexpr double kFoot = 92;  // legend and sources
constexpr double kLeastLine = 10;
constexpr double kPad = 5;       // inside a box
constexpr double kGap = 7;       // between boxes, and inside the frame
constexpr double kColumn = 150;  // the least width of a column of boxes

DiagramAttributes mark_style(bool named) {
  return {{"shape", "circle"},
          {"style", "filled"},
          {"fillcolor", std::string(named ? palette::kBlue : "#FFFFFF")},
          {"color", std::string(palette::kBlue)},
          {"penwidth", "0.8"}};
}

// One box per function: its heading and its lines.
struct FunctionBox {
  FunctionGivers givers{};
  std::vector<std::string> heading{};
  std::vector<BoxLine> lines{};
};

class HubPicture {
 public:
  HubPicture(const Network& network, const HubDetail& detail, NodeId hub, Language language,
             const ViewStyle& style)
      : network_(network),
        detail_(detail),
        hub_(hub),
        language_(language),
        ja_(language == Language::ja),
        size_kind_(style.size),
        edge_(hub_edge(network, detail, hub, language)) {
    for (auto& givers : function_givers(network, detail.hubs, hub, detail.functions, language)) {
      boxes_.push_back({.givers = std::move(givers)});
    }
    place_boxes();
  }

  Diagram draw() {
    const auto name = network_.node_name(hub_, language_);
    Page page("hub", ja_ ? name + "：機能と担い手" : name + ": functions and who provides them",
              subtitle(), page_, language_);
    const auto frame = add_frame(page);
    for (std::size_t i = 0; i < boxes_.size(); ++i) add_function(page, i);
    add_hub_edge(page, network_, edge_, frame, {kTop, kTop + inner_height() + 2 * kGap}, language_);
    add_legend(page, {kPageMargin, page.size().y - 84}, page.size().x - 2 * kPageMargin, legend());
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
  // Room inside the frame.
  [[nodiscard]] double inner_width() const {
    return page_.x - 2 * kPageMargin - kHubEdgeWidth - 2 * kGap;
  }
  [[nodiscard]] double inner_height() const { return page_.y - kTop - kFoot - 2 * kGap; }
  [[nodiscard]] double column_width() const {
    return (inner_width() - kGap * static_cast<double>(columns_ - 1)) /
           static_cast<double>(columns_);
  }

  // Large letters before small ones, whole names before cut ones, all institutions before some.
  void place_boxes() {
    std::size_t most = 1;
    for (const auto& box : boxes_) most = std::max(most, box.givers.count);
    const Point least = page_for(size_kind_, kA4Landscape);
    for (double scale = 1;; scale *= 1.1) {
      if (scale > 1 && size_kind_ != PageSize::own) {
        does_not_fit(size_kind_, boxes_.size(), "functions with an institution each",
                     boxes_.size() - 1, "take a vocabulary of fewer functions");
      }
      page_ = {least.x * scale, least.y * scale};
      columns_ = static_cast<std::size_t>(inner_width() / kColumn);
      const auto lines = static_cast<std::size_t>(inner_height() / kLeastLine);
      for (const double size : {11.0, 10.0, 9.0, kSmallText}) {
        size_ = size;
        if (most < lines && fits({.name_lines = 4, .institutions = most})) return;
      }
      if (most < lines && fits({.name_lines = 1, .institutions = most})) return lengthen(most);
      if (fits_with_some(std::min(most, lines))) return;
    }
  }

  // As many institutions per function as there is room for, fewer than `too_many`.
  bool fits_with_some(std::size_t too_many) {
    std::size_t fitting = 0;
    while (fitting + 1 < too_many) {
      const std::size_t middle = (fitting + too_many) / 2;
      (fits({.name_lines = 1, .institutions = middle}) ? fitting : too_many) = middle;
    }
    return fitting > 0 && fits({.name_lines = 1, .institutions = fitting});
  }

  // Names over more than one line, box after box, as long as all still fit.
  void lengthen(std::size_t most) {
    for (const std::size_t name_lines : {2U, 3U}) {
      for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const auto before = boxes_[i].lines;
        fill(boxes_[i], {.name_lines = name_lines, .institutions = most});
        if (flows()) continue;
        boxes_[i].lines = before;
      }
    }
    flows();
  }

  bool fits(const BoxText& text) {
    for (auto& box : boxes_) fill(box, text);
    return flows();
  }

  void fill(FunctionBox& box, BoxText text) const {
    text.width = column_width() - 2 * kPad;
    text.size = size_;
    box.heading = cut_lines(heading(box.givers), text.width, size_, 2, language_);
    box.lines = box_lines(network_, box.givers, text, language_);
    if (box.givers.count == 0) {
      box.lines = {{GiverLine::more, kNoNode, status_word(box.givers.status, language_), true}};
    }
  }

  bool flows() {
    std::vector<double> heights;
    heights.reserve(boxes_.size());
    for (const auto& box : boxes_) heights.push_back(height(box));
    flow_ = flow_in_columns(heights, columns_, kGap);
    return flow_.height <= inner_height();
  }

  [[nodiscard]] double line() const { return std::round(size_ * 1.3 * 2) / 2; }
  [[nodiscard]] double height(const FunctionBox& box) const {
    return 2 * kPad + line() * static_cast<double>(box.heading.size() + box.lines.size()) + 1;
  }

  [[nodiscard]] std::string heading(const FunctionGivers& givers) const {
    auto text = givers.function.empty()
                    ? std::string(ja_ ? "機能の記載なし" : "no function stated")
                    : network_.vocabularies.label("function", givers.function, language_);
    if (givers.count == 0) return text;
    const auto count = std::to_string(givers.count);
    return text + (ja_ ? "（" + count + "）" : " (" + count + ")");
  }

  [[nodiscard]] std::string subtitle() const {
    const auto& hubs = detail_.hubs.hubs;
    const auto at =
        static_cast<std::size_t>(std::find(hubs.begin(), hubs.end(), hub_) - hubs.begin());
    std::array<std::size_t, 3> counts{};
    for (const auto& box : boxes_) {
      if (!box.givers.function.empty()) ++counts[static_cast<std::size_t>(box.givers.status)];
    }
    auto text = network_.title.get(language_);
    text.append(part_gap(language_));
    text.append(institutions_text(num_institutions(detail_.hubs.services[at]), language_));
    text.append(ja_ ? "（部署は本体と合わせて1機関）　機能："
                    : " (departments count with their whole); functions: ");
    bool first = true;
    for (const auto status : {GapStatus::present, GapStatus::missing, GapStatus::unknown}) {
      if (!first) text.append(ja_ ? "、" : ", ");
      first = false;
      text.append(status_word(status, language_)).append(" ");
      text.append(std::to_string(counts[static_cast<std::size_t>(status)]));
    }
    return text;
  }

  // The hub itself: everything in it is what serves it.
  std::string add_frame(Page& page) {
    const Point size{inner_width() + 2 * kGap, frame_height()};
    return page.add_box({kPageMargin + size.x / 2, kTop + size.y / 2}, size, {}, 0, kSmallText,
                        {{"style", "filled,rounded"},
                         {"fillcolor", "#FFFFFF"},
                         {"color", std::string(palette::kLightGrey)},
                         {"penwidth", "1.6"},
                         {"class", "hub"},
                         {"tooltip", network_.node_name(hub_, language_)}});
  }

  // As high as the boxes, or as the ties beside it.
  [[nodiscard]] double frame_height() const {
    return std::min(inner_height(), std::max(flow_.height, hub_edge_height(edge_))) + 2 * kGap;
  }

  [[nodiscard]] std::string tooltip(const FunctionGivers& givers) const {
    auto text = heading(givers).append(ja_ ? "：" : ": ");
    if (givers.count == 0) return text.append(status_word(givers.status, language_));
    bool first = true;
    const auto add = [&](NodeId node) {
      if (!first) text.append(ja_ ? "、" : ", ");
      first = false;
      text.append(network_.node_name(node, language_));
    };
    for (const auto& giver : givers.givers) {
      if (giver.itself) add(giver.whole);
      for (const NodeId department : giver.departments) add(department);
    }
    return text;
  }

  void add_function(Page& page, std::size_t i) {
    const auto& box = boxes_[i];
    const double width = column_width();
    const double left =
        kPageMargin + kGap + (width + kGap) * static_cast<double>(flow_.places[i].column);
    const double top = kTop + kGap + flow_.places[i].top;
    auto attributes = status_outline(box.givers.status);
    if (box.givers.function.empty()) {
      attributes["color"] = palette::kLightGrey;
      attributes["fillcolor"] = "#FFFFFF";
    }
    attributes["class"] = status_code(box.givers.status);
    attributes["tooltip"] = tooltip(box.givers);
    page.add_box({left + width / 2, top + height(box) / 2}, {width, height(box)}, {}, 0, kSmallText,
                 std::move(attributes));
    double y = top + kPad + line() / 2;
    for (const auto& text : box.heading) {
      page.add_text({left + kPad, y}, text, {.size = size_, .bold = true});
      y += line();
    }
    y += 1;
    for (const auto& name : box.lines) {
      add_name(page, {left + kPad, y}, name);
      y += line();
    }
  }

  // A full mark for what the sources name, a ring for a whole that only its departments stand for.
  void add_name(Page& page, Point at, const BoxLine& line) {
    if (line.kind == GiverLine::more) {
      page.add_text(at, line.text, {.size = size_, .color = palette::kGrey});
      return;
    }
    const auto name = network_.node_name(line.node, language_);
    if (line.kind == GiverLine::department) at.x += kDepartmentIndent;
    if (line.begins) {
      const bool named = line.kind != GiverLine::whole;
      auto attributes = mark_style(named);
      attributes["class"] = named ? "institution" : "whole";
      attributes["tooltip"] = name;
      page.add_box({at.x + 2.5, at.y}, {4, 4}, {}, 0, kSmallText, std::move(attributes));
    }
    page.add_text({at.x + kMarkWidth, at.y}, line.text,
                  {.size = size_,
                   .color = line.kind == GiverLine::whole ? palette::kGrey : palette::kInk,
                   .tooltip = name});
  }

  [[nodiscard]] std::vector<LegendEntry> legend() const {
    using Sign = LegendEntry::Sign;
    std::vector<LegendEntry> entries{
        {Sign::box, status_outline(GapStatus::present), "",
         ja_ ? "記載あり（数は担い手の機関・部署の数）"
             : "stated (the number: institutions and departments)"},
        {Sign::box, status_outline(GapStatus::missing), "",
         ja_ ? "記載なし（資料はあるが、記載がない）" : "none stated (described, but none named)"},
        {Sign::box, status_outline(GapStatus::unknown), "",
         ja_ ? "不明（資料が足りず、有無を言えない）"
             : "unknown (not described well enough to tell)"}};
    std::size_t most = 0;
    for (const auto& tie : edge_.hubs) most = std::max(most, tie.direct);
    for (auto& entry : direct_link_legend(palette::kBlue, most, language_)) {
      entries.push_back(std::move(entry));
    }
    if (!edge_.partners.empty()) {
      entries.push_back({Sign::line,
                         {{"color", std::string(palette::kGreen)}, {"penwidth", "1.2"}},
                         "",
                         ja_ ? "海外連携先とのつながり" : "tie with a partner abroad"});
    }
    const auto is_whole = [](const BoxLine& line) { return line.kind == GiverLine::whole; };
    if (std::any_of(boxes_.begin(), boxes_.end(), [&](const FunctionBox& box) {
          return std::any_of(box.lines.begin(), box.lines.end(), is_whole);
        })) {
      entries.push_back({Sign::dot, mark_style(/*named=*/false), "",
                         ja_ ? "部署だけが記載されている機関の本体"
                             : "whole of which only departments are named"});
    }
    return entries;
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    std::set<std::string> cited;
    const auto& hubs = detail_.hubs;
    for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
      if (hubs.hubs[i] != hub_) continue;
      for (const auto& service : hubs.services[i]) {
        const std::array link{service.link};
        collect_sources(network_, link, cited);
      }
    }
    for (const auto& box : boxes_) {
      if (!box.givers.function.empty()) {
        collect_coverage_sources(network_, {&hub_, 1}, box.givers.function, cited);
      }
    }
    for (const auto& pair : detail_.pairs) {
      if (pair.a != hub_ && pair.b != hub_) continue;
      for (const auto& link : pair.links) {
        if (is_direct(link.kind)) collect_sources(network_, link.links, cited);
      }
    }
    for (const auto& cell : detail_.overseas) {
      if (cell.hub != hub_) continue;
      for (const auto& path : cell.via) collect_sources(network_, path.links, cited);
    }
    return source_titles(network_, cited);
  }

  const Network& network_;
  const HubDetail& detail_;
  NodeId hub_;
  Language language_;
  bool ja_;
  PageSize size_kind_;
  HubEdge edge_;
  Point page_{};
  std::size_t columns_ = 1;
  double size_ = kSmallText;
  std::vector<FunctionBox> boxes_{};
  ColumnFlow flow_{};
};

}  // namespace

Diagram hub_detail_view(const Network& network, const HubDetail& detail, NodeId hub,
                        Language language, const ViewStyle& style) {
  const auto& hubs = detail.hubs.hubs;
  if (std::find(hubs.begin(), hubs.end(), hub) == hubs.end()) {
    const auto name = hub == kNoNode ? std::string() : std::string(network.graph.id(hub));
    std::vector<std::string> ids;
    ids.reserve(hubs.size());
    for (const NodeId one : hubs) ids.emplace_back(network.graph.id(one));
    throw Error(ErrorKind::usage,
                name.empty() ? "the view 'hub' is that of a hub" : "'" + name + "' is no hub",
                suggest(name, ids));
  }
  return HubPicture(network, detail, hub, language, style).draw();
}

}  // namespace musubi
