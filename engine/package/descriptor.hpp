#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/localized_text.hpp"
#include "engine/network.hpp"
#include "engine/package/table_schema.hpp"

namespace musubi {

/// What datapackage.json says (Frictionless Data Package, with our `title_ja` and `vocabularies`).
struct PackageDescriptor {
  std::string file{};
  std::string name{};
  std::string version{};
  std::string created{};  ///< YYYY-MM-DD; empty when it is not said so
  LocalizedText title{};
  Vocabularies vocabularies{};
  std::vector<TableSchema> tables{};

  [[nodiscard]] const TableSchema* table(std::string_view table_name) const;
};

/// Reads it from the folder. Throws Error(input) when it is not there or is not what it should be.
[[nodiscard]] PackageDescriptor read_descriptor(const std::filesystem::path& folder);

}  // namespace musubi
