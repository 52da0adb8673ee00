#pragma once
#include <string_view>

#include "engine/spreadsheet/zip_archive.hpp"

namespace musubi {

/// The attributes of an element, by local name whatever their namespace.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// The value; empty when there is none.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  /// Whether xml:space="preserve" stands here.
  [[nodiscard]] bool preserves_space() const;

 private:
  const char** pairs_;
};

/// What a part of a workbook is read by. Elements come under their local names when they are
/// SpreadsheetML (transitional or strict) or relationships, whatever their prefix; an element of
/// another namespace comes as "".
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view /*name*/) {}
  virtual void text(std::string_view /*chars*/) {}
};

/// Streams a part through `events`. Throws Error(input) when the XML is broken, is not UTF-8 or
/// UTF-16, nests too deeply, or declares a document type: that could pull in files or grow without
/// bound.
void read_xml_part(ZipArchive& archive, std::string_view part, XmlEvents& events);

}  // namespace musubi
