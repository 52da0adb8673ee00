#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "engine/random.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace musubi::fuzz::replay_test {
namespace {

std::vector<std::filesystem::path> inputs_of(const std::string& target) {
  std::vector<std::filesystem::path> files;
  for (const char* kind : {"corpus", "regressions"}) {
    const auto folder = std::filesystem::path(MUSUBI_SOURCE_DIR) / "tests" / "fuzz" / kind / target;
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class FuzzReplay : public ::testing::TestWithParam<FuzzTarget> {};

// What a fuzzer starts from and what one ever found, without a fuzzer: in every build of the tests.
TEST_P(FuzzReplay, KeepsItsPromises) {
  const auto files = inputs_of(GetParam().name);
  ASSERT_FALSE(files.empty()) << "no corpus";
  for (const auto& file : files) {
    SCOPED_TRACE(file.string());
    EXPECT_NO_THROW(GetParam().run(bytes_of(file)));
  }
  EXPECT_NO_THROW(GetParam().run({}));
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzReplay, ::testing::ValuesIn(fuzz_targets()),
                         [](const auto& target) { return target.param.name; });

// Kernels on graphs drawn at random: 200 of each kind that the first bytes tell apart, directed or
// not, with strengths, lengths, loops and parallel edges or without.
class FuzzRandom : public ::testing::TestWithParam<FuzzTarget> {};

TEST_P(FuzzRandom, KeepsItsPromises) {
  constexpr int kKinds = 16;
  constexpr int kPerKind = 200;
  SplitMix64 random(7);
  for (int i = 0; i < kKinds * kPerKind; ++i) {
    std::string bytes(8 + random.below(100), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random.below(256));
    SCOPED_TRACE("input " + std::to_string(i));
    EXPECT_NO_THROW(GetParam().run(bytes));
  }
}

std::vector<FuzzTarget> kernels() {
  const std::set<std::string> names{"communities",          "distances", "link_edits", "paths",
                                    "shortest_path_scores", "structure", "walk_scores"};
  std::vector<FuzzTarget> found;
  for (const auto& target : fuzz_targets()) {
    if (names.contains(target.name)) found.push_back(target);
  }
  return found;
}

INSTANTIATE_TEST_SUITE_P(Kernels, FuzzRandom, ::testing::ValuesIn(kernels()),
                         [](const auto& target) { return target.param.name; });

}  // namespace
}  // namespace musubi::fuzz::replay_test
