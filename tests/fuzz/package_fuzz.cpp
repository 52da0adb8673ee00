#include "engine/package/tables.hpp"
#include "tests/fuzz/file_bundle.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/package_folder.hpp"

namespace musubi::fuzz::package_fuzz {
namespace {

constexpr const char* kProfile = "profiles/some.toml";
constexpr const char* kNames[] = {"datapackage.json", "nodes.csv",    "links.csv",
                                  "indicators.csv",   "coverage.csv", "sources.csv",
                                  "projections.toml", kProfile};

void expect_sound_package(const std::filesystem::path& folder) {
  try {
    const auto checked = check(folder, {});
    for (const auto& error : checked.errors) {
      expect(!error.problem.empty(), "a complaint says what is wrong");
    }
    if (checked.errors.empty()) expect_sound(checked.network);
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

// The tables as text: what canonical CSV holds is read back cell by cell.
void expect_same_text(const std::filesystem::path& folder) {
  try {
    for (const auto& table : read_package_tables(folder).tables) {
      DiagnosticLog log;
      const auto rows = parse_csv(csv_text(table), table.path, log);
      expect(log.empty(), "what we write as CSV is CSV");
      expect(rows.size() <= 1 + table.rows.size(), "no row comes from nowhere");
    }
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

// A sound package with the files of the input in the place of its own.
void run(std::string_view bytes) {
  static testing::PackageFolder folder;
  static const testing::PackageFolder sound;
  auto files = files_of(bytes);
  folder.remove(kProfile);
  std::filesystem::remove(folder.path() / kProfile);
  for (const auto* name : kNames) {
    const auto it = files.find(name);
    if (it != files.end()) {
      folder.file(name) = std::move(it->second);
    } else if (std::string_view(name) != kProfile) {
      folder.file(name) = sound.file(name);
    }
  }
  folder.write();
  expect_sound_package(folder.path());
  expect_same_text(folder.path());
}

const Registered kTarget("package", run);

}  // namespace
}  // namespace musubi::fuzz::package_fuzz
