#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/error.hpp"

namespace musubi {

using XmlAttributeMap = std::map<std::string, std::string, std::less<>>;

/// What a graph file in XML is read by. Elements come under their local names, whatever their
/// namespace; attributes under the names that the file writes.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributeMap& attributes,
                     std::size_t line) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view chars) = 0;
};

/// The value of an attribute, "" when it is not there.
[[nodiscard]] std::string value_of(const XmlAttributeMap& attributes, std::string_view name);

/// Streams a document through `handler`, in whichever encoding it declares. Logs where it is
/// broken, nests too deeply, or declares a document type, which could pull in files or grow without
/// bound; reading stops there. What the handler throws comes through. O(length).
void read_xml(std::string_view bytes, const std::string& file, XmlHandler& handler,
              DiagnosticLog& log);

}  // namespace musubi
