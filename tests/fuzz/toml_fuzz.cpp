#include "engine/package/profile.hpp"
#include "engine/projection.hpp"
#include "engine/spreadsheet/import_mapping.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/package_folder.hpp"

namespace musubi::fuzz::toml_fuzz {
namespace {

const Network& toy() {
  static const Network network = testing::PackageFolder().read();
  return network;
}

void read_as_projections(const std::filesystem::path& path, DiagnosticLog& log) {
  const auto specs = read_projections(path, toy().vocabularies, log);
  if (!log.empty() || specs.empty()) return;
  auto network = toy();
  network.projections = specs;
  expect_sound(network);
  for (const auto& spec : specs) {
    for (const auto language : {Language::ja, Language::en}) {
      static_cast<void>(describe(spec, language));
    }
  }
}

void read_as_profile(const std::filesystem::path& path, DiagnosticLog& log) {
  static_cast<void>(read_profile(path, toy().vocabularies, log));
}

void read_as_mapping(const std::filesystem::path& path, DiagnosticLog&) {
  static_cast<void>(read_import_mapping(path));
}

// A TOML file as each kind that a package and an import have.
void run(std::string_view bytes) {
  const auto path = input_file("input.toml", bytes);
  for (const auto read : {read_as_projections, read_as_profile, read_as_mapping}) {
    try {
      DiagnosticLog log;
      read(path, log);
      log.throw_if_any();
    } catch (const Error& error) {
      expect_input_error(error);
    }
  }
}

const Registered kTarget("toml", run);

}  // namespace
}  // namespace musubi::fuzz::toml_fuzz
