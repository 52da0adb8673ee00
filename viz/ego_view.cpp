#include "viz/ego_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "engine/projection.hpp"
#include "viz/cited_sources.hpp"
#include "viz/kind_signs.hpp"
#include "viz/label_placement.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/relation_words.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMost = 40;
constexpr double kTop = 80;
constexpr double kDot = 9;
constexpr double kHighestRow = 40;
constexpr double kTwoLines = 24;  // rows from which on the relations stand under the name
constexpr Point kEgoBox{150, 52};

struct Neighbour {
  NodeId node = kNoNode;
  std::vector<LinkId> links{};
};

std::vector<Neighbour> neighbours_of(const Network& network, NodeId ego,
                                     const std::vector<std::string>& statuses) {
  std::map<NodeId, std::vector<LinkId>> links;
  for (const LinkId link : network.graph.links()) {
    const auto& ends = network.graph.link(link);
    if ((ends.source != ego) == (ends.target != ego)) continue;  // a loop, or of others
    if (!status_counts(network.graph, link, statuses)) continue;
    links[ends.source == ego ? ends.target : ends.source].push_back(link);
  }
  std::vector<Neighbour> result;
  result.reserve(links.size());
  for (auto& [node, own] : links) result.push_back({node, std::move(own)});
  return result;
}

// Kinds in the order of the vocabulary, then those it does not have.
std::vector<std::string> kinds_in_order(const Network& network,
                                        const std::vector<Neighbour>& neighbours) {
  std::set<std::string> there;
  for (const auto& one : neighbours) there.insert(network.graph.kind(one.node));
  std::vector<std::string> order;
  for (const auto& kind : network.vocabularies.names("kind")) {
    if (there.erase(kind) > 0) order.push_back(kind);
  }
  order.insert(order.end(), there.begin(), there.end());
  return order;
}

std::size_t position(const std::vector<std::string>& list, const std::string& item) {
  return static_cast<std::size_t>(std::find(list.begin(), list.end(), item) - list.begin());
}

std::string relations_text(const Network& network, NodeId ego, const Neighbour& neighbour,
                           Language language) {
  std::vector<std::string> texts;
  for (const LinkId link : neighbour.links) {
    auto text = relation_words(network, network.graph.relation(link), language);
    const auto& ends = network.graph.link(link);
    text.insert(0, !ends.directed ? "– " : ends.source == ego ? "→ " : "← ");
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  std::string result;
  for (const auto& text : texts) result += (result.empty() ? "" : "  ") + text;
  return result;
}

bool only_planned(const Network& network, const Neighbour& neighbour) {
  static const std::vector<std::string> kActual{"actual"};
  return std::none_of(neighbour.links.begin(), neighbour.links.end(),
                      [&](LinkId link) { return status_counts(network.graph, link, kActual); });
}

class EgoPicture {
 public:
  EgoPicture(const Network& network, NodeId ego, std::vector<Neighbour> neighbours,
             Language language, const ViewStyle& style)
      : network_(network),
        ego_(ego),
        neighbours_(std::move(neighbours)),
        language_(language),
        style_(style),
        signs_(network.graph, style.kind_colors) {
    found_ = neighbours_.size();
    if (found_ > kMost) keep_the_most_linked();
    kinds_ = kinds_in_order(network, neighbours_);
    std::vector<std::string> names(network.graph.node_bound());
    for (const auto& one : neighbours_) names[one.node] = name_of(one.node);
    std::stable_sort(neighbours_.begin(), neighbours_.end(),
                     [&](const Neighbour& a, const Neighbour& b) {
                       const auto kind_a = position(kinds_, network.graph.kind(a.node));
                       const auto kind_b = position(kinds_, network.graph.kind(b.node));
                       return std::tie(kind_a, names[a.node]) < std::tie(kind_b, names[b.node]);
                     });
  }

  Diagram draw() {
    const bool ja = language_ == Language::ja;
    const auto name = name_of(ego_);
    Page page("ego", ja ? name + "のつながり" : "The links of " + name, subtitle(),
              page_for(style_.size, kA4Landscape), language_);
    const auto signs = legend();
    bottom_ = page.size().y - foot_height(page.size().x, signs);
    const Point middle{page.size().x / 2, (kTop + bottom_) / 2};
    const auto lines = balanced_lines(name, kEgoBox.x - 8, 11, language_);
    const double height = std::max(kEgoBox.y, 15.0 * static_cast<double>(lines.size()) + 8);
    const auto center = page.add_box(middle, {kEgoBox.x, height}, lines, lines.size(), 11,
                                     {{"style", "filled,rounded"},
                                      {"fillcolor", std::string(palette::kPaleBlue)},
                                      {"color", std::string(palette::kBlue)},
                                      {"penwidth", "1.6"},
                                      {"class", "ego"}});
    const std::size_t right = (neighbours_.size() + 1) / 2;
    add_side(page, center, middle, {0, right}, 1.0);
    add_side(page, center, middle, {right, neighbours_.size()}, -1.0);
    add_foot_legend(page, signs);
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  void keep_the_most_linked() {
    std::stable_sort(
        neighbours_.begin(), neighbours_.end(),
        [](const Neighbour& a, const Neighbour& b) { return a.links.size() > b.links.size(); });
    neighbours_.resize(kMost);
  }

  [[nodiscard]] std::string name_of(NodeId node) const {
    return node_label(network_, node, language_, style_.labels);
  }

  [[nodiscard]] std::string subtitle() const {
    const bool ja = language_ == Language::ja;
    auto text = network_.title.get(language_) + std::string(part_gap(language_));
    text +=
        ja ? "直接つながる相手 " + std::to_string(found_) + "件"
           : std::to_string(found_) + (found_ == 1 ? " direct neighbour" : " direct neighbours");
    if (found_ > kMost) {
      text += ja ? "（結び付きの多い" + std::to_string(kMost) + "件を表示）"
                 : " (the " + std::to_string(kMost) + " with most links are shown)";
    }
    return text;
  }

  // Dots along an arc on one side, names outside of them: rows are level, so names stay apart.
  void add_side(Page& page, const std::string& center, Point middle, Span span, double side) {
    const auto rows = static_cast<double>(span.end - span.begin);
    const double room = bottom_ - kTop;
    // By the fuller side: both look the same.
    const auto fuller = (neighbours_.size() + 1) / 2;
    const auto most = static_cast<double>(fuller);
    const double row = std::min(kHighestRow, room / std::max(1.0, most));
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const auto& one = neighbours_[i];
      const double y = middle.y + row * (static_cast<double>(i - span.begin) - (rows - 1) / 2);
      const double bow = 1 - std::pow((y - middle.y) / (0.75 * room), 2);
      const Point at{middle.x + side * (84 + 56 * bow), y};
      const auto name = name_of(one.node);
      const auto relations = relations_text(network_, ego_, one, language_);
      auto words = name;
      words.append(": ").append(relations);
      auto sign = signs_.sign_of(network_.graph.kind(one.node));
      sign["class"] = "neighbour";
      sign["tooltip"] = words;
      const double dot = std::min(kDot * style_.node_scale(one.node), row - 1);
      const auto id = page.add_box(at, {dot, dot}, {}, 0, kSmallText, std::move(sign));
      const Rectangle box{middle, {kEgoBox.x, kEgoBox.y}};
      page.add_line(center, id, box_side(box, at, side), {at.x - side * dot / 2, at.y},
                    {{"color", std::string(palette::kLightGrey)},
                     {"style", only_planned(network_, one) ? "dashed" : "solid"},
                     {"penwidth", one.links.size() > 1 ? "1.8" : "1"},
                     {"class", "link"}});
      add_words(page, {at.x + side * (dot - kDot) / 2, at.y}, side, row, name, relations);
    }
  }

  // On the upright side of the box, a little up or down towards the other end.
  static Point box_side(const Rectangle& box, Point towards, double side) {
    const double reach = box.size.y / 2 - 6;
    return {box.center.x + side * box.size.x / 2,
            box.center.y + std::clamp((towards.y - box.center.y) * 0.12, -reach, reach)};
  }

  void add_words(Page& page, Point at, double side, double row, const std::string& name,
                 const std::string& relations) {
    const Align align = side > 0 ? Align::left : Align::right;
    const double x = at.x + side * (kDot / 2 + 5);
    const double width = side > 0 ? page.size().x - kPageMargin - x : x - kPageMargin;
    if (row >= kTwoLines) {
      page.add_text({x, at.y - 5}, cut_lines(name, width, kSmallText, 1, language_).front(),
                    {.bold = true, .align = align});
      page.add_text({x, at.y + 5}, cut_lines(relations, width, kSmallText, 1, language_).front(),
                    {.color = palette::kGrey, .align = align});
      return;
    }
    // The name gives way before the relations do.
    const double left = width - bold_width("  " + relations, kSmallText);
    const auto shown =
        left > width / 2 ? cut_lines(name, left, kSmallText, 1, language_).front() : name;
    page.add_text({x, at.y},
                  cut_lines(shown + ("  " + relations), width, kSmallText, 1, language_).front(),
                  {.align = align});
  }

  [[nodiscard]] std::vector<LegendEntry> legend() const {
    const bool ja = language_ == Language::ja;
    std::vector<LegendEntry> entries;
    for (const auto& kind : kinds_) {
      entries.push_back({LegendEntry::Sign::dot, signs_.sign_of(kind), "",
                         network_.vocabularies.label("kind", kind, language_)});
    }
    add_size_entry(entries, style_, language_);
    entries.push_back(
        {LegendEntry::Sign::text,
         {},
         "→ ←",
         ja ? "資料に書かれた向き（→ は中央から）" : "the direction stated (→ from the middle)"});
    if (std::any_of(neighbours_.begin(), neighbours_.end(),
                    [](const Neighbour& one) { return one.links.size() > 1; })) {
      entries.push_back({LegendEntry::Sign::line,
                         {{"color", std::string(palette::kLightGrey)}, {"penwidth", "1.8"}},
                         "",
                         ja ? "2本以上の結び付き" : "two or more links"});
    }
    if (std::any_of(neighbours_.begin(), neighbours_.end(),
                    [&](const Neighbour& one) { return only_planned(network_, one); })) {
      entries.push_back({LegendEntry::Sign::line,
                         {{"style", "dashed"}, {"color", std::string(palette::kLightGrey)}},
                         "",
                         ja ? "予定・見込み" : "planned or expected"});
    }
    return entries;
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    std::set<std::string> cited;
    for (const auto& one : neighbours_) collect_sources(network_, one.links, cited);
    return source_titles(network_, cited);
  }

  const Network& network_;
  NodeId ego_;
  std::vector<Neighbour> neighbours_;
  Language language_;
  const ViewStyle& style_;
  KindSigns signs_;
  std::size_t found_ = 0;
  std::vector<std::string> kinds_{};
  double bottom_ = 0.0;  // of the neighbours
};

}  // namespace

Diagram ego_view(const Network& network, NodeId ego, const std::vector<std::string>& statuses,
                 Language language, const ViewStyle& style) {
  return EgoPicture(network, ego, neighbours_of(network, ego, statuses), language, style).draw();
}

}  // namespace musubi
