#include "engine/text_blocks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/temporary_folder.hpp"

namespace musubi::testing::text_blocks_test {
namespace {

std::vector<std::string> lines_in(const std::filesystem::path& path, ByteRange range) {
  std::vector<std::string> lines;
  TextBlocks text(path, range);
  TextBlock block;
  while (text.next(block)) {
    std::string line;
    for (std::size_t i = block.begin; i < block.end; ++i) {
      line += block.bytes[i];
      if (block.bytes[i] != '\n') continue;
      lines.push_back(line);
      line.clear();
    }
    EXPECT_EQ(line, "") << "a block ends inside a line";
  }
  return lines;
}

TEST(TextBlocks, RangesThatFollowEachOtherHaveEachLineOnce) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "lines.txt";
  const std::string text =
      "\xEF\xBB\xBF"
      "first\n\nthird line\nx\nthe last has no end";
  std::ofstream(path, std::ios::binary) << text;
  const std::vector<std::string> all{"first\n", "\n", "third line\n", "x\n",
                                     "the last has no end\n"};
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    auto lines = lines_in(path, {0, cut});
    const auto rest = lines_in(path, {cut, text.size() + 10});
    lines.insert(lines.end(), rest.begin(), rest.end());
    EXPECT_EQ(lines, all) << "cut at " << cut;
  }
  EXPECT_THAT(lines_in(path, {}), ::testing::ElementsAreArray(all));
}

}  // namespace
}  // namespace musubi::testing::text_blocks_test
