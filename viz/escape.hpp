#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

/// Position of the first character that XML 1.0 cannot hold, not even escaped: a control character
/// other than tab, line feed and carriage return, U+FFFE, U+FFFF, or a byte that is not UTF-8.
/// nullopt when there is none. O(length).
[[nodiscard]] std::optional<std::size_t> find_forbidden_in_xml(std::string_view text);

/// `text` for the content or a quoted attribute of an XML document: & < > " ' as entities, and tab
/// and line ends as character references, which a reader would otherwise turn into blanks. What XML
/// cannot hold becomes U+FFFD; a writer that must not lose it asks find_forbidden_in_xml() first.
/// O(length).
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// `text` for the content or a quoted attribute of an HTML page, as xml_escaped() with line ends
/// kept.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// `text` for inside an HTML-like label of Graphviz; line breaks become <BR/>. O(length).
[[nodiscard]] std::string dot_html_escaped(std::string_view text);

/// `text` for a plain label, a tooltip or another string attribute of Graphviz, before the quoting
/// that cgraph does on writing: a backslash is doubled, so that \N or \G stay what they are and a
/// name that ends in one does not swallow the closing quote; & becomes &amp;, for Graphviz reads
/// entities even in plain labels; a line break becomes \n, another control character U+FFFD.
/// O(length).
[[nodiscard]] std::string dot_text_escaped(std::string_view text);

}  // namespace musubi
