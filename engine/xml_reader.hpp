#pragma once
#include <cstring>
#include <string>
#include <string_view>

#include "engine/error.hpp"
#include "engine/xml_scanner.hpp"

namespace musubi {

using XmlAttributeList = std::span<const XmlAttribute>;

/// Whether two names are the same; with a literal for `wanted` it is a comparison of few numbers.
/// Neither may be a view of nothing.
[[nodiscard]] inline bool is_name(std::string_view name, std::string_view wanted) {
  return name.size() == wanted.size() &&
         std::memcmp(name.data(), wanted.data(), wanted.size()) == 0;
}

/// The value of an attribute, "" when it is not there. O(attributes).
[[nodiscard]] inline std::string_view value_of(XmlAttributeList attributes, std::string_view name) {
  for (const auto& attribute : attributes) {
    if (is_name(attribute.name, name)) return attribute.value;
  }
  return {};
}

/// The bytes of an XML file, ready to be read: in UTF-8, whatever they were in before.
class XmlDocument {
 public:
  /// Of UTF-8, UTF-16, ISO-8859-1 or US-ASCII. O(length); no further memory for UTF-8.
  explicit XmlDocument(std::string bytes);

  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] const char* problem() const { return problem_; }  ///< with the encoding, or ""

 private:
  const char* problem_ = "";
  std::string bytes_;
};

/// What graph files in XML are read by, token by token. Elements come under their local names,
/// whatever their namespace; attributes under the names that the file writes. Logs where the
/// document is broken, nests too deeply, or declares a document type, which could pull in files or
/// grow without bound; reading stops there. O(length) time.
class XmlReader {
 public:
  XmlReader(const XmlDocument& document, std::string file, DiagnosticLog& log);
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// start, end or, where it is wanted, text; done at the end, and where reading stops.
  XmlToken next(bool text_wanted = true);

  /// Of the token; the views are good until next() is called again.
  [[nodiscard]] std::string_view name() const {
    const auto name = scanner_.name();
    std::size_t local = name.size();
    while (local > 0 && name[local - 1] != ':') --local;
    return name.substr(local);
  }
  [[nodiscard]] XmlAttributeList attributes() const { return scanner_.attributes(); }
  [[nodiscard]] std::string_view text() const { return scanner_.text(); }
  [[nodiscard]] std::size_t line() { return scanner_.line(); }
  [[nodiscard]] std::size_t place() const { return scanner_.place(); }  ///< see XmlScanner
  [[nodiscard]] std::size_t line_of(std::size_t place) { return scanner_.line_of(place); }

 private:
  XmlToken stop(std::size_t line, std::string problem, std::string remedy = {});

  std::string file_;
  DiagnosticLog& log_;
  const char* encoding_problem_;
  XmlScanner scanner_;
  bool stopped_ = false;
};

}  // namespace musubi
