#include "engine/spreadsheet/xml_part.hpp"

#include <expat.h>

#include <array>
#include <exception>

#include "engine/error.hpp"

namespace musubi {
namespace {

constexpr char kSeparator = '|';
constexpr std::size_t kMaxDepth = 256;
// One tag, with its attributes. Expat scans an unfinished one again with every piece it gets.
constexpr std::int64_t kMaxTagBytes = std::int64_t{1} << 20U;

constexpr std::array<std::string_view, 3> kNamespaces{
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships"};

std::string_view local(std::string_view name) {
  const auto at = name.rfind(kSeparator);
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

std::string_view known_local(std::string_view name) {
  const auto at = name.rfind(kSeparator);
  if (at == std::string_view::npos) return {};
  for (const auto known : kNamespaces) {
    if (name.substr(0, at) == known) return name.substr(at + 1);
  }
  return {};
}

// Expat is C: an exception must not pass through it, so it waits until the parser has stopped.
class Parser {
 public:
  Parser(const ZipArchive& archive, std::string_view part, XmlEvents& events)
      : file_(archive.file()),
        part_(part),
        events_(events),
        parser_(XML_ParserCreateNS(nullptr, kSeparator), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** attributes) {
          static_cast<Parser*>(self)->start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<Parser*>(self)->end(name); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* chars, int length) {
      auto& parser = *static_cast<Parser*>(self);
      parser.guarded([&] { parser.events_.text({chars, static_cast<std::size_t>(length)}); });
    });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, const char*, const char*, const char*, int) {
          auto& parser = *static_cast<Parser*>(self);
          parser.guarded([&] { parser.fail("has a document type declaration"); });
        });
  }

  bool feed(std::string_view piece, bool last) {
    const auto status =
        XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
    if (thrown_) std::rethrow_exception(thrown_);
    if (status == XML_STATUS_ERROR) {
      fail("is broken XML on line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) +
           ": " + XML_ErrorString(XML_GetErrorCode(parser_.get())));
    }
    fed_ += static_cast<std::int64_t>(piece.size());
    if (fed_ - XML_GetCurrentByteIndex(parser_.get()) > kMaxTagBytes) {
      fail("has a tag of more than a megabyte");
    }
    return true;
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw Error(ErrorKind::input, {{file_, 0, "the part " + part_ + " " + problem,
                                    "open the workbook in Excel and save it again as .xlsx"}});
  }

  template <typename Action>
  void guarded(Action&& action) {
    if (thrown_) return;
    try {
      action();
    } catch (...) {
      thrown_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  void start(std::string_view name, const char** attributes) {
    guarded([&] {
      if (++depth_ > kMaxDepth) fail("nests its elements too deeply");
      events_.start(known_local(name), XmlAttributes(attributes));
    });
  }
  void end(std::string_view name) {
    guarded([&] {
      --depth_;
      events_.end(known_local(name));
    });
  }

  std::string file_;
  std::string part_;
  XmlEvents& events_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::size_t depth_ = 0;
  std::int64_t fed_ = 0;
  std::exception_ptr thrown_{};
};

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local(pair[0]) == name) return pair[1];
  }
  return {};
}

bool XmlAttributes::preserves_space() const {
  constexpr std::string_view kSpace = "http://www.w3.org/XML/1998/namespace|space";
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (pair[0] == kSpace) return std::string_view(pair[1]) == "preserve";
  }
  return false;
}

void read_xml_part(ZipArchive& archive, std::string_view part, XmlEvents& events) {
  Parser parser(archive, part, events);
  archive.read(part, [&](std::string_view piece) { return parser.feed(piece, false); });
  parser.feed({}, true);
}

}  // namespace musubi
