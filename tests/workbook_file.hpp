#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "tests/temporary_folder.hpp"

namespace musubi::testing {

/// The smallest .xlsx workbook, part by part, to be changed and spoilt: one sheet `links`, a date
/// style (s="1") and shared texts ("first", "second").
class WorkbookFile {
 public:
  WorkbookFile();

  /// A part of the zip file.
  [[nodiscard]] std::string& part(const std::string& name) { return parts_[name]; }
  void remove(const std::string& name) { parts_.erase(name); }
  /// Gives the sheet these rows: XML inside <sheetData>, then what follows it.
  void rows(const std::string& xml, const std::string& behind = {});
  /// Writes the zip file and returns its path.
  [[nodiscard]] std::filesystem::path write(const std::string& name = "book.xlsx");

 private:
  TemporaryFolder folder_{};
  std::map<std::string, std::string> parts_{};
};

}  // namespace musubi::testing
