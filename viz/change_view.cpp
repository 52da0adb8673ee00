#include "viz/change_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "viz/change_layout.hpp"
#include "viz/cited_sources.hpp"
#include "viz/comparison_words.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/picture_date.hpp"

namespace musubi {
namespace {

using Column = ChangedPart::Column;

DiagramAttributes line_style(ChangeState state) {
  switch (state) {
    case ChangeState::added:
      return {{"color", std::string(palette::kGreen)}, {"penwidth", "2.2"}, {"class", "added"}};
    case ChangeState::removed:
      return {{"color", std::string(palette::kVermilion)},
              {"penwidth", "1.6"},
              {"style", "dashed"},
              {"class", "removed"}};
    case ChangeState::kept:
      break;
  }
  return {{"color", std::string(palette::kLightGrey)}, {"penwidth", "0.8"}, {"class", "kept"}};
}

DiagramAttributes box_style(ChangeState state, Column column) {
  switch (state) {
    case ChangeState::added:
      return {{"style", "filled"},
              {"fillcolor", "#DDF2EC"},
              {"color", std::string(palette::kGreen)},
              {"penwidth", "2"},
              {"class", "added"}};
    case ChangeState::removed:
      return {{"style", "filled,dashed"},
              {"fillcolor", "#FBEBDD"},
              {"color", std::string(palette::kVermilion)},
              {"penwidth", "1.6"},
              {"class", "removed"}};
    case ChangeState::kept:
      break;
  }
  const bool hub = column == Column::hubs;
  return {{"style", "filled"},
          {"fillcolor", std::string(hub ? palette::kPaleBlue : "#FFFFFF")},
          {"color", std::string(hub ? palette::kBlue : palette::kGrey)},
          {"penwidth", "1"},
          {"class", "kept"}};
}

std::string mark_of(ChangeState state) {
  if (state == ChangeState::added) return "＋ ";
  return state == ChangeState::removed ? "－ " : "";
}

class ChangePage {
 public:
  ChangePage(const ComparedVersion& before, const ComparedVersion& after,
             const Comparison& comparison, ChangedPart part, const ChangeTitle& title,
             Language language, PageSize size, const std::string& prefix)
      : before_(before),
        comparison_(comparison),
        part_(std::move(part)),
        names_(before, after, language),
        layout_(change_layout(part_, box_texts(), words_above(), size, language)),
        page_(prefix, title.title, title.subtitle, layout_.page, language) {}

  Diagram draw() {
    add_text_above();
    add_headings();
    add_boxes();
    for (const auto state : {ChangeState::kept, ChangeState::removed, ChangeState::added}) {
      for (const auto& tie : part_.ties) {
        if (tie.state == state) add_tie(tie);
      }
    }
    add_hub_arcs();
    add_legend(page_, {kPageMargin, page_.size().y - 54}, page_.size().x - 2 * kPageMargin,
               legend());
    page_.add_sources(sources(), language());
    return page_.take();
  }

 private:
  [[nodiscard]] Language language() const { return names_.language(); }
  [[nodiscard]] bool ja() const { return language() == Language::ja; }

  [[nodiscard]] std::vector<std::string> words_above() const {
    auto words = change_lines(comparison_, names_);
    const auto measures = measure_line(comparison_, language());
    words.insert(words.begin(), measures.empty() ? (ja() ? "良し悪しの言える指標に変化はない"
                                                         : "No measure gets better or worse")
                                                 : measures);
    return words;
  }

  [[nodiscard]] std::vector<std::string> box_texts() const {
    std::vector<std::string> texts;
    texts.reserve(part_.nodes.size());
    for (const auto& node : part_.nodes) texts.push_back(mark_of(node.state) + names_.of(node.id));
    return texts;
  }

  void add_text_above() {
    double y = kChangeTextTop;
    for (const auto& line : layout_.above) {
      page_.add_text({kPageMargin, y}, line, {});
      y += kChangeTextStep;
    }
  }

  void add_headings() {
    const TextStyle style{.size = 9, .color = palette::kGrey, .bold = true};
    const double y = layout_.top - 10;
    const auto add = [&](Column column, const char* ja_words, const char* en_words) {
      if (!part_.has(column)) return;
      page_.add_text({layout_.band(column).left, y}, ja() ? ja_words : en_words, style);
    };
    add(Column::hubs, "拠点", "Hubs");
    add(Column::bodies, "関わる機関など", "Bodies concerned");
    add(Column::abroad, "海外", "Abroad");
    if (part_.left_out == 0) return;
    const auto count = std::to_string(part_.left_out);
    page_.add_text({page_.size().x - kPageMargin, y},
                   ja() ? "ほか" + count + "件は省略" : count + " more are left out",
                   {.size = 9, .color = palette::kGrey, .align = Align::right});
  }

  void add_boxes() {
    for (std::size_t i = 0; i < part_.nodes.size(); ++i) {
      const auto& node = part_.nodes[i];
      const auto& band = layout_.band(node.column);
      auto attributes = box_style(node.state, node.column);
      attributes["tooltip"] = names_.of(node.id);
      const auto& box = layout_.boxes[i];
      const bool hub = node.column == Column::hubs;
      ids_.push_back(page_.add_box(
          {(band.left + band.right) / 2, box.y}, {band.width(), box.height}, box.lines,
          hub ? box.lines.size() : 0, hub ? kSmallText : kSmallText + 1, std::move(attributes)));
    }
  }

  [[nodiscard]] double y_of(std::size_t node) const { return layout_.boxes[node].y; }

  [[nodiscard]] std::string tooltip(const ChangedPart::Tie& tie) const {
    return mark_of(tie.state) + names_.of(part_.nodes[tie.a].id) + " – " +
           names_.of(part_.nodes[tie.b].id);
  }

  void add_tie(const ChangedPart::Tie& tie) {
    auto attributes = line_style(tie.state);
    attributes["tooltip"] = tooltip(tie);
    const auto& from = part_.nodes[tie.a];
    const auto& to = part_.nodes[tie.b];
    if (from.column == to.column) {
      add_arc(tie.a, tie.b, from.column == Column::hubs, std::move(attributes));
      return;
    }
    const Point start{layout_.band(from.column).right, y_of(tie.a)};
    const Point end{layout_.band(to.column).left, y_of(tie.b)};
    const double bend = (end.x - start.x) * 0.5;
    page_.add_curve(ids_[tie.a], ids_[tie.b],
                    {start, {start.x + bend, start.y}, {end.x - bend, end.y}, end},
                    std::move(attributes));
  }

  // Between two boxes of one column, at its left for hubs, else at its right; the farther apart,
  // the wider, within what the margin allows.
  void add_arc(std::size_t a, std::size_t b, bool left, DiagramAttributes attributes) {
    const auto& band = layout_.band(part_.nodes[a].column);
    const double x = left ? band.left : band.right;
    const double reach = std::min(72.0, 14 + 0.28 * std::abs(y_of(a) - y_of(b)));
    const double bend = x + (left ? -reach : reach);
    page_.add_curve(ids_[a], ids_[b],
                    {{x, y_of(a)}, {bend, y_of(a)}, {bend, y_of(b)}, {x, y_of(b)}},
                    std::move(attributes));
  }

  // Pairs of hubs whose direct tie came or went, whoever makes it; where a link between the two is
  // drawn already, that says it.
  void add_hub_arcs() {
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < part_.nodes.size(); ++i) place[part_.nodes[i].id] = i;
    std::set<std::pair<std::size_t, std::size_t>> drawn;
    for (const auto& tie : part_.ties) drawn.emplace(tie.a, tie.b);
    for (const auto& change : comparison_.gaps) {
      if (change.cell.matrix != GapMatrix::hubs) continue;
      if (!change.closed() && !change.opened()) continue;
      const auto a = place.find(change.cell.hub);
      const auto b = place.find(change.cell.other);
      if (a == place.end() || b == place.end()) continue;
      const auto [first, second] = std::minmax(a->second, b->second);
      if (drawn.contains({first, second})) continue;
      const auto state = change.closed() ? ChangeState::added : ChangeState::removed;
      auto attributes = line_style(state);
      attributes["tooltip"] = tooltip({first, second, state});
      add_arc(first, second, true, std::move(attributes));
      arcs_.insert(state);
    }
  }

  // Only of what is drawn.
  [[nodiscard]] std::vector<LegendEntry> legend() const {
    std::vector<LegendEntry> entries;
    const auto add_line = [&](ChangeState state, const char* ja_words, const char* en_words) {
      const bool tied =
          std::any_of(part_.ties.begin(), part_.ties.end(),
                      [&](const ChangedPart::Tie& tie) { return tie.state == state; });
      if (!tied && !arcs_.contains(state)) return;
      entries.push_back(
          {LegendEntry::Sign::line, line_style(state), "", ja() ? ja_words : en_words});
    };
    const auto add_box = [&](ChangeState state, const char* ja_words, const char* en_words) {
      const bool there =
          std::any_of(part_.nodes.begin(), part_.nodes.end(),
                      [&](const ChangedPart::Node& node) { return node.state == state; });
      if (!there) return;
      entries.push_back({LegendEntry::Sign::box, box_style(state, Column::bodies), "",
                         ja() ? ja_words : en_words});
    };
    add_line(ChangeState::added, "新しいつながり", "new tie");
    add_line(ChangeState::removed, "失われるつながり", "lost tie");
    add_line(ChangeState::kept, "変わらないつながり", "tie that stays");
    add_box(ChangeState::added, "＋ 加わる", "＋ joins");
    add_box(ChangeState::removed, "－ なくなる", "－ leaves");
    if (!arcs_.empty()) {
      entries.push_back({LegendEntry::Sign::text,
                         {},
                         ja() ? "左の弧" : "arcs at the left",
                         ja() ? "拠点どうしの直接のつながり（変わるものだけ）"
                              : "direct ties between hubs, only those that change"});
    }
    return entries;
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    const auto& network = *before_.network;
    std::set<std::string> shown;
    for (const auto& node : part_.nodes) shown.insert(node.id);
    std::vector<LinkId> links;
    for (const LinkId link : network.graph.links()) {
      const auto& ends = network.graph.link(link);
      if (shown.contains(network.graph.id(ends.source)) &&
          shown.contains(network.graph.id(ends.target))) {
        links.push_back(link);
      }
    }
    std::set<std::string> cited;
    collect_sources(network, links, cited);
    return source_titles(network, cited);
  }

  const ComparedVersion& before_;
  const Comparison& comparison_;
  ChangedPart part_;
  ComparisonNames names_;
  ChangeLayout layout_;
  Page page_;
  std::vector<std::string> ids_{};  // of the boxes
  std::set<ChangeState> arcs_{};    // of the arcs between hubs
};

}  // namespace

Diagram change_view(const ComparedVersion& before, const ComparedVersion& after,
                    const NetworkChanges& changes, const Comparison& comparison,
                    const ChangeTitle& title, Language language, const GapOptions& options,
                    PageSize size, const std::string& prefix) {
  auto diagram = ChangePage(before, after, comparison,
                            changed_part(*before.network, *after.network, changes, options), title,
                            language, size, prefix)
                     .draw();
  add_date(diagram, data_date(*after.network, language), language);
  return diagram;
}

}  // namespace musubi
