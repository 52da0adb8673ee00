#include "engine/xml_reader.hpp"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>

namespace musubi {
namespace {

constexpr std::size_t kMaxDepth = 256;

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Expat is C: an exception must not pass through it, so it waits until the parser has stopped.
class Parser {
 public:
  Parser(const std::string& file, XmlHandler& handler, DiagnosticLog& log)
      : file_(file),
        handler_(handler),
        log_(log),
        parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
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
      parser.guarded([&] { parser.handler_.text({chars, static_cast<std::size_t>(length)}); });
    });
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, const char*, const char*, const char*, int) {
          static_cast<Parser*>(self)->refuse("a document type declaration is not accepted",
                                             "remove the <!DOCTYPE ...> part");
        });
  }

  void feed(std::string_view bytes) {
    constexpr std::size_t kStep = std::size_t{1} << 20U;
    for (std::size_t at = 0; at < bytes.size() || at == 0; at += kStep) {
      const auto piece = bytes.substr(at, kStep);
      const bool last = at + piece.size() >= bytes.size();
      const auto status =
          XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
      if (thrown_) std::rethrow_exception(thrown_);
      if (status == XML_STATUS_ERROR) return report();
      if (last) return;
    }
  }

 private:
  [[nodiscard]] std::size_t line() const {
    return static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_.get()));
  }

  void report() {
    const auto code = XML_GetErrorCode(parser_.get());
    if (code == XML_ERROR_ABORTED) return;  // refused, and said so
    log_.add(file_, line(), std::string("broken XML: ") + XML_ErrorString(code));
  }

  void refuse(std::string problem, std::string remedy) {
    log_.add(file_, line(), std::move(problem), std::move(remedy));
    XML_StopParser(parser_.get(), XML_FALSE);
    stopped_ = true;
  }

  // A parser that was stopped may still report what it has begun.
  template <typename Action>
  void guarded(Action&& action) {
    if (stopped_) return;
    try {
      action();
    } catch (...) {
      thrown_ = std::current_exception();
      stopped_ = true;
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  void start(std::string_view name, const char** pairs) {
    guarded([&] {
      if (++depth_ > kMaxDepth) return refuse("elements are nested too deeply", {});
      XmlAttributeMap attributes;
      for (; *pairs != nullptr; pairs += 2) attributes.emplace(pairs[0], pairs[1]);
      handler_.start(local(name), attributes, line());
    });
  }
  void end(std::string_view name) {
    guarded([&] {
      --depth_;
      handler_.end(local(name));
    });
  }

  const std::string& file_;
  XmlHandler& handler_;
  DiagnosticLog& log_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::size_t depth_ = 0;
  bool stopped_ = false;
  std::exception_ptr thrown_{};
};

}  // namespace

std::string value_of(const XmlAttributeMap& attributes, std::string_view name) {
  const auto it = attributes.find(name);
  return it == attributes.end() ? std::string{} : it->second;
}

void read_xml(std::string_view bytes, const std::string& file, XmlHandler& handler,
              DiagnosticLog& log) {
  Parser(file, handler, log).feed(bytes);
}

}  // namespace musubi
