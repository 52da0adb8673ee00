#include "viz/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

#include "engine/file.hpp"
#include "engine/number_text.hpp"
#include "engine/package/outline.hpp"
#include "engine/spreadsheet/workbook.hpp"
#include "engine/spreadsheet/xlsx_text.hpp"
#include "engine/temporary_folder.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMaxRows = 1'048'576;
constexpr std::size_t kMaxColumns = 16'384;
constexpr std::size_t kMaxCell = 32'767;       // code units of UTF-16
constexpr std::size_t kMaxPart = 30'000;       // of a file in the sheet `package`
constexpr std::size_t kMaxPartLines = 250;     // Excel allows 253 line ends in a cell
constexpr std::size_t kSpareRows = 1'000;      // rows below the last one that have the lists too
constexpr std::size_t kMaxListLength = 255;    // of a list that is not a range
constexpr std::time_t kCreated = 946'684'800;  // 2000-01-01: the same package, the same bytes
constexpr lxw_color_t kHeaderColor = 0xDDE6EE;
constexpr const char* kVocabulary = "vocabulary";
constexpr const char* kPackage = "package";

[[noreturn]] void refuse(const std::string& file, std::size_t line, std::string problem,
                         std::string remedy) {
  throw Error(ErrorKind::output, {{file, line, std::move(problem), std::move(remedy)}});
}

// The number that a cell may be written as without its text becoming another.
std::optional<double> exact_number(const std::string& text) {
  const auto value = parse_number(text);
  if (!value || cell_number_text(*value) != text) return std::nullopt;
  std::array<char, 40> written{};  // as libxlsxwriter writes it: 16 digits
  std::snprintf(written.data(), written.size(), "%.16G", *value);
  return parse_number(written.data()) == value ? value : std::nullopt;
}

// Everything that the workbook cannot hold, told before anything is written.
void check_fits(const PackageTables& tables) {
  std::vector<Diagnostic> wrong;
  for (const auto& table : tables.tables) {
    const auto fail = [&](std::size_t line, std::string problem, std::string remedy) {
      wrong.push_back({table.origin, line, std::move(problem), std::move(remedy)});
    };
    if (table.rows.size() >= kMaxRows || table.header.size() > kMaxColumns) {
      fail(0, "the table is larger than a sheet (1,048,576 rows, 16,384 columns)",
           "edit its CSV file instead");
      continue;
    }
    const auto check = [&](std::size_t line, std::size_t column, const std::string& text) {
      const auto where = "the cell of column '" + table.header[column] + "' ";
      if (utf16_length(escape_xlsx(text)) > kMaxCell) {
        fail(line, where + "is longer than the 32,767 characters of a cell", "shorten it");
      } else if (has_control_characters(text)) {
        fail(line, where + "holds a control character", "remove it");
      }
    };
    for (std::size_t c = 0; c < table.header.size(); ++c) {
      check(table.header_line, c, table.header[c]);
    }
    for (const auto& row : table.rows) {
      for (std::size_t c = 0; c < row.fields.size(); ++c) check(row.line, c, row.fields[c]);
    }
  }
  if (!wrong.empty()) throw Error(ErrorKind::output, std::move(wrong));
}

// Pieces of a text that each fit into a cell, cut between characters.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts{{}};
  std::size_t length = 0;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    const auto character = text.substr(at, end - at);
    const auto units = utf16_length(character);
    if (length + units > kMaxPart || lines == kMaxPartLines) {
      parts.emplace_back();
      length = lines = 0;
    }
    parts.back() += character;
    length += units;
    if (character == "\n") ++lines;
    at = end;
  }
  return parts;
}

class WorkbookWriter {
 public:
  WorkbookWriter(const PackageTables& tables, Language language)
      : tables_(tables),
        language_(language),
        outline_(outline_of(tables.descriptor, tables.origin)) {}

  std::string bytes() {
    const TemporaryFolder folder;
    const auto file = (folder.path() / "book.xlsx").string();
    auto temporary = folder.path().string();
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    book_ = workbook_new_opt(file.c_str(), &options);
    if (book_ == nullptr) throw std::bad_alloc();
    lxw_doc_properties properties{};
    properties.created = kCreated;
    // The library copies the texts; a failure on the way still has to close the book.
    try {
      expect(workbook_set_properties(book_, &properties));
      write_sheets();
    } catch (...) {
      workbook_close(book_);
      throw;
    }
    expect(workbook_close(book_));
    return read_file(file);
  }

 private:
  static void expect(lxw_error error) {
    if (error != LXW_NO_ERROR) {
      refuse({}, 0, std::string("cannot make the workbook: ") + lxw_strerror(error), {});
    }
  }

  void write_sheets() {
    text_ = workbook_add_format(book_);
    format_set_num_format(text_, "@");
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    header_ = workbook_add_format(book_);
    format_set_num_format(header_, "@");
    format_set_bold(header_);
    format_set_bg_color(header_, kHeaderColor);
    place_vocabulary();
    for (const auto& table : tables_.tables) write_table(table);
    write_vocabulary();
    write_package();
  }

  lxw_worksheet* add_sheet(const std::string& name, const std::string& file) {
    if (workbook_validate_sheet_name(book_, name.c_str()) != LXW_NO_ERROR ||
        fold_name(name) == kVocabulary || fold_name(name) == kPackage) {
      refuse(file, 0, "a sheet cannot be called '" + name + "'",
             "give the resource another name in datapackage.json");
    }
    return workbook_add_worksheet(book_, name.c_str());
  }

  // A sheet's header, widths, filter and frozen row; each column with its widest text.
  void lay_out(lxw_worksheet* sheet, const std::vector<std::string>& header,
               const std::vector<std::size_t>& widths, const std::vector<bool>& is_number,
               std::size_t rows) {
    for (std::size_t c = 0; c < header.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      // Room for the arrow of the filter; a long text does not push the next column away.
      const auto width =
          std::clamp<std::size_t>(std::max(widths[c] + 2, display_width(header[c]) + 4), 8, 60);
      expect(worksheet_set_column(sheet, column, column, static_cast<double>(width),
                                  is_number[c] ? nullptr : text_));
      write_text(sheet, 0, c, header[c], header_);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (header.empty()) return;
    expect(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows),
                                static_cast<lxw_col_t>(header.size() - 1)));
    // Numbers as text are meant here: no green corner on each of them.
    const auto all = "A1:" + column_letters(header.size() - 1) +
                     std::to_string(std::min(rows + 1 + kSpareRows, kMaxRows));
    expect(worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, all.c_str()));
  }

  void write_text(lxw_worksheet* sheet, std::size_t row, std::size_t column,
                  const std::string& text, lxw_format* format) {
    if (text.empty()) return;
    expect(worksheet_write_string(sheet, static_cast<lxw_row_t>(row),
                                  static_cast<lxw_col_t>(column), escape_xlsx(text).c_str(),
                                  format));
  }

  void write_table(const RawTable& table) {
    auto* sheet = add_sheet(table.name, table.origin);
    const auto* outline = outline_.table(table.name);
    std::vector<std::string> header;
    std::vector<std::size_t> widths(table.header.size(), 0);
    std::vector<bool> is_number;
    std::vector<const OutlineColumn*> columns;
    for (const auto& name : table.header) {
      const auto* column = outline == nullptr ? nullptr : outline->column(name);
      columns.push_back(column);
      is_number.push_back(column != nullptr && column->is_number);
      const bool known = outline != nullptr && column != nullptr;
      header.push_back(known ? outline->header_of(*column, language_) : name);
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto& fields = table.rows[r].fields;
      for (std::size_t c = 0; c < fields.size(); ++c) {
        widths[c] = std::max(widths[c], display_width(fields[c]));
        const auto number = is_number[c] ? exact_number(fields[c]) : std::nullopt;
        if (number) {
          expect(worksheet_write_number(sheet, static_cast<lxw_row_t>(r + 1),
                                        static_cast<lxw_col_t>(c), *number, nullptr));
        } else {
          write_text(sheet, r + 1, c, fields[c], text_);
        }
      }
    }
    lay_out(sheet, header, widths, is_number, table.rows.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c] != nullptr && !columns[c]->several) {
        add_list(sheet, c, *columns[c], table.rows.size());
      }
    }
  }

  // A drop-down list. It only warns: the label of a term is as good as the term.
  void add_list(lxw_worksheet* sheet, std::size_t c, const OutlineColumn& column,
                std::size_t rows) {
    std::string formula;
    std::vector<std::string> items;
    std::vector<const char*> list;
    lxw_data_validation validation{};
    if (const auto it = rows_of_topic_.find(column.vocabulary); it != rows_of_topic_.end()) {
      formula = "=" + std::string(kVocabulary) + "!$B$" + std::to_string(it->second.first + 1) +
                ":$B$" + std::to_string(it->second.second + 1);
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = formula.data();
    } else if (fits_literal_list(column.allowed)) {
      for (const auto& term : column.allowed) list.push_back(term.c_str());
      list.push_back(nullptr);
      validation.validate = LXW_VALIDATION_TYPE_LIST;
      validation.value_list = const_cast<char**>(list.data());  // read only, says its manual
    } else {
      return;
    }
    const LocalizedText kTitle{"一覧にない値", "Not in the list"};
    const LocalizedText kMessage{"シート vocabulary の用語かラベルを書いてください。",
                                 "Write a term of the sheet 'vocabulary', or its label."};
    auto title = kTitle.get(language_);
    auto message = kMessage.get(language_);
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    validation.error_title = title.data();
    validation.error_message = message.data();
    const auto last = std::min(rows + kSpareRows, kMaxRows - 1);
    const auto position = static_cast<lxw_col_t>(c);
    expect(worksheet_data_validation_range(sheet, 1, position, static_cast<lxw_row_t>(last),
                                           position, &validation));
  }

  static bool fits_literal_list(const std::vector<std::string>& terms) {
    std::size_t length = 0;
    for (const auto& term : terms) {
      if (term.find_first_of(",\"") != std::string::npos) return false;
      length += utf16_length(term) + 1;
    }
    return !terms.empty() && length <= kMaxListLength;
  }

  // Where the terms of each topic will stand in the sheet `vocabulary`: first and last row.
  void place_vocabulary() {
    std::size_t row = 1;
    for (const auto& vocabulary : outline_.vocabularies) {
      if (vocabulary.terms.empty()) continue;
      rows_of_topic_[vocabulary.topic] = {row, row + vocabulary.terms.size() - 1};
      row += vocabulary.terms.size();
    }
  }

  void write_rows(const char* name, const std::vector<std::string>& header,
                  const std::vector<std::vector<std::string>>& rows) {
    auto* sheet = workbook_add_worksheet(book_, name);
    std::vector<std::size_t> widths(header.size(), 0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c < header.size(); ++c) {
        widths[c] = std::max(widths[c], display_width(rows[r][c]));
        write_text(sheet, r + 1, c, rows[r][c], text_);
      }
    }
    lay_out(sheet, header, widths, std::vector<bool>(header.size(), false), rows.size());
  }

  void write_vocabulary() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& vocabulary : outline_.vocabularies) {
      for (const auto& [term, label] : vocabulary.terms) {
        rows.push_back({vocabulary.topic, term, label.ja, label.en});
      }
    }
    write_rows(kVocabulary, {"topic", "term", "label_ja", "label_en"}, rows);
  }

  void write_package() {
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& file, const std::string& text) {
      std::size_t number = 0;
      for (auto& part : parts_of(text)) {
        rows.push_back({file, std::to_string(++number), std::move(part)});
      }
    };
    add("datapackage.json", tables_.descriptor);
    for (const auto& file : tables_.files) add(file.path, file.text);
    write_rows(kPackage, {"file", "part", "text"}, rows);
  }

  const PackageTables& tables_;
  Language language_;
  PackageOutline outline_;
  lxw_workbook* book_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* header_ = nullptr;
  std::map<std::string, std::pair<std::size_t, std::size_t>> rows_of_topic_{};
};

}  // namespace

void write_xlsx(const PackageTables& tables, const std::filesystem::path& path, Language language) {
  check_fits(tables);
  write_file(path, WorkbookWriter(tables, language).bytes());
}

}  // namespace musubi
