#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <map>
#include <set>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "engine/package/outline.hpp"
#include "engine/package/tables.hpp"
#include "engine/pending_file.hpp"
#include "engine/pending_paths.hpp"
#include "engine/temporary_folder.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_output(const fs::path& path, const std::string& problem,
                              const std::string& remedy) {
  throw Error(ErrorKind::output, {{path.string(), 0, problem, remedy}});
}

[[noreturn]] void fail_writing(const fs::path& path, int error) {
  musubi::fail_output(path, "cannot write", error);
}

// The folder itself: without a `/` behind it, and where a symbolic link leads.
fs::path resolved(const fs::path& folder) {
  std::error_code error;
  auto path = fs::weakly_canonical(fs::absolute(folder), error);
  if (error) fail_writing(folder, error.value());
  return path.has_filename() ? path : path.parent_path();
}

// The folders above the package that were not there; gone again unless the package is written.
class MissingParents {
 public:
  explicit MissingParents(const fs::path& folder) {
    std::error_code error;
    for (auto above = folder.parent_path(); !fs::exists(above, error);
         above = above.parent_path()) {
      made_.push_back(above);
    }
    fs::create_directories(folder.parent_path(), error);
    if (error) {
      remove();
      fail_writing(folder, error.value());
    }
  }
  MissingParents(const MissingParents&) = delete;
  MissingParents& operator=(const MissingParents&) = delete;
  ~MissingParents() { remove(); }
  void keep() { made_.clear(); }

 private:
  void remove() {
    std::error_code ignored;
    for (const auto& folder : made_) fs::remove(folder, ignored);  // only while it is empty
  }

  std::vector<fs::path> made_{};
};

// Says of a complaint about a file in the temporary folder where its author finds the mistake.
class OriginMap {
 public:
  OriginMap(fs::path written, fs::path target, std::string origin)
      : written_(std::move(written)), target_(std::move(target)), origin_(std::move(origin)) {}

  void add(const RawTable& table, std::vector<std::size_t> first_lines) {
    tables_.emplace((written_ / table.path).string(), Origin{&table, std::move(first_lines)});
  }

  [[nodiscard]] Diagnostic operator()(Diagnostic diagnostic) const {
    if (const auto it = tables_.find(diagnostic.file); it != tables_.end()) {
      const auto& [table, lines] = it->second;
      diagnostic.file = table->origin;
      diagnostic.line = row_of(it->second, diagnostic.line);
      diagnostic.problem = with_rows(it->second, diagnostic.problem);
      if (!table->sheet.empty()) {
        diagnostic.problem = "sheet '" + table->sheet + "': " + diagnostic.problem;
      }
      return diagnostic;
    }
    const auto inside = written_.string() + "/";
    if (diagnostic.file != written_.string() && !diagnostic.file.starts_with(inside)) {
      return diagnostic;
    }
    const auto path = diagnostic.file.substr(std::min(inside.size(), diagnostic.file.size()));
    if (origin_.empty() || path.empty()) {
      diagnostic.file = path.empty() ? target_.string() : (target_ / path).string();
      return diagnostic;
    }
    if (diagnostic.line == 0 && !fs::exists(written_ / path)) {
      return {origin_, 0, "there is no sheet for " + path, "add one; its header row is enough"};
    }
    // The line is one of the text that the sheet holds in pieces.
    auto where = path;
    if (diagnostic.line > 0) where += ":" + std::to_string(diagnostic.line);
    return {origin_, 0, "sheet 'package', " + where + ": " + diagnostic.problem, diagnostic.remedy};
  }

 private:
  struct Origin {
    const RawTable* table = nullptr;
    std::vector<std::size_t> first_lines{};
  };

  // The row that holds a line of the CSV file; the header's when it is none of the rows.
  static std::size_t row_of(const Origin& origin, std::size_t line) {
    const auto& lines = origin.first_lines;
    const auto after = std::upper_bound(lines.begin(), lines.end(), line);
    if (line == 0 || after == lines.begin()) return line == 0 ? 0 : origin.table->header_line;
    return origin.table->rows[static_cast<std::size_t>(after - lines.begin()) - 1].line;
  }

  // Messages also name a second row of the same table: "first on line 12".
  static std::string with_rows(const Origin& origin, const std::string& problem) {
    constexpr std::string_view kLine = " on line ";
    const auto at = problem.rfind(kLine);
    if (at == std::string::npos) return problem;
    std::size_t line = 0;
    const char* digits = problem.data() + at + kLine.size();
    const auto [end, error] = std::from_chars(digits, problem.data() + problem.size(), line);
    if (error != std::errc{}) return problem;
    return problem.substr(0, at + kLine.size()) + std::to_string(row_of(origin, line)) + end;
  }

  fs::path written_;
  fs::path target_;
  std::string origin_;
  std::map<std::string, Origin> tables_{};
};

void write_files(const fs::path& folder, const fs::path& target, const PackageTables& tables,
                 OriginMap& origins) {
  const auto write = [&](const std::string& path, std::string_view content) {
    try {
      prepare_folder((folder / path).parent_path());
      write_file(folder / path, content);
    } catch (const Error& error) {  // a user knows the file by its place
      const auto& told = error.diagnostics().front();
      fail_output(target / path, told.problem, told.remedy);
    }
  };
  write("datapackage.json", tables.descriptor);
  for (const auto& file : tables.files) write(file.path, file.text);
  for (const auto& table : tables.tables) {
    std::vector<std::size_t> first_lines;
    write(table.path, csv_text(table, &first_lines));
    origins.add(table, std::move(first_lines));
  }
}

Network checked(const fs::path& folder, const OriginMap& origins, const WriteOptions& options) {
  try {
    auto network = load(folder, {.strict = options.strict});
    for (auto& warning : network.warnings) warning = origins(std::move(warning));
    return network;
  } catch (const Error& error) {
    std::vector<Diagnostic> diagnostics;
    for (const auto& each : error.diagnostics()) diagnostics.push_back(origins(each));
    throw Error(error.kind(), std::move(diagnostics));
  }
}

// The files of a package that stand in a folder; of a broken one those that every package has.
std::set<std::string> files_of_package(const fs::path& folder) {
  std::set<std::string> paths{"datapackage.json"};
  try {
    const auto descriptor = read_text_file(folder / "datapackage.json").text;
    for (const auto& table : outline_of(descriptor, {}).tables) paths.insert(table.path);
  } catch (const Error&) {  // it is being replaced: what is wrong with it does not matter
  }
  return paths;
}

// What the old folder holds beside the files of a package goes along: a read-me, a hidden folder.
void keep_other_files(const fs::path& old_folder, const fs::path& new_folder) {
  const auto replaced = files_of_package(old_folder);
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(old_folder)) {
    const auto path = entry.path().lexically_relative(old_folder);
    if (entry.is_directory() && !entry.is_symlink()) continue;
    if (replaced.contains(path.generic_string()) || is_package_file(path.generic_string()) ||
        fs::exists(fs::symlink_status(new_folder / path))) {
      continue;
    }
    fs::create_directories((new_folder / path).parent_path(), error);
    if (!error) fs::copy(entry.path(), new_folder / path, fs::copy_options::copy_symlinks, error);
    if (error) fail_writing(old_folder, error.value());
  }
}

// Puts the new folder in the place of the old one in one step where the system can; else the old
// one steps aside first and comes back when the new one cannot follow.
void exchange(const fs::path& written, const fs::path& target) {
  if (::renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) {
    return;
  }
  if (errno != EINVAL && errno != ENOSYS) fail_writing(target, errno);
  const fs::path aside = written.string() + ".old";
  if (::rename(target.c_str(), aside.c_str()) != 0) fail_writing(target, errno);
  if (::rename(written.c_str(), target.c_str()) != 0) {
    const int error = errno;
    if (::rename(aside.c_str(), target.c_str()) != 0) {
      fail_output(target, std::string("cannot write: ") + std::strerror(error),
                  "the package as it was is now " + aside.string());
    }
    fail_writing(target, error);
  }
  std::error_code ignored;
  fs::remove_all(aside, ignored);
}

void require_place(const fs::path& folder, const fs::path& target, const WriteOptions& options) {
  if (!fs::exists(fs::symlink_status(target))) return;
  if (!fs::is_directory(target) || !fs::exists(target / "datapackage.json")) {
    fail_output(folder, "is there already and is not a package", "name a folder that is not there");
  }
  if (!options.overwrite) {
    fail_output(folder, "the package is there already", "--overwrite replaces it");
  }
}

}  // namespace

Network write_package(const fs::path& folder, const PackageTables& tables,
                      const WriteOptions& options) {
  const auto target = resolved(folder);
  require_place(folder, target, options);
  MissingParents parents(target);
  const TemporaryFolder twin(target.parent_path());
  constexpr unsigned kAll = 0777;
  open_to_others(twin.path(), kAll);
  OriginMap origins(twin.path(), folder, tables.origin);
  write_files(twin.path(), folder, tables, origins);
  auto network = checked(twin.path(), origins, options);
  if (fs::exists(target)) keep_other_files(target, twin.path());
  PendingPaths::of_this_process().commit([&] {
    if (fs::exists(target)) {
      exchange(twin.path(), target);  // what was there goes with the temporary folder
    } else if (::rename(twin.path().c_str(), target.c_str()) != 0) {
      fail_writing(target, errno);
    }
  });
  parents.keep();
  return network;
}

}  // namespace musubi
