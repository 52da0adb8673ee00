#include "viz/map_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>

#include "algorithms/gaps/node_places.hpp"
#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "viz/direct_links.hpp"
#include "viz/hub_boxes.hpp"
#include "viz/label_placement.hpp"
#include "viz/legend.hpp"
#include "viz/line_routing.hpp"
#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kNameSize = 10;
constexpr double kKilometresPerDegree = 111.195;  // of a great circle
constexpr double kLeastSpan = 1.0;                // kilometres: one hub, or several at one point
// The part of the page that holds the points; names reach beyond it.
constexpr double kLeft = 110;
constexpr double kTop = 92;
constexpr double kScale = 40;  // above the foot: names under points, and the scale

std::vector<std::optional<GeoPoint>> places_of(const Network& network) {
  return node_places(network.graph, {"actual"});
}

struct PlacedHub {
  NodeId hub = kNoNode;
  Point at{};  ///< first in kilometres east and south of the middle, then on the page
  double radius = 0.0;
  std::string institutions{};
};

// Area by number of institutions.
double radius_of(std::size_t institutions) {
  return std::clamp(2.2 * std::sqrt(static_cast<double>(institutions)), 4.0, 22.0);
}

std::vector<PlacedHub> hubs_in_kilometres(const Network& network, const HubNetwork& hubs,
                                          Language language) {
  const auto places = places_of(network);
  std::vector<PlacedHub> placed;
  double north = 0.0;
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    const auto& place = places[hubs.hubs[i]];
    if (!place) continue;
    const auto count = num_institutions(hubs.services[i]);
    placed.push_back({hubs.hubs[i],
                      {place->lon, place->lat},
                      radius_of(count),
                      institutions_text(count, language)});
    north += place->lat;
  }
  if (placed.empty()) {
    throw Error(ErrorKind::usage, "no hub has a place on the map",
                "give the hubs the columns 'lat' and 'lon'");
  }
  north /= static_cast<double>(placed.size());
  const double narrowing = std::cos(north * std::numbers::pi / 180.0);
  for (auto& one : placed) {
    one.at = {one.at.x * narrowing * kKilometresPerDegree,
              (north - one.at.y) * kKilometresPerDegree};
  }
  return placed;
}

// Moves the hubs to the page; returns the points that a kilometre is long there.
double fit_to_page(std::vector<PlacedHub>& placed, Point page, double foot) {
  Point least = placed.front().at;
  Point most = least;
  for (const auto& one : placed) {
    least = {std::min(least.x, one.at.x), std::min(least.y, one.at.y)};
    most = {std::max(most.x, one.at.x), std::max(most.y, one.at.y)};
  }
  const double scale = std::min((page.x - 2 * kLeft) / std::max(kLeastSpan, most.x - least.x),
                                (page.y - kTop - foot) / std::max(kLeastSpan, most.y - least.y));
  const Point middle{page.x / 2, (kTop + page.y - foot) / 2};
  for (auto& one : placed) {
    one.at = {std::round(middle.x + scale * (one.at.x - (least.x + most.x) / 2)),
              std::round(middle.y + scale * (one.at.y - (least.y + most.y) / 2))};
  }
  return scale;
}

// Names go beside their points, where they cover least of what stands already.
class NamePlaces {
 public:
  NamePlaces(const std::vector<PlacedHub>& placed, const std::vector<std::vector<Point>>& arcs,
             Point page)
      : page_(page) {
    for (const auto& one : placed) {
      taken_.push_back({one.at, {2 * one.radius, 2 * one.radius}});
    }
    constexpr int kSteps = 60;
    for (const auto& path : arcs) {
      for (int i = 1; i < kSteps; ++i) {
        taken_.push_back({on_curve(path, static_cast<double>(i) / kSteps), {4, 4}});
      }
    }
  }

  // All around the point, near it first.
  Rectangle place(const PlacedHub& hub, Point size) {
    constexpr int kDirections = 16;
    constexpr double kPerPoint = 4;  // area covered that a point of distance is worth
    Rectangle best{};
    double least = std::numeric_limits<double>::infinity();
    for (const double away : {3.0, 8.0, 14.0, 22.0, 32.0, 44.0}) {
      const Point reach{hub.radius + size.x / 2 + away, hub.radius + size.y / 2 + away - 1};
      for (int i = 0; i < kDirections; ++i) {
        const double turn = 2 * std::numbers::pi * i / kDirections;
        // on the rim of the rectangle of this reach
        const double stretch = std::max(std::abs(std::cos(turn)), std::abs(std::sin(turn)));
        const Rectangle here{{hub.at.x + reach.x * std::cos(turn) / stretch,
                              hub.at.y + reach.y * std::sin(turn) / stretch},
                             size};
        const double cost = covered(here) + kPerPoint * away;
        if (cost < least) {
          least = cost;
          best = here;
        }
      }
    }
    names_.push_back(best);
    return best;
  }

 private:
  [[nodiscard]] double covered(const Rectangle& here) const {
    if (here.center.x - here.size.x / 2 < kPageMargin / 2 ||
        here.center.x + here.size.x / 2 > page_.x - kPageMargin / 2) {
      return 1e6;
    }
    constexpr double kOverName = 100;  // against lying over a line
    double sum = 0.0;
    for (const auto& other : taken_) sum += overlap(here, other);
    for (const auto& name : names_) sum += kOverName * overlap(here, name);
    return sum;
  }

  Point page_;
  std::vector<Rectangle> taken_{};  // points, and pieces of lines
  std::vector<Rectangle> names_{};
};

DiagramAttributes point_style() {
  return {{"shape", "circle"},
          {"style", "filled"},
          {"fillcolor", std::string(palette::kBlue)},
          {"color", "white"},
          {"penwidth", "1.5"}};
}

// Smaller all alike where near hubs would hide each other, but not too small to be seen.
void keep_apart(std::vector<PlacedHub>& placed) {
  constexpr double kSmallest = 3;
  constexpr double kAir = 2;
  double factor = 1.0;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double apart =
          std::hypot(placed[i].at.x - placed[j].at.x, placed[i].at.y - placed[j].at.y);
      factor = std::min(factor, (apart - kAir) / (placed[i].radius + placed[j].radius));
    }
  }
  for (auto& one : placed) one.radius = std::max(factor * one.radius, kSmallest);
}

std::map<NodeId, std::string> add_points(Page& page, const Network& network,
                                         std::vector<PlacedHub> placed, Language language) {
  // The small ones last: they stand before the large.
  std::stable_sort(placed.begin(), placed.end(),
                   [](const PlacedHub& a, const PlacedHub& b) { return a.radius > b.radius; });
  std::map<NodeId, std::string> ids;
  for (const auto& one : placed) {
    auto attributes = point_style();
    attributes["class"] = "hub";
    attributes["tooltip"] = network.node_name(one.hub, language) + ": " + one.institutions;
    ids[one.hub] = page.add_box(one.at, {2 * one.radius, 2 * one.radius}, {}, 0, kSmallText,
                                std::move(attributes));
  }
  return ids;
}

// A pair of linked hubs, by their positions among the placed.
struct PlacedLink {
  const HubPair* pair = nullptr;
  std::size_t south = 0;
  std::size_t north = 0;
  double length = 0.0;
};

// The shortest first: they have the least room to bend.
std::vector<PlacedLink> links_between(const std::vector<PlacedHub>& placed,
                                      std::span<const HubPair> pairs) {
  const auto find = [&](NodeId hub) {
    const auto it = std::find_if(placed.begin(), placed.end(),
                                 [hub](const PlacedHub& one) { return one.hub == hub; });
    return static_cast<std::size_t>(it - placed.begin());
  };
  std::vector<PlacedLink> links;
  for (const auto& pair : pairs) {
    auto a = find(pair.a);
    auto b = find(pair.b);
    if (direct_links(pair).count == 0 || a == placed.size() || b == placed.size()) continue;
    if (placed[a].at.y < placed[b].at.y) std::swap(a, b);
    links.push_back({&pair, a, b,
                     std::hypot(placed[a].at.x - placed[b].at.x, placed[a].at.y - placed[b].at.y)});
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const PlacedLink& x, const PlacedLink& y) { return x.length < y.length; });
  return links;
}

// Hubs along a coast lie in a row: arcs stay apart where straight lines would lie on one another.
std::vector<std::vector<Point>> add_links(Page& page, const Network& network,
                                          std::span<const HubPair> pairs,
                                          const std::vector<PlacedHub>& placed,
                                          const std::map<NodeId, std::string>& ids,
                                          Language language) {
  constexpr double kBow = 0.06;
  constexpr double kClearance = 4;
  std::vector<Obstacle> points;
  points.reserve(placed.size());
  for (const auto& one : placed) points.push_back({{one.at, {}}, one.radius + kClearance});
  LineRouting routing(std::move(points));
  std::vector<std::vector<Point>> arcs;
  for (const auto& link : links_between(placed, pairs)) {
    const auto direct = direct_links(*link.pair);
    arcs.push_back(routing.route(link.south, link.north, kBow));
    page.add_curve(ids.at(placed[link.south].hub), ids.at(placed[link.north].hub), arcs.back(),
                   {{"color", std::string(palette::kLines[5])},
                    {"penwidth", line_width(direct.count)},
                    {"class", "linked"},
                    {"tooltip", pair_name(network, *link.pair, language) + ": " +
                                    direct_links_text(direct, language)}});
  }
  return arcs;
}

// From a name to its point, where it stands too far off to be read as its name without.
void add_leader(Page& page, const PlacedHub& hub, const Rectangle& name) {
  constexpr double kNear = 9;
  const Point start{
      std::clamp(hub.at.x, name.center.x - name.size.x / 2 + 4,
                 name.center.x + name.size.x / 2 - 4),
      std::clamp(hub.at.y, name.center.y - name.size.y / 2, name.center.y + name.size.y / 2)};
  const Point way{hub.at.x - start.x, hub.at.y - start.y};
  const double length = std::hypot(way.x, way.y);
  if (length - hub.radius < kNear) return;
  const double shorten = (length - hub.radius - 1) / length;
  page.add_line("", "", start, {start.x + shorten * way.x, start.y + shorten * way.y},
                {{"color", std::string(palette::kGrey)}, {"penwidth", "0.7"}});
}

void add_names(Page& page, const Network& network, const std::vector<PlacedHub>& placed,
               const std::vector<std::vector<Point>>& arcs, Language language) {
  NamePlaces names(placed, arcs, page.size());
  for (const auto& one : placed) {
    auto lines = balanced_lines(network.node_name(one.hub, language), 130, kNameSize, language);
    const auto bold = lines.size();
    lines.push_back(one.institutions);
    double width = 0.0;
    for (const auto& line : lines) width = std::max(width, bold_width(line, kNameSize) + 4);
    const Point size{width, 13.0 * static_cast<double>(lines.size()) + 1};
    const auto place = names.place(one, size);
    page.add_box(place.center, size, lines, bold, kNameSize, {{"penwidth", "0"}});
    add_leader(page, one, place);
  }
}

// 1, 2 or 5 times a power of ten, at most `limit`.
double round_length(double limit) {
  const double power = std::pow(10.0, std::floor(std::log10(limit)));
  for (const double times : {5.0, 2.0}) {
    if (times * power <= limit) return times * power;
  }
  return power;
}

void add_scale_and_north(Page& page, double points_per_kilometre, double y) {
  const double length = round_length(150 / points_per_kilometre);
  const double width = length * points_per_kilometre;
  const Point end{page.size().x - kPageMargin - 26, y};
  const Point start{end.x - width, end.y};
  const DiagramAttributes line{{"color", std::string(palette::kInk)}, {"penwidth", "1.2"}};
  page.add_line("", "", start, end, line);
  for (const auto& tick : {start, end}) {
    page.add_line("", "", {tick.x, tick.y - 4}, {tick.x, tick.y + 4}, line);
  }
  page.add_text({(start.x + end.x) / 2, end.y - 8}, number_text(length) + " km",
                {.align = Align::center});
  const Point north{page.size().x - kPageMargin - 8, end.y + 4};
  page.add_line("", "", north, {north.x, north.y - 30}, line);
  page.add_line("", "", {north.x - 4, north.y - 22}, {north.x, north.y - 30}, line);
  page.add_line("", "", {north.x + 4, north.y - 22}, {north.x, north.y - 30}, line);
  page.add_text({north.x, north.y - 38}, "N", {.bold = true, .align = Align::center});
}

std::vector<LegendEntry> legend(const Network& network, const HubNetwork& hubs,
                                std::span<const HubPair> pairs,
                                const std::vector<PlacedHub>& placed, Language language) {
  const bool ja = language == Language::ja;
  auto entries = direct_link_legend(palette::kLines[5], most_direct_links(pairs), language);
  entries.push_back({LegendEntry::Sign::dot, point_style(), "",
                     ja ? "大きいほど機関が多い" : "the larger, the more institutions"});
  std::string unplaced;
  for (const NodeId hub : hubs.hubs) {
    const bool shown = std::any_of(placed.begin(), placed.end(),
                                   [hub](const PlacedHub& one) { return one.hub == hub; });
    if (shown) continue;
    unplaced += (unplaced.empty() ? "" : ja ? "、" : ", ") + network.node_name(hub, language);
  }
  if (!unplaced.empty()) {
    entries.push_back({LegendEntry::Sign::text, {}, ja ? "位置なし" : "no place", unplaced});
  }
  return entries;
}

}  // namespace

bool has_map(const Network& network, const HubNetwork& hubs) {
  const auto places = places_of(network);
  return std::any_of(hubs.hubs.begin(), hubs.hubs.end(),
                     [&](NodeId hub) { return places[hub].has_value(); });
}

Diagram map_view(const Network& network, const HubNetwork& hubs, std::span<const HubPair> pairs,
                 Language language, const ViewStyle& style) {
  const bool ja = language == Language::ja;
  Page page("map", ja ? "拠点の位置とつながり" : "Where the hubs are, and how they are linked",
            network.title.get(language), page_for(style.size, kA4Landscape), language);
  auto placed = hubs_in_kilometres(network, hubs, language);
  const auto signs = legend(network, hubs, pairs, placed, language);
  const double foot = foot_height(page.size().x, signs);
  const double scale = fit_to_page(placed, page.size(), foot + kScale);
  keep_apart(placed);
  const auto ids = add_points(page, network, placed, language);
  const auto arcs = add_links(page, network, pairs, placed, ids, language);
  add_names(page, network, placed, arcs, language);
  add_scale_and_north(page, scale, page.size().y - foot - 8);
  add_foot_legend(page, signs);
  page.add_sources(hub_link_sources(network, hubs, pairs), language);
  return page.take();
}

}  // namespace musubi
