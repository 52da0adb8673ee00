#include "viz/hub_placement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "engine/error.hpp"
#include "viz/page.hpp"

namespace musubi {
namespace {

constexpr double kBoxWidth = 130;
constexpr double kBoxHeight = 56;

struct Place {
  double lat = 0.0;
  double lon = 0.0;
};

std::optional<Place> place_of(const Network& network, NodeId node) {
  const auto number = [&](std::string_view name) -> std::optional<double> {
    const auto& attributes = network.graph.node_attributes();
    const auto it = attributes.find(name);
    return it == attributes.end() ? std::nullopt : it->second.number(node);
  };
  const auto lat = number("lat");
  const auto lon = number("lon");
  if (!lat || !lon) return std::nullopt;
  return Place{*lat, *lon};
}

// Bearings from the common centre, counter-clockwise from the east; nothing without a place.
std::vector<std::optional<double>> bearings(const Network& network, const HubNetwork& hubs) {
  std::vector<std::optional<Place>> places;
  Place centre;
  double known = 0;
  for (const NodeId hub : hubs.hubs) {
    places.push_back(place_of(network, hub));
    if (!places.back()) continue;
    centre.lat += places.back()->lat;
    centre.lon += places.back()->lon;
    ++known;
  }
  std::vector<std::optional<double>> result;
  for (const auto& place : places) {
    if (!place) {
      result.emplace_back();
      continue;
    }
    const double north = place->lat - centre.lat / known;
    const double east =
        (place->lon - centre.lon / known) * std::cos(centre.lat / known * std::numbers::pi / 180);
    result.emplace_back(std::atan2(north, east));
  }
  return result;
}

// The mean of angles that may wrap around.
double mean_turn(const std::vector<double>& turns) {
  double x = 0;
  double y = 0;
  for (const double turn : turns) {
    x += std::cos(turn);
    y += std::sin(turn);
  }
  return x == 0 && y == 0 ? 0.0 : std::atan2(y, x);
}

// The angle on the ellipse of each hub.
std::vector<double> angles(const std::vector<std::optional<double>>& bearing) {
  std::vector<std::size_t> order(bearing.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    constexpr double kLast = 10;
    return bearing[a].value_or(kLast) < bearing[b].value_or(kLast);
  });
  const double step = 2 * std::numbers::pi / static_cast<double>(order.size());
  std::vector<double> turns;
  for (std::size_t slot = 0; slot < order.size(); ++slot) {
    if (bearing[order[slot]]) {
      turns.push_back(*bearing[order[slot]] - step * static_cast<double>(slot));
    }
  }
  const double turn = mean_turn(turns);
  std::vector<double> result(bearing.size());
  for (std::size_t slot = 0; slot < order.size(); ++slot) {
    result[order[slot]] = turn + step * static_cast<double>(slot);
  }
  return result;
}

std::vector<Rectangle> on_ellipse(Point page, const std::vector<double>& angles) {
  const Point centre{page.x / 2, page.y / 2 - 16};
  const Point radius{page.x / 2 - kPageMargin - kBoxWidth / 2, centre.y - 68 - kBoxHeight / 2};
  std::vector<Rectangle> boxes;
  boxes.reserve(angles.size());
  for (const double angle : angles) {
    boxes.push_back({{std::round(centre.x + radius.x * std::cos(angle)),
                      std::round(centre.y - radius.y * std::sin(angle))},
                     {kBoxWidth, kBoxHeight}});
  }
  return boxes;
}

bool any_overlap(const std::vector<Rectangle>& boxes) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(boxes[i], boxes[j]) > 0) return true;
    }
  }
  return false;
}

// The largest number of evenly spread boxes that stand apart.
std::size_t most_hubs(Point page, double turn) {
  std::size_t most = 1;
  for (std::size_t count = 2; count < 100; ++count) {
    std::vector<double> even(count);
    for (std::size_t i = 0; i < count; ++i) {
      even[i] = turn + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
    }
    if (any_overlap(on_ellipse(page, even))) break;
    most = count;
  }
  return most;
}

}  // namespace

HubPlacement place_hubs(const Network& network, const HubNetwork& hubs, PageSize size) {
  if (hubs.hubs.empty()) throw Error(ErrorKind::usage, "the network has no hubs to draw");
  const double scale = std::max(1.0, static_cast<double>(hubs.hubs.size()) / 10.0);
  HubPlacement placement;
  placement.page =
      page_holding(size, kA4Landscape, {kA4Landscape.x * scale, kA4Landscape.y * scale});
  const auto turned = angles(bearings(network, hubs));
  placement.boxes = on_ellipse(placement.page, turned);
  if (size != PageSize::own && any_overlap(placement.boxes)) {
    does_not_fit(size, hubs.hubs.size(), "hubs", most_hubs(placement.page, turned.front()),
                 "a package with fewer hubs");
  }
  return placement;
}

}  // namespace musubi
