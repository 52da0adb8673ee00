#include "engine/spreadsheet/xlsx_sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "engine/number_text.hpp"
#include "engine/spreadsheet/xlsx_text.hpp"
#include "engine/spreadsheet/xml_part.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMaxRows = 1'048'576;
constexpr std::size_t kMaxColumns = 16'384;
constexpr std::size_t kMaxProblems = 1'000;  // of one sheet

// A place in a sheet, from 0.
struct CellPlace {
  std::size_t row = 0;
  std::size_t column = 0;
};

// Reads "AB12"; dollar signs and what is out of Excel's bounds are not one.
std::optional<CellPlace> parse_reference(std::string_view text) {
  std::size_t column = 0;
  std::size_t i = 0;
  for (; i < text.size() && i < 4; ++i) {
    const char c = text[i];
    const bool lower = c >= 'a' && c <= 'z';
    if (!lower && !(c >= 'A' && c <= 'Z')) break;
    column = column * 26 + static_cast<std::size_t>(c - (lower ? 'a' : 'A')) + 1;
  }
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), row);
  if (error != std::errc{} || end != text.data() + text.size() || column == 0 ||
      column > kMaxColumns || row == 0 || row > kMaxRows) {
    return std::nullopt;
  }
  return CellPlace{row - 1, column - 1};
}

// Joins the runs of a text (<t>, <r><t>) without its readings (<rPh>: furigana).
class TextRuns {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "rPh") {
      ++readings_;
    } else if (name == "t" && readings_ == 0) {
      in_text_ = true;
      preserve_ = attributes.preserves_space();
    }
  }
  void text(std::string_view chars) {
    if (in_text_) run_ += chars;
  }
  void end(std::string_view name) {
    if (name == "rPh" && readings_ > 0) --readings_;
    if (name != "t" || !in_text_) return;
    in_text_ = false;
    // Without xml:space="preserve" blanks at the ends are layout of the XML.
    joined_ += preserve_ ? std::string_view(run_) : trim(run_);
    run_.clear();
  }
  [[nodiscard]] std::string take() {
    auto text = unescape_xlsx(joined_);
    joined_.clear();
    return text;
  }

 private:
  std::size_t readings_ = 0;
  bool in_text_ = false;
  bool preserve_ = false;
  std::string run_{};
  std::string joined_{};
};

class SharedStringEvents : public XmlEvents {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    runs_.start(name, attributes);
  }
  void text(std::string_view chars) override { runs_.text(chars); }
  void end(std::string_view name) override {
    runs_.end(name);
    if (name == "si") strings.push_back(runs_.take());
  }

  std::vector<std::string> strings{};

 private:
  TextRuns runs_{};
};

class SheetEvents : public XmlEvents {
 public:
  SheetEvents(std::string name, SheetContext& context) : context_(context) {
    sheet_.name = std::move(name);
  }

  Sheet take() {
    check_merged();
    if (unreported_ > 0) {
      add_problem(0,
                  "sheet " + sheet_.name + " has " + std::to_string(unreported_) + " more problems",
                  "correct those that are told first");
    }
    return std::move(sheet_);
  }

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") {
      start_row(attributes);
    } else if (name == "c" && in_row_) {
      start_cell(attributes);
    } else if (name == "mergeCell") {
      merged_.emplace_back(attributes.get("ref"));
    } else if (in_cell_) {
      if (name == "v") {
        value_ = std::string{};
        into_ = &*value_;
      } else if (name == "f") {
        has_formula_ = true;
      } else if (name == "is") {
        has_inline_ = true;
      } else {
        runs_.start(name, attributes);
      }
    }
  }

  void text(std::string_view chars) override {
    if (!in_cell_) return;
    if (into_ != nullptr) {
      *into_ += chars;
    } else if (has_inline_) {
      runs_.text(chars);
    }
  }

  void end(std::string_view name) override {
    if (name == "row") {
      if (!sheet_.rows.empty() && sheet_.rows.back().cells.empty()) sheet_.rows.pop_back();
      in_row_ = false;
    } else if (name == "c" && in_cell_) {
      finish_cell();
      in_cell_ = false;
    } else if (name == "v") {
      into_ = nullptr;
    } else if (in_cell_) {
      runs_.end(name);
    }
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw Error(ErrorKind::input,
                {{context_.file, next_.row, "sheet " + sheet_.name + " " + problem,
                  "open the workbook in Excel and save it again as .xlsx"}});
  }

  void add_problem(std::size_t line, std::string problem, std::string remedy) {
    sheet_.problems.push_back({context_.file, line, std::move(problem), std::move(remedy)});
  }

  [[nodiscard]] std::string place_name(const CellPlace& place) const {
    return sheet_.name + "!" + column_letters(place.column) + std::to_string(place.row + 1);
  }

  void complain(const std::string& problem, std::string remedy) {
    use_range(place_);
    if (sheet_.problems.size() >= kMaxProblems) {
      ++unreported_;
      return;
    }
    add_problem(place_.row + 1, "cell " + place_name(place_) + " " + problem, std::move(remedy));
  }

  // Rows and cells may leave their references out: they then follow the one before.
  void start_row(const XmlAttributes& attributes) {
    const auto number = attributes.get("r");
    const auto row = number.empty() ? next_.row + 1 : parse_count(number, 0);
    if (row <= next_.row) fail("has its rows out of order");
    if (row > kMaxRows) fail("has more than 1,048,576 rows");
    next_ = {row, 0};
    in_row_ = true;
    sheet_.rows.push_back({row, {}});
  }

  void start_cell(const XmlAttributes& attributes) {
    if (context_.cells_left == 0) fail("takes the workbook over the number of cells it may have");
    --context_.cells_left;
    place_ = {next_.row - 1, next_.column};
    if (const auto reference = attributes.get("r"); !reference.empty()) {
      const auto place = parse_reference(reference);
      if (!place || place->row != next_.row - 1 || place->column < next_.column) {
        fail("has the cell reference '" + std::string(reference) + "' in row " +
             std::to_string(next_.row) + ", where it cannot stand");
      }
      place_ = *place;
    }
    if (place_.column >= kMaxColumns) fail("has more than 16,384 columns");
    next_.column = place_.column + 1;
    type_ = attributes.get("t");
    style_ = parse_count(attributes.get("s"), 0);
    value_.reset();
    into_ = nullptr;  // of a cell that this one stands in
    has_formula_ = has_inline_ = false;
    in_cell_ = true;
  }

  void finish_cell() {
    const auto value = trim(value_ ? std::string_view(*value_) : std::string_view{});
    if (type_ == "e") {
      return complain("holds the error " + (value.empty() ? std::string("?") : std::string(value)),
                      "correct it in the workbook");
    }
    // A formula may well give the empty text; every other kind of value has characters.
    if (has_formula_ && (!value_ || (value.empty() && type_ != "str"))) {
      return complain("holds a formula without its value",
                      "open the workbook in Excel and save it, or put the value in its place");
    }
    if (type_ == "inlineStr") return keep(runs_.take());
    if (type_ == "str") return keep(unescape_xlsx(value_ ? *value_ : std::string{}));
    if (value.empty()) return;
    if (type_ == "s") {
      const auto index = parse_count(value, std::numeric_limits<std::size_t>::max());
      if (index >= context_.strings.size()) fail("names a text that the workbook does not have");
      keep(context_.strings[index]);
    } else if (type_ == "b") {
      keep(value == "1" || value == "true" ? "true" : "false");
    } else if (type_ == "d" || is_date_style()) {
      complain("is a date", "format the column as text and write 2022-06");
    } else if (const auto number = parse_number(value)) {
      keep(cell_number_text(*number));
    } else {
      complain("holds '" + std::string(value) + "', which is not a number", "type it again");
    }
  }

  [[nodiscard]] bool is_date_style() const {
    return style_ < context_.date_styles.size() && context_.date_styles[style_];
  }

  void keep(std::string text) {
    if (text.empty()) return;
    if (has_control_characters(text)) {
      return complain("holds a control character", "type its text again");
    }
    // Many cells can share one long text.
    if (text.size() > context_.text_left) fail("takes the workbook over the text it may have");
    context_.text_left -= text.size();
    use_range(place_);
    sheet_.rows.back().cells.push_back({place_.column, std::move(text)});
  }

  void use_range(const CellPlace& place) {
    used_to_.row = std::max(used_to_.row, place.row);
    used_to_.column = std::max(used_to_.column, place.column);
    used_from_.row = std::min(used_from_.row, place.row);
    used_from_.column = std::min(used_from_.column, place.column);
  }

  // A merged range hides all cells but its first: whose value the others have, nobody knows.
  void check_merged() {
    for (const auto& reference : merged_) {
      const auto colon = reference.find(':');
      const auto from = parse_reference(std::string_view(reference).substr(0, colon));
      const auto to = colon == std::string::npos
                          ? from
                          : parse_reference(std::string_view(reference).substr(colon + 1));
      if (!from || !to) continue;
      const auto rows = overlap(from->row, to->row, used_from_.row, used_to_.row);
      const auto columns = overlap(from->column, to->column, used_from_.column, used_to_.column);
      if (rows * columns < 2) continue;
      if (sheet_.problems.size() >= kMaxProblems) {
        ++unreported_;
      } else {
        add_problem(from->row + 1, "the cells " + sheet_.name + "!" + reference + " are merged",
                    "unmerge them and fill in each cell");
      }
    }
  }

  static std::size_t overlap(std::size_t from, std::size_t to, std::size_t low, std::size_t high) {
    const auto first = std::max(from, low);
    const auto last = std::min(to, high);
    return first > last ? 0 : last - first + 1;
  }

  SheetContext& context_;
  Sheet sheet_{};
  std::size_t unreported_ = 0;

  bool in_row_ = false;
  CellPlace next_{};  // the number of the current row (from 1) and the first column still free

  bool in_cell_ = false;
  CellPlace place_{};
  std::string type_{};
  std::size_t style_ = 0;
  std::optional<std::string> value_{};
  std::string* into_ = nullptr;
  bool has_formula_ = false;
  bool has_inline_ = false;
  TextRuns runs_{};

  CellPlace used_from_{kMaxRows, kMaxColumns};
  CellPlace used_to_{0, 0};
  std::vector<std::string> merged_{};
};

}  // namespace

std::vector<std::string> read_shared_strings(ZipArchive& archive, const std::string& part) {
  SharedStringEvents events;
  read_xml_part(archive, part, events);
  return std::move(events.strings);
}

Sheet read_sheet(ZipArchive& archive, const std::string& part, std::string name,
                 SheetContext& context) {
  SheetEvents sheet(std::move(name), context);
  read_xml_part(archive, part, sheet);
  return sheet.take();
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (auto left = column + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + static_cast<char>((left - 1) % 26)));
  }
  return letters;
}

std::string cell_number_text(double value) {
  const double size = std::abs(value);
  if (value == 0.0) return "0";
  if (size >= 1e21 || size < 1e-9) return number_text(value);
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(buffer.data(), end) : number_text(value);
}

}  // namespace musubi
