#include "viz/network_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace musubi::network_layout_test {
namespace {

Network network_of(PropertyGraph graph) {
  Network network;
  network.name = "test";
  network.graph = std::move(graph);
  return network;
}

// Two complete graphs of `size` nodes, joined by one link.
PropertyGraph two_groups(std::size_t size) {
  GraphBuilder builder;
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < 2 * size; ++i) {
    nodes.push_back(builder.add_node("v" + std::to_string(i), "thing"));
  }
  for (std::size_t i = 0; i < 2 * size; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (i / size == j / size) builder.add_link(nodes[i], nodes[j], "knows");
    }
  }
  builder.add_link(nodes[0], nodes[size], "knows");
  return builder.build();
}

double distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

TEST(NetworkLayout, GroupsLieApart) {
  constexpr std::size_t kSize = 8;
  const auto places = network_layout(network_of(two_groups(kSize)), 42);
  double widest_inside = 0.0;
  Point centers[2];
  for (std::size_t i = 0; i < 2 * kSize; ++i) {
    centers[i / kSize].x += places[i].x / kSize;
    centers[i / kSize].y += places[i].y / kSize;
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GT(distance(places[i], places[j]), 0.9 * kNodeSpace);
      if (i / kSize == j / kSize) {
        widest_inside = std::max(widest_inside, distance(places[i], places[j]));
      }
    }
  }
  EXPECT_GT(distance(centers[0], centers[1]), widest_inside / 2);
}

TEST(NetworkLayout, TheSameSeedGivesTheSamePlaces) {
  const auto network = network_of(two_groups(5));
  EXPECT_EQ(network_layout(network, 7), network_layout(network, 7));
  EXPECT_NE(network_layout(network, 7), network_layout(network, 8));
}

TEST(NetworkLayout, LargeNetworksHaveRoomOnAverage) {
  constexpr NodeId kSize = 1600;
  GraphBuilder builder;
  for (NodeId i = 0; i < kSize; ++i) builder.add_node("v" + std::to_string(i), "thing");
  for (NodeId i = 0; i < kSize; ++i) builder.add_link(i, (i + 1) % kSize, "knows");
  for (NodeId i = 0; i + 40 < kSize; ++i) builder.add_link(i, i + 40, "knows");
  const auto places = network_layout(network_of(builder.build()), 42);
  Point far{};
  for (const auto& place : places) far = {std::max(far.x, place.x), std::max(far.y, place.y)};
  const double room = std::sqrt(far.x * far.y / kSize);
  EXPECT_GT(room, kNodeSpace * 0.8);
  EXPECT_LT(room, kNodeSpace * 3);
}

TEST(NetworkLayout, BeginsInTheCorner) {
  const auto places = network_layout(network_of(two_groups(5)), 42);
  EXPECT_EQ(
      std::min_element(places.begin(), places.end(), [](Point a, Point b) { return a.x < b.x; })->x,
      0.0);
  EXPECT_EQ(
      std::min_element(places.begin(), places.end(), [](Point a, Point b) { return a.y < b.y; })->y,
      0.0);
}

TEST(NetworkLayout, EmptySingleLoopedAndRemovedNodes) {
  EXPECT_TRUE(network_layout(network_of({}), 42).empty());
  GraphBuilder builder;
  const auto one = builder.add_node("a", "thing");
  builder.add_link(one, one, "knows");
  EXPECT_EQ(network_layout(network_of(builder.build()), 42), std::vector<Point>{Point{}});
  builder.add_node("b", "thing");
  builder.remove_node(one);
  EXPECT_EQ(network_layout(network_of(builder.build()), 42).size(), 2U);
}

TEST(NetworkLayout, TooLargeANetworkIsRefusedAtOnce) {
  GraphBuilder builder;
  for (std::size_t i = 0; i <= kMostPlaced; ++i) builder.add_node("v" + std::to_string(i), "thing");
  try {
    (void)network_layout(network_of(builder.build()), 42);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::output);
    EXPECT_NE(std::string(error.what()).find("50001 nodes"), std::string::npos);
  }
}

TEST(NetworkLayout, PartsThatAreNotLinkedStandBesideEachOther) {
  GraphBuilder builder;
  for (const auto* id : {"a", "b", "c", "d"}) builder.add_node(id, "thing");
  builder.add_link(0, 1, "knows");
  builder.add_link(2, 3, "knows");
  const auto places = network_layout(network_of(builder.build()), 42);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_GT(distance(places[i], places[j]), kNodeSpace * 0.9);
  }
}

}  // namespace
}  // namespace musubi::network_layout_test
