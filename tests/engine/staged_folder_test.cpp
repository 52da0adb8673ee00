#include "engine/staged_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/file.hpp"
#include "engine/pending_file.hpp"
#include "engine/pending_paths.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::staged_folder_test {
namespace {

namespace fs = std::filesystem;
using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(StagedFolder, PutsAllFilesInTheirPlacesAtOnce) {
  const testing::TemporaryFolder folder;
  folder.write("a", "old");
  folder.write("kept", "mine");
  {
    StagedFolder staged(folder.path());
    write_file(staged.path() / "a", "new");
    write_file(staged.path() / "b", "new");
    EXPECT_EQ(read_file(folder.path() / "a"), "old");
    staged.commit();
  }
  EXPECT_THAT(names_in(folder.path()), ElementsAre("a", "b", "kept"));
  EXPECT_EQ(read_file(folder.path() / "a"), "new");
}

TEST(StagedFolder, WithoutACommitNothingWasThere) {
  const testing::TemporaryFolder folder;
  {
    StagedFolder staged(folder.path() / "new");
    write_file(staged.path() / "a", "new");
  }
  EXPECT_THAT(names_in(folder.path()), IsEmpty());
}

TEST(StagedFolder, ReplacesALinkAndDoesNotFollowIt) {
  const testing::TemporaryFolder folder;
  const auto outside = folder.write("outside", "mine");
  const auto out = folder.path() / "out";
  fs::create_directory(out);
  fs::create_symlink(outside, out / "a");
  StagedFolder staged(out);
  write_file(staged.path() / "a", "new");
  staged.commit();
  EXPECT_EQ(read_file(outside), "mine");
  EXPECT_FALSE(fs::is_symlink(out / "a"));
}

TEST(StagedFolder, AFolderInTheWayLeavesEverythingAsItWas) {
  const testing::TemporaryFolder folder;
  folder.write("a", "old");
  fs::create_directory(folder.path() / "b");
  StagedFolder staged(folder.path());
  write_file(staged.path() / "a", "new");
  write_file(staged.path() / "b", "new");
  EXPECT_THAT(diagnostics_of([&] { staged.commit(); }, ErrorKind::output),
              ElementsAre(Complaint("/b", 0, "Is a directory", "")));
  EXPECT_EQ(read_file(folder.path() / "a"), "old");
}

TEST(StagedFolder, NamesAFileByItsPlace) {
  const testing::TemporaryFolder folder;
  StagedFolder staged(folder.path() / "out");
  const Error error(ErrorKind::output, {{(staged.path() / "a").string(), 0, "is wrong", ""}});
  EXPECT_EQ(staged.in_place(error).diagnostics()[0].file, (folder.path() / "out" / "a").string());
}

// What is abandoned never comes back, so it needs a process of its own.
TEST(PendingPaths, AbandonedFilesAreGone) {
  const testing::TemporaryFolder folder;
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    PendingFile file(folder.path() / "a");
    file.write("half");
    StagedFolder staged(folder.path() / "out");
    write_file(staged.path() / "b", "whole, but not in its place");
    PendingPaths::of_this_process().abandon();
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
  EXPECT_THAT(names_in(folder.path()), IsEmpty());
}

TEST(PendingFile, IsKnownByItsName) {
  const testing::TemporaryFolder folder;
  const PendingFile file(folder.path() / std::string(255, 'a'));  // the longest name there is
  const auto names = names_in(folder.path());
  ASSERT_EQ(names.size(), 1U);
  EXPECT_TRUE(names[0].starts_with(kTemporaryPrefix)) << names[0];
}

}  // namespace
}  // namespace musubi::staged_folder_test
