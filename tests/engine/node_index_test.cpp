#include "engine/node_index.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace musubi::node_index_test {
namespace {

// The ids of nodes 0, 1, ... and an index of them.
class IndexedIds {
 public:
  explicit IndexedIds(const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
      index_.add(id, static_cast<NodeId>(ids_.size()));
      ids_.push_back(id);
    }
  }

  [[nodiscard]] NodeId find(std::string_view id) const { return index_.find(id, ids_); }

  void expect_each_at_its_node() const {
    for (std::size_t i = 0; i < ids_.size(); ++i) EXPECT_EQ(find(ids_[i]), i) << ids_[i];
  }

 private:
  NodeIndex index_{};
  SharedVector<std::string> ids_{};
};

std::vector<std::string> numbered(const std::string& before, std::size_t first, std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(before + std::to_string(first + i));
  return ids;
}

TEST(NodeIndex, OfNothingFindsNothing) {
  const IndexedIds none({});
  EXPECT_EQ(none.find(""), kNoNode);
  EXPECT_EQ(none.find("0"), kNoNode);
}

TEST(NodeIndex, FindsNumberedIdsFromAnyNumberOn) {
  for (const std::string before : {"", "n", "node", "institution-", "hub-2026-", "結"}) {
    for (const std::size_t first : {0U, 1U, 7U, 99'999'990U, 4'294'967'290U}) {
      const IndexedIds ids(numbered(before, first, 300));
      ids.expect_each_at_its_node();
      EXPECT_EQ(ids.find(before + std::to_string(first + 300)), kNoNode);
      EXPECT_EQ(ids.find("x" + before + std::to_string(first)), kNoNode);
      EXPECT_EQ(ids.find(before + "0" + std::to_string(first)), kNoNode) << "another id";
    }
  }
}

TEST(NodeIndex, FindsIdsWhoseNumbersAreOtherNodes) {
  auto ids = numbered("a", 0, 100);
  for (const auto& id : numbered("b", 0, 100)) ids.push_back(id);
  for (const auto& id : numbered("long-name-", 0, 100)) ids.push_back(id);
  for (std::size_t i = 100; i-- > 0;) ids.push_back("c" + std::to_string(i));
  IndexedIds(ids).expect_each_at_its_node();
}

TEST(NodeIndex, TellsIdsOfEveryLengthApart) {
  std::vector<std::string> ids{""};
  for (const char c : {'\0', '0', '9', ':', '/', 'x', '\xff'}) {
    for (std::size_t length = 1; length < 20; ++length) ids.emplace_back(length, c);
  }
  const IndexedIds index(ids);
  index.expect_each_at_its_node();
  EXPECT_EQ(index.find(std::string(20, '0')), kNoNode);
  EXPECT_EQ(index.find("00x"), kNoNode);
}

TEST(NodeIndex, FindsNodesAddedInAnyOrder) {
  // As when an index is made anew after nodes were removed.
  NodeIndex index;
  SharedVector<std::string> ids;
  for (const auto& id : numbered("n", 0, 1000)) ids.push_back(id);
  for (NodeId node = 999; node > 2; node -= 3) index.add(ids[node], node);
  EXPECT_EQ(index.size(), 333U);
  for (NodeId node = 0; node < 1000; ++node) {
    EXPECT_EQ(index.find(ids[node], ids), node % 3 == 0 && node > 2 ? node : kNoNode) << node;
  }
}

}  // namespace
}  // namespace musubi::node_index_test
