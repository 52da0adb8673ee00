#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace musubi {

/// What `<?xml version=... encoding=... standalone=...?>` at the beginning of a document says.
struct XmlDeclaration {
  std::size_t size = 0;         ///< of all of it; 0: the document has none
  std::string_view encoding{};  ///< as it is written; "" when it is not said
  bool broken = false;
};

/// Reads the declaration of a document in UTF-8 or an encoding that has ASCII in it. O(its length).
[[nodiscard]] XmlDeclaration read_xml_declaration(std::string_view document);

/// The document as UTF-8, without a byte-order mark: from UTF-8, UTF-16 (of either byte order, with
/// a mark or without), ISO-8859-1 or US-ASCII, as its first bytes and its declaration say. "" when
/// all is well, else what is wrong with the encoding. O(length).
[[nodiscard]] const char* to_utf8_document(std::string& bytes);

}  // namespace musubi
