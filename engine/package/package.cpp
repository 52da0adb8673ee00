#include "engine/package/package.hpp"

#include <algorithm>

#include "engine/network_reader.hpp"

namespace musubi {
namespace {

std::vector<Profile> read_profiles(const std::filesystem::path& folder,
                                   const Vocabularies& vocabularies, DiagnosticLog& log) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());  // the file system has an order of its own
  std::vector<Profile> profiles;
  for (const auto& file : files) profiles.push_back(read_profile(file, vocabularies, log));
  return profiles;
}

}  // namespace

Package read_package_files(const std::filesystem::path& folder, DiagnosticLog& log,
                           std::vector<Diagnostic>& warnings, const Execution& execution) {
  Package package{.folder = folder, .descriptor = read_descriptor(folder)};
  const auto table = [&](const char* name) -> Table {
    const auto* schema = package.descriptor.table(name);
    if (schema == nullptr) return {};  // the optional ones
    return read_table(folder / schema->path, *schema, log, warnings, execution);
  };
  package.sources = table("sources");
  package.nodes = table("nodes");
  package.links = table("links");
  package.indicators = table("indicators");
  package.coverage = table("coverage");
  const auto& vocabularies = package.descriptor.vocabularies;
  if (const auto path = folder / "projections.toml"; std::filesystem::exists(path)) {
    package.projections = read_projections(path, vocabularies, log);
  }
  package.profiles = read_profiles(folder / "profiles", vocabularies, log);
  return package;
}

}  // namespace musubi
