#include "engine/xml_reader.hpp"

#include <utility>

#include "engine/xml_declaration.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMaxDepth = 256;

}  // namespace

XmlDocument::XmlDocument(std::string bytes) : bytes_(std::move(bytes)) {
  problem_ = to_utf8_document(bytes_);
  bytes_.append(XmlScanner::kMargin, '\0');
}

std::string_view XmlDocument::text() const {
  return std::string_view(bytes_).substr(0, bytes_.size() - XmlScanner::kMargin);
}

XmlReader::XmlReader(const XmlDocument& document, std::string file, DiagnosticLog& log)
    : file_(std::move(file)),
      log_(log),
      encoding_problem_(document.problem()),
      scanner_(document.text()) {}

XmlToken XmlReader::next(bool text_wanted) {
  if (stopped_) return XmlToken::done;
  if (*encoding_problem_ != '\0') return stop(1, std::string("broken XML: ") + encoding_problem_);
  try {
    const auto token = scanner_.next(text_wanted);
    if (token == XmlToken::start && scanner_.depth() > kMaxDepth) {
      return stop(line(), "elements are nested too deeply");
    }
    if (token == XmlToken::doctype) {
      return stop(line(), "a document type declaration is not accepted",
                  "remove the <!DOCTYPE ...> part");
    }
    return token;
  } catch (const BrokenXml& broken) {
    return stop(broken.line(), std::string("broken XML: ") + broken.what());
  }
}

XmlToken XmlReader::stop(std::size_t line, std::string problem, std::string remedy) {
  log_.add(file_, line, std::move(problem), std::move(remedy));
  stopped_ = true;
  return XmlToken::done;
}

}  // namespace musubi
