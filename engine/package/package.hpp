#pragma once
#include <filesystem>
#include <vector>

#include "engine/network_reader.hpp"
#include "engine/package/descriptor.hpp"
#include "engine/package/profile.hpp"
#include "engine/package/source_lookup.hpp"
#include "engine/package/table_schema.hpp"

namespace musubi {

/// A package as it stands in its files: each cell checked against its schema, with the line it
/// stands on; what ties the tables together is not checked yet.
struct Package {
  std::filesystem::path folder{};
  PackageDescriptor descriptor{};
  Table sources{};
  Table nodes{};
  Table links{};
  Table indicators{};
  Table coverage{};
  std::vector<ProjectionSpec> projections{};
  std::vector<Profile> profiles{};
};

/// Reads every file of a package. What is wrong goes to `log`, what is worth knowing to `warnings`.
/// Throws Error(input) when there is no descriptor to read the rest by.
[[nodiscard]] Package read_package_files(const std::filesystem::path& folder, DiagnosticLog& log,
                                         std::vector<Diagnostic>& warnings,
                                         const Execution& execution = {});

/// The network of a package folder, with everything that is wrong with it.
[[nodiscard]] CheckedNetwork check_package(const std::filesystem::path& folder,
                                           const ReadOptions& options);

// The rules of a package beyond the schema of one table, each in a file of its own.

/// A name or alias that two nodes share is an error: look-ups would be ambiguous. One that is
/// almost another's is a warning, unless the column `distinct_from` of either names the other.
/// O(total length of the names).
void check_names(const Table& nodes, DiagnosticLog& log, std::vector<Diagnostic>& warnings);

/// Coverage that contradicts itself or the links: `documented` without a source, `undocumented`
/// with one, or `undocumented` for a function that a link states.
void check_coverage(const Table& coverage, const Table& links, DiagnosticLog& log);

/// `part_of` links that go round in a circle.
void check_part_of(const Table& links, DiagnosticLog& log);

/// Looks up in the texts of the sources every locator, and in those of stated links and of
/// indicators the names of the nodes. The text of a source is the file of `folder` that its
/// `file_or_url` names, or else ID.txt; a source without a text is passed over.
SourceLookup check_against_texts(const Package& package, const std::filesystem::path& folder,
                                 DiagnosticLog& log);

}  // namespace musubi
