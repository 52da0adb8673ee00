#include "engine/dot_tokens.hpp"

namespace musubi {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return letter || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
 public:
  Lexer(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  std::vector<DotToken> read() {
    for (skip(); at_ < text_.size(); skip()) {
      read_token();
    }
    tokens_.push_back({.line = line_});
    return std::move(tokens_);
  }

 private:
  [[noreturn]] void fail(std::size_t line, std::string problem, std::string remedy) const {
    throw Error(ErrorKind::input, {{file_, line, std::move(problem), std::move(remedy)}});
  }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  char take() {
    if (text_[at_] == '\n') ++line_;
    return text_[at_++];
  }
  void push(DotToken::Kind kind, bool quoted, std::string text, std::size_t line) {
    tokens_.push_back({kind, quoted, std::move(text), line});
  }

  // Over blanks and comments.
  void skip() {
    while (at_ < text_.size()) {
      const bool line_begins = at_ == 0 || text_[at_ - 1] == '\n';
      if (is_blank(peek())) {
        take();
      } else if ((peek() == '/' && peek(1) == '/') || (peek() == '#' && line_begins)) {
        while (at_ < text_.size() && peek() != '\n') take();
      } else if (peek() == '/' && peek(1) == '*') {
        skip_comment();
      } else {
        return;
      }
    }
  }

  void skip_comment() {
    const auto begin = line_;
    const auto end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      fail(begin, "a comment is opened and never closed", "end it with */");
    }
    while (at_ < end + 2) take();
  }

  void read_token() {
    const char c = peek();
    if (c == '"') return read_quoted();
    if (c == '<') return read_html();
    if (c == '-' && (peek(1) == '>' || peek(1) == '-')) {
      push(DotToken::Kind::symbol, false, std::string(text_.substr(at_, 2)), line_);
      at_ += 2;
    } else if (c == '-' || c == '.' || is_digit(c)) {
      read_number();
    } else if (is_name_character(c)) {
      std::string name;
      while (at_ < text_.size() && is_name_character(peek())) name += take();
      push(DotToken::Kind::id, false, std::move(name), line_);
    } else if (std::string_view("{}[]=;,:").find(c) != std::string_view::npos) {
      push(DotToken::Kind::symbol, false, std::string(1, take()), line_);
    } else if (c == '+') {
      join_quoted();
    } else {
      fail(line_, "a character that begins nothing in DOT",
           "put names with such characters in quotes");
    }
  }

  // [-]?(.[0-9]+ | [0-9]+(.[0-9]*)?)
  void read_number() {
    std::string number;
    if (peek() == '-') number += take();
    while (is_digit(peek())) number += take();
    if (peek() == '.') number += take();
    while (is_digit(peek())) number += take();
    if (number.find_first_of("0123456789") == std::string::npos) {
      fail(line_, "'" + number + "' is no number", "put names with such characters in quotes");
    }
    push(DotToken::Kind::id, false, std::move(number), line_);
  }

  // Only \" is an escape here, and a backslash at the end of a line joins it with the next.
  std::string quoted_text() {
    const auto begin = line_;
    std::string text;
    ++at_;
    while (at_ < text_.size() && peek() != '"') {
      if (peek() == '\\' && peek(1) == '"') {
        ++at_;
        text += take();
      } else if (peek() == '\\' && peek(1) == '\n') {
        ++at_;
        take();
      } else if (peek() == '\\' && peek(1) == '\\') {
        text += take();
        text += take();
      } else {
        text += take();
      }
    }
    if (at_ == text_.size()) fail(begin, "a quote is opened and never closed", "close the quote");
    ++at_;
    return text;
  }

  void read_quoted() {
    const auto begin = line_;
    push(DotToken::Kind::id, true, quoted_text(), begin);
  }

  // "one" + "two"
  void join_quoted() {
    const bool after_text = !tokens_.empty() && tokens_.back().quoted;
    ++at_;
    skip();
    if (!after_text || peek() != '"') fail(line_, "+ joins two texts in quotes", {});
    tokens_.back().text += quoted_text();
  }

  void read_html() {
    const auto begin = line_;
    std::string html;
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      if (peek() == '<') ++depth;
      if (peek() == '>' && --depth == 0) break;
      html += take();
    }
    if (at_ == text_.size()) fail(begin, "a < is opened and never closed", "close it with >");
    ++at_;
    push(DotToken::Kind::html, true, html.substr(1), begin);
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::vector<DotToken> tokens_{};
};

}  // namespace

std::vector<DotToken> dot_tokens(std::string_view text, const std::string& file) {
  return Lexer(text, file).read();
}

}  // namespace musubi
