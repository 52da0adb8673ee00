#include "engine/file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <csignal>

#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::file_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

std::size_t entries_in(const std::filesystem::path& folder) {
  const std::filesystem::directory_iterator entries(folder);
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

std::string gzipped(const std::filesystem::path& folder, const std::string& text) {
  const auto path = folder / "packed.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  return path.string();
}

TEST(WriteFile, ReplacesAFileAndLeavesNothingElse) {
  const TemporaryFolder folder;
  const auto path = folder.write("out.txt", "old");
  write_file(path, "new content");
  EXPECT_EQ(read_file(path), "new content");
  write_file(path, [](std::ostream& out) { out << "streamed " << 1; });
  EXPECT_EQ(read_file(path), "streamed 1");
  EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(WriteFile, AMissingFolderIsAnOutputError) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "absent" / "out.txt";
  EXPECT_THAT(diagnostics_of([&] { write_file(path, "x"); }, ErrorKind::output),
              ElementsAre(Complaint("absent/out.txt", 0, "cannot write", "choose a place")));
}

TEST(WriteFile, APathUnderAFileIsAnOutputError) {
  const TemporaryFolder folder;
  const auto path = folder.write("plain", "x") / "out.txt";
  EXPECT_THAT(diagnostics_of([&] { write_file(path, "x"); }, ErrorKind::output),
              ElementsAre(Complaint("plain/out.txt", 0, "cannot write", "choose a place")));
}

TEST(WriteFile, AnExceptionOfTheWriterLeavesTheOldFile) {
  const TemporaryFolder folder;
  const auto path = folder.write("out.txt", "old");
  EXPECT_THROW(write_file(path,
                          [](std::ostream& out) {
                            out << "half";
                            throw std::runtime_error("stopped");
                          }),
               std::runtime_error);
  EXPECT_EQ(read_file(path), "old");
  EXPECT_EQ(entries_in(folder.path()), 1U);
}

// A limit on the size of files stands for the full disk; it needs a process of its own.
TEST(WriteFile, AFullDiskLeavesTheOldFileAndNoHalfOfTheNew) {
  const TemporaryFolder folder;
  const auto path = folder.write("out.txt", "old");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_file(path, std::string(100'000, 'x'));
    } catch (const Error& error) {
      ::_exit(error.kind() == ErrorKind::output ? 0 : 2);
    }
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
  EXPECT_EQ(read_file(path), "old");
  EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(WriteFile, ADeviceIsWrittenToAndNotReplaced) {
  const TemporaryFolder folder;
  const auto full = folder.path() / "full";
  const auto null = folder.path() / "null";
  std::filesystem::create_symlink("/dev/full", full);
  std::filesystem::create_symlink("/dev/null", null);
  EXPECT_THAT(diagnostics_of([&] { write_file(full, "x"); }, ErrorKind::output),
              ElementsAre(Complaint("full", 0, "cannot write", "free some space")));
  write_file(null, "x");
  EXPECT_TRUE(std::filesystem::is_character_file(null));
  EXPECT_EQ(entries_in(folder.path()), 2U);
}

TEST(ReadFile, ReadsEveryByteOfAPlainFile) {
  const TemporaryFolder folder;
  for (const std::size_t size : {0U, 1U, 2U, 262'143U, 262'144U, 262'208U, 1'000'000U}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(i * i % 251);
    EXPECT_EQ(read_file(folder.write("plain", text)), text);
  }
}

TEST(ReadFile, UnpacksGzip) {
  const TemporaryFolder folder;
  const std::string text(200'000, 'a');
  EXPECT_EQ(read_file(gzipped(folder.path(), text)), text);
}

TEST(ReadFile, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_file(folder.path() / "absent")); }),
              ElementsAre(Complaint("absent", 0, "no such file", "check the path")));
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_file(folder.path())); }),
              ElementsAre(Complaint("", 0, "is a folder", "")));
  const auto whole = read_file(gzipped(folder.path(), "x"));
  std::string packed;
  {
    std::ifstream in(folder.path() / "packed.gz", std::ios::binary);
    packed.assign(std::istreambuf_iterator<char>(in), {});
  }
  const auto cut = folder.write("cut.gz", packed.substr(0, packed.size() - 6));
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_file(cut)); }),
              ElementsAre(Complaint("cut.gz", 0, "broken gzip", "")));
}

TEST(ReadTextFile, SaysInWhichLineItStopsBeingText) {
  const TemporaryFolder folder;
  const auto path = folder.write("t.csv", "a\nb\nc\x81\n");
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_text_file(path)); }),
              ElementsAre(Complaint("t.csv", 3, "byte 6 is neither UTF-8 nor CP932", "UTF-8")));
}

TEST(PrepareFolder, MakesItOrSaysWhyNot) {
  const TemporaryFolder folder;
  prepare_folder(folder.path() / "a" / "b");
  EXPECT_TRUE(std::filesystem::is_directory(folder.path() / "a" / "b"));
  prepare_folder(folder.path() / "a" / "b");
  const auto file = folder.write("plain", "x");
  for (const auto& path : {file, file / "below"}) {
    EXPECT_EQ(diagnostics_of([&] { prepare_folder(path); }, ErrorKind::output).size(), 1U) << path;
  }
}

}  // namespace
}  // namespace musubi::file_test
