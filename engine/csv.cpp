#include "engine/csv.hpp"

#include <algorithm>

namespace musubi {
namespace {

// One pass over the text; each step consumes one field and what ends it.
class Parser {
 public:
  Parser(std::string_view text, std::string_view file, DiagnosticLog& log, char separator)
      : text_(text), file_(file), log_(log), separator_(separator) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      do {
        if (row.fields.size() == kMostColumns) {
          log_.add(file_, line_, too_many_columns(), "check what separates its fields");
          return rows;
        }
        row.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
      } while (next_field());
      if (std::any_of(row.fields.begin(), row.fields.end(),
                      [](const auto& field) { return !field.empty(); })) {
        rows.push_back(std::move(row));
      }
    }
    return rows;
  }

 private:
  [[nodiscard]] bool ends_field(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::string plain() {
    const std::size_t start = at_;
    bool reported = false;
    while (at_ < text_.size() && !ends_field(text_[at_])) {
      if (text_[at_] == '"' && !reported) {
        log_.add(file_, line_, "a quote stands inside an unquoted field",
                 "put the whole field in quotes and double the quotes inside");
        reported = true;
      }
      ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
  }

  std::string quoted() {
    const std::size_t opened = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n' || (c == '\r' && text_.substr(at_ + 1, 1) != "\n")) ++line_;
      if (c != '"') {
        field += c;
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        field += '"';
        ++at_;
      } else {
        ++at_;
        if (at_ < text_.size() && !ends_field(text_[at_])) {
          log_.add(file_, line_, "text stands behind a closing quote",
                   "double the quotes inside a quoted field");
          field += plain();
        }
        return field;
      }
    }
    log_.add(file_, opened, "a quote is opened here and never closed", "close the quote");
    return field;
  }

  // Consumes what ended the field; true when another field of the same row follows.
  bool next_field() {
    if (at_ >= text_.size()) return false;
    if (text_[at_] == separator_) {
      ++at_;
      return true;
    }
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
    return false;
  }

  std::string_view text_;
  std::string_view file_;
  DiagnosticLog& log_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::string too_many_columns() {
  return "has more than " + std::to_string(kMostColumns) + " columns";
}

std::vector<CsvRow> parse_csv(std::string_view text, std::string_view file, DiagnosticLog& log,
                              char separator) {
  return Parser(text, file, log, separator).rows();
}

std::string csv_field(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace musubi
