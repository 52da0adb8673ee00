#include "engine/spreadsheet/xlsx_reader.hpp"

#include <map>

#include "engine/spreadsheet/date_format.hpp"
#include "engine/spreadsheet/xlsx_sheet.hpp"
#include "engine/spreadsheet/xlsx_text.hpp"
#include "engine/spreadsheet/xml_part.hpp"

namespace musubi {
namespace {

// One relationship of a part to another.
struct Relationship {
  std::string type{};    // the last word of its URI: worksheet, styles, ...
  std::string target{};  // a part of the archive
};
using Relationships = std::map<std::string, Relationship, std::less<>>;

class RelationshipEvents : public XmlEvents {
 public:
  // Targets are relative to the folder of the part that they belong to.
  explicit RelationshipEvents(std::string folder) : folder_(std::move(folder)) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    const auto type = attributes.get("Type");
    std::string target(attributes.get("Target"));
    std::replace(target.begin(), target.end(), '\\', '/');
    const auto path =
        std::filesystem::path(target.starts_with('/') ? target.substr(1) : folder_ + target);
    relationships.emplace(attributes.get("Id"),
                          Relationship{std::string(type.substr(type.rfind('/') + 1)),
                                       path.lexically_normal().generic_string()});
  }

  Relationships relationships{};

 private:
  std::string folder_;
};

struct SheetEntry {
  std::string name{};
  std::string id{};
};

class WorkbookEvents : public XmlEvents {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbook") saw_workbook = true;
    // Two attributes end in "id": sheetId, which is only a number, and r:id.
    if (name == "sheet") {
      sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id"))});
    }
  }

  bool saw_workbook = false;
  std::vector<SheetEntry> sheets{};
};

// Which cell styles show a number as a date.
class StyleEvents : public XmlEvents {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      codes_[parse_count(attributes.get("numFmtId"), 0)] = attributes.get("formatCode");
    } else if (name == "cellXfs") {
      in_cell_formats_ = true;
    } else if (name == "xf" && in_cell_formats_) {
      formats_.push_back(parse_count(attributes.get("numFmtId"), 0));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }

  [[nodiscard]] std::vector<bool> dates() const {
    std::vector<bool> dates;
    for (const auto id : formats_) {
      const auto it = codes_.find(id);
      dates.push_back(is_date_format(static_cast<unsigned>(id),
                                     it == codes_.end() ? std::string_view{} : it->second));
    }
    return dates;
  }

 private:
  std::map<std::size_t, std::string> codes_{};
  std::vector<std::size_t> formats_{};
  bool in_cell_formats_ = false;
};

class WorkbookReader {
 public:
  WorkbookReader(const std::filesystem::path& path, const XlsxLimits& limits)
      : archive_(path,
                 {.part = limits.part_bytes, .total = limits.total_bytes, .ratio = limits.ratio}) {
    context_.file = path.string();
    context_.cells_left = limits.cells;
    context_.text_left = limits.total_bytes;
  }

  Workbook read() {
    const auto book = workbook_part();
    WorkbookEvents events;
    read_xml_part(archive_, book, events);
    if (!events.saw_workbook) refuse();
    const auto parts = relationships_of(book);
    for (const auto& [id, part] : parts) {
      if (part.type == "sharedStrings") {
        context_.strings = read_shared_strings(archive_, part.target);
      }
      if (part.type == "styles") read_styles(part.target);
    }
    Workbook workbook{context_.file, {}};
    for (auto& [name, id] : events.sheets) {
      const auto it = parts.find(id);
      if (it == parts.end() || it->second.type != "worksheet") continue;  // a chart, a macro
      workbook.sheets.push_back(read_sheet(archive_, it->second.target, std::move(name), context_));
    }
    if (workbook.sheets.empty()) refuse();
    return workbook;
  }

 private:
  [[noreturn]] void refuse() const {
    throw Error(ErrorKind::input, {{context_.file, 0, "is a zip file, but not an .xlsx workbook",
                                    "save it as .xlsx"}});
  }

  Relationships relationships_of(const std::string& part) {
    const std::filesystem::path path(part);
    auto folder = path.parent_path().generic_string();
    if (!folder.empty()) folder += '/';
    const auto file = folder + "_rels/" + path.filename().string() + ".rels";
    RelationshipEvents events(folder);
    if (archive_.has(file)) read_xml_part(archive_, file, events);
    return std::move(events.relationships);
  }

  std::string workbook_part() {
    for (const auto& [id, relationship] : relationships_of("")) {
      if (relationship.type == "officeDocument" && archive_.has(relationship.target)) {
        return relationship.target;
      }
    }
    if (!archive_.has("xl/workbook.xml")) refuse();
    return "xl/workbook.xml";
  }

  void read_styles(const std::string& part) {
    StyleEvents events;
    read_xml_part(archive_, part, events);
    context_.date_styles = events.dates();
  }

  ZipArchive archive_;
  SheetContext context_{};
};

}  // namespace

Workbook read_workbook(const std::filesystem::path& path, const XlsxLimits& limits) {
  return WorkbookReader(path, limits).read();
}

}  // namespace musubi
