#pragma once
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

struct XmlAttribute {
  std::string_view name{};
  std::string_view value{};  ///< with references resolved and blanks normalised
};

enum class XmlToken {
  start,    ///< of an element; an empty one is a start and an end
  end,      ///< of an element
  text,     ///< a piece of text; several may follow one another
  doctype,  ///< a document type declaration, which the scanner does not read: end there
  done,     ///< the document ended as it should
};

/// A document is not well-formed.
class BrokenXml : public std::runtime_error {
 public:
  BrokenXml(std::size_t line, const char* problem) : std::runtime_error(problem), line_(line) {}
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::size_t line_;
};

/// Reads an XML 1.0 document token by token, without namespaces and without a document type, and
/// checks that it is well-formed. Comments and processing instructions are read over. Views into
/// the document and the scanner are good until the next call of next().
///
/// O(length) in all, plus O(a log a) for a tag with a attributes; memory: the deepest nesting and
/// the longest tag. Safe for any bytes. Refuses what expat refuses, mostly in its words, but for
/// names, which may have the letters of the fifth edition.
/// Source: Bray and others, 2008, "Extensible Markup Language (XML) 1.0 (Fifth Edition)".
class XmlScanner {
 public:
  static constexpr std::size_t kMargin = 16;

  /// `document` is UTF-8 without a byte-order mark; kMargin bytes of zeros must follow it.
  explicit XmlScanner(std::string_view document);

  /// Text is read over where it is not `wanted`. Throws BrokenXml. After that, and after done,
  /// there is no reading on.
  XmlToken next(bool text_wanted = true);

  [[nodiscard]] std::string_view name() const { return name_; }  ///< of a start or an end
  [[nodiscard]] std::span<const XmlAttribute> attributes() const { return attributes_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }  ///< elements that are open
  /// The line on which the token begins, from 1. Costs a look at what lies between there and the
  /// place asked for last.
  [[nodiscard]] std::size_t line() { return line_at(token_); }
  /// Where the token begins, from 1, and the line of such a place. That can wait until it is known
  /// whether anybody needs it.
  [[nodiscard]] std::size_t place() const { return static_cast<std::size_t>(token_ - begin_) + 1; }
  [[nodiscard]] std::size_t line_of(std::size_t place) { return line_at(begin_ + place - 1); }

 private:
  void begin();
  XmlToken markup();
  XmlToken start_tag();
  XmlToken end_tag();
  const char* other_end_tag(const char* name);
  XmlToken finish();
  bool character_data();
  void blanks_outside();
  void comment();
  void instruction();
  bool cdata();
  const char* attribute(const char* p);
  const char* attribute_value(const char* p, char quote, std::string_view& value);
  void resolve_values();
  const char* reference(const char* p, std::string& into);
  void refuse_duplicates();
  const char* skip_other(const char* p);
  [[nodiscard]] std::size_t line_at(const char* p);
  [[noreturn]] void fail(const char* p, const char* problem);
  [[noreturn]] void fail_at(const char* p);

  const char* begin_;
  const char* end_;
  const char* p_;
  const char* token_;
  const char* counted_;    // lines up to there are counted
  std::size_t lines_ = 1;  // of the place up to which they are
  std::string_view name_{};
  std::string_view text_{};
  std::vector<XmlAttribute> attributes_{};
  std::vector<std::string_view> names_{};  // of many attributes
  std::vector<std::size_t> unresolved_{};  // attributes whose value is not as it stands there
  std::string values_{};                   // of these
  std::string character_{};
  std::vector<std::string_view> open_{};
  bool begun_ = false;
  bool in_cdata_ = false;
  bool empty_element_ = false;
  bool saw_root_ = false;
  bool saw_doctype_ = false;
};

}  // namespace musubi
