#include "engine/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/xml_characters.hpp"
#include "engine/xml_declaration.hpp"

namespace musubi {
namespace {

constexpr const char* kInvalid = "not well-formed (invalid token)";
constexpr std::size_t kFewAttributes = 8;

const char* skip_blanks(const char* p) {
  while (is_xml_blank(*p)) ++p;
  return p;
}

bool begins_with(const char* p, std::string_view text) {
  return std::equal(text.begin(), text.end(), p);  // at a difference, such as a zero, it stops
}

struct Entity {
  std::string_view name;
  char character;
};
constexpr std::array<Entity, 5> kEntities{
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

}  // namespace

XmlScanner::XmlScanner(std::string_view document)
    : begin_(document.data()),
      end_(document.data() + document.size()),
      p_(begin_),
      token_(begin_),
      counted_(begin_) {}

XmlToken XmlScanner::next(bool text_wanted) {
  if (!begun_) begin();
  if (empty_element_) {
    empty_element_ = false;
    open_.pop_back();
    return XmlToken::end;
  }
  for (;;) {
    token_ = p_;
    if (in_cdata_) {
      if (cdata() && text_wanted) return XmlToken::text;
    } else if (*p_ == '<') {
      const auto token = markup();
      if (token != XmlToken::text) return token;  // else it was read over
    } else if (p_ == end_) {
      return finish();
    } else if (open_.empty()) {
      blanks_outside();
    } else if (character_data() && text_wanted) {
      return XmlToken::text;
    }
  }
}

void XmlScanner::begin() {
  begun_ = true;
  const auto declaration = read_xml_declaration({begin_, static_cast<std::size_t>(end_ - begin_)});
  if (declaration.broken) fail(begin_, "XML declaration not well-formed");
  p_ += declaration.size;
}

// What `<` begins. Comments and the like give XmlToken::text without a text.
XmlToken XmlScanner::markup() {
  switch (p_[1]) {
    case '/':
      return end_tag();
    case '?':
      instruction();
      return XmlToken::text;
    case '!':
      break;
    default:
      return start_tag();
  }
  constexpr std::string_view kCdata = "<![CDATA[";
  constexpr std::string_view kDoctype = "<!DOCTYPE";
  if (begins_with(p_, "<!--")) {
    comment();
  } else if (begins_with(p_, kCdata) && !open_.empty()) {
    p_ += kCdata.size();
    in_cdata_ = true;
  } else if (begins_with(p_, kDoctype) && !saw_root_ && !saw_doctype_) {
    saw_doctype_ = true;
    return XmlToken::doctype;
  } else {
    fail(p_, end_ - p_ < static_cast<std::ptrdiff_t>(kCdata.size()) ? "unclosed token" : kInvalid);
  }
  return XmlToken::text;
}

XmlToken XmlScanner::start_tag() {
  if (open_.empty() && saw_root_) fail(p_, "junk after document element");
  const char* const name = p_ + 1;
  const char* p = skip_xml_name(name);
  if (p == name) fail_at(p);
  name_ = {name, static_cast<std::size_t>(p - name)};
  attributes_.clear();
  unresolved_.clear();
  for (;;) {
    const char* const after = skip_blanks(p);
    if (*after == '>') {
      p_ = after + 1;
      break;
    }
    if (*after == '/') {
      if (after[1] != '>') fail_at(after + 1);
      empty_element_ = true;
      p_ = after + 2;
      break;
    }
    if (after == p) fail_at(p);
    p = attribute(after);
  }
  if (attributes_.size() > 1) refuse_duplicates();
  if (!unresolved_.empty()) resolve_values();
  open_.push_back(name_);
  saw_root_ = true;
  return XmlToken::start;
}

const char* XmlScanner::attribute(const char* p) {
  const char* const name = p;
  p = skip_xml_name(p);
  if (p == name) fail_at(p);
  auto& found = attributes_.emplace_back();
  found.name = {name, static_cast<std::size_t>(p - name)};
  if (*p != '=') [[unlikely]] {
    p = skip_blanks(p);
  }
  if (*p != '=') fail_at(p);
  ++p;
  if (*p != '"' && *p != '\'') [[unlikely]] {
    p = skip_blanks(p);
  }
  if (*p != '"' && *p != '\'') fail_at(p);
  return attribute_value(p + 1, *p, found.value);
}

// Reads the value up to its closing quote; returns what is behind that.
const char* XmlScanner::attribute_value(const char* p, char quote, std::string_view& value) {
  const char* const first = p;
  bool plain = true;
  for (;;) {
    p = skip_plain(p);
    if (*p == quote) break;
    if (*p == '<') fail_at(p);
    plain = plain && *p != '&' && !is_xml_blank(*p);
    p = skip_other(p);
  }
  value = {first, static_cast<std::size_t>(p - first)};
  if (!plain) unresolved_.push_back(attributes_.size() - 1);
  return p + 1;
}

// One character that skip_plain() stops at, if XML allows it.
const char* XmlScanner::skip_other(const char* p) {
  const auto byte = static_cast<unsigned char>(*p);
  const char* after = p + 1;
  if (byte >= 0x80) {
    after = skip_wide_character(p);
    if (after == nullptr) fail_at(p);
  } else if (byte < 0x20 && !is_xml_blank(*p)) {
    fail_at(p);
  }
  return after;
}

// Gives the values with references and blanks other than spaces in them their meaning.
void XmlScanner::resolve_values() {
  values_.clear();
  values_.reserve(static_cast<std::size_t>(p_ - token_));  // so that the views stay good
  for (const std::size_t i : unresolved_) {
    const std::string_view raw = attributes_[i].value;
    const std::size_t first = values_.size();
    const char* const end = raw.data() + raw.size();
    for (const char* p = raw.data(); p < end;) {
      if (*p == '&') {
        p = reference(p, values_);
      } else if (is_xml_blank(*p)) {
        values_ += ' ';
        p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
      } else {
        values_ += *p++;
      }
    }
    attributes_[i].value = std::string_view(values_).substr(first);
  }
}

// A reference, resolved; returns what is behind it.
const char* XmlScanner::reference(const char* p, std::string& into) {
  const char* const first = p + 1;
  if (*first != '#') {
    const char* const after = skip_xml_name(first);
    if (after == first || *after != ';') fail_at(after);
    const std::string_view name(first, static_cast<std::size_t>(after - first));
    for (const auto& entity : kEntities) {
      if (entity.name != name) continue;
      into += entity.character;
      return after + 1;
    }
    fail(p, "undefined entity");
  }
  const int base = first[1] == 'x' ? 16 : 10;
  const char* const digits = first + (base == 16 ? 2 : 1);
  const char* after = digits;
  std::uint32_t code = 0;
  for (; hex_digit(*after) < base; ++after) {
    code = std::min<std::uint32_t>(
        code * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(hex_digit(*after)),
        0x110000);
  }
  if (after == digits || *after != ';') fail_at(after);
  if (!is_xml_character(code)) fail(p, "reference to invalid character number");
  append_utf8(into, code);
  return after + 1;
}

void XmlScanner::refuse_duplicates() {
  bool twice = false;
  if (attributes_.size() <= kFewAttributes) {
    for (auto a = attributes_.begin(); a != attributes_.end(); ++a) {
      for (auto b = a + 1; b != attributes_.end(); ++b) twice = twice || a->name == b->name;
    }
  } else {
    names_.clear();
    for (const auto& each : attributes_) names_.push_back(each.name);
    std::sort(names_.begin(), names_.end());
    twice = std::adjacent_find(names_.begin(), names_.end()) != names_.end();
  }
  if (twice) fail(token_, "duplicate attribute");
}

XmlToken XmlScanner::end_tag() {
  const char* const name = p_ + 2;
  const char* p = name;
  if (!open_.empty() && stands_at(name, open_.back())) p += open_.back().size();
  if (p == name || *p != '>') p = other_end_tag(name);
  name_ = open_.back();
  open_.pop_back();
  p_ = p + 1;
  return XmlToken::end;
}

// Of an end tag that is not the one awaited, or has blanks behind its name: where it ends.
const char* XmlScanner::other_end_tag(const char* name) {
  const char* const after = skip_xml_name(name);
  if (after == name) fail_at(after);
  const char* const p = skip_blanks(after);
  if (*p != '>') fail_at(p);
  if (open_.empty()) fail(p_, saw_root_ ? "junk after document element" : kInvalid);
  if (open_.back() != std::string_view(name, static_cast<std::size_t>(after - name))) {
    fail(name, "mismatched tag");
  }
  return p;
}

XmlToken XmlScanner::finish() {
  if (!saw_root_ || !open_.empty()) fail(p_, "no element found");
  return XmlToken::done;
}

void XmlScanner::blanks_outside() {
  const char* const p = skip_blanks(p_);
  if (p == p_) {
    fail(p, saw_root_ ? "junk after document element" : *p == '&' ? kInvalid : "syntax error");
  }
  p_ = p;
}

// A piece of text; false when it turned out empty.
bool XmlScanner::character_data() {
  const char* p = p_;
  if (*p == '&') {
    character_.clear();
    p_ = reference(p, character_);
    text_ = character_;
    return true;
  }
  if (*p == '\r') {  // a line end is one line feed
    p_ = p + 1;
    text_ = "\n";
    return *p_ != '\n';
  }
  if (*p == '\n') p = skip_indentation(p);  // what stands between most tags
  for (;;) {
    if (*p == '<') break;
    p = skip_plain(p);
    if (*p == '<' || *p == '&' || *p == '\r' || p == end_) break;
    if (*p == ']' && p[1] == ']' && p[2] == '>') fail(p, kInvalid);
    p = skip_other(p);
  }
  text_ = {p_, static_cast<std::size_t>(p - p_)};
  p_ = p;
  return !text_.empty();
}

bool XmlScanner::cdata() {
  const char* p = p_;
  if (begins_with(p, "]]>")) {
    in_cdata_ = false;
    p_ += 3;
    return false;
  }
  if (*p == '\r') {
    p_ = p + 1;
    text_ = "\n";
    return *p_ != '\n';
  }
  for (;;) {
    p = skip_plain(p);
    if (p == end_) fail(p, "unclosed CDATA section");
    if (*p == '\r' || (*p == ']' && p[1] == ']' && p[2] == '>')) break;
    p = skip_other(p);
  }
  text_ = {p_, static_cast<std::size_t>(p - p_)};
  p_ = p;
  return !text_.empty();
}

void XmlScanner::comment() {
  for (const char* p = p_ + 4;;) {
    if (p[0] == '-' && p[1] == '-') {
      if (p[2] != '>') fail_at(p + 2);
      p_ = p + 3;
      return;
    }
    p = skip_other(p);
  }
}

void XmlScanner::instruction() {
  const char* const target = p_ + 2;
  const char* p = skip_xml_name(target);
  if (p == target) fail_at(p);
  const std::string_view name(target, static_cast<std::size_t>(p - target));
  if (name.size() == 3 && (name[0] | 0x20) == 'x' && (name[1] | 0x20) == 'm' &&
      (name[2] | 0x20) == 'l') {
    fail(p_, name == "xml" ? "XML or text declaration not at start of entity" : kInvalid);
  }
  if (!is_xml_blank(*p) && !begins_with(p, "?>")) fail_at(p);
  while (!begins_with(p, "?>")) p = skip_other(p);
  p_ = p + 2;
}

std::size_t XmlScanner::line_at(const char* p) {
  const auto [first, last] = std::minmax(p, counted_);
  std::size_t ends = 0;  // without a branch: the compiler makes vectors of it
  for (const char* q = first; q < last; ++q) {
    ends += static_cast<unsigned>(q[0] == '\n') |
            (static_cast<unsigned>(q[0] == '\r') & static_cast<unsigned>(q[1] != '\n'));
  }
  lines_ = p < counted_ ? lines_ - ends : lines_ + ends;
  counted_ = p;
  return lines_;
}

void XmlScanner::fail(const char* p, const char* problem) {
  throw BrokenXml(line_at(std::min(p, end_)), problem);
}

// A byte that cannot stand there, or the end of the document.
void XmlScanner::fail_at(const char* p) {
  if (p >= end_) fail(token_, "unclosed token");
  fail(p, kInvalid);
}

}  // namespace musubi
