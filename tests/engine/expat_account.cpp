#include "tests/engine/expat_account.hpp"

#include <expat.h>

#include <memory>

namespace musubi::testing {
namespace {

void add_text(XmlAccount& account, std::string_view text) {
  if (account.events.empty() || account.events.back().front() != 't') account.events.push_back("t");
  account.events.back() += text;
}

}  // namespace

XmlAccount expat_account(std::string_view bytes) {
  XmlAccount account;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  XML_SetUserData(parser.get(), &account);
  XML_SetElementHandler(
      parser.get(),
      [](void* self, const char* name, const char** pairs) {
        auto& events = static_cast<XmlAccount*>(self)->events;
        events.push_back(std::string("<") + name);
        for (; *pairs != nullptr; pairs += 2) {
          events.push_back(std::string("@") + pairs[0] + "=" + pairs[1]);
        }
      },
      [](void* self, const char* name) {
        static_cast<XmlAccount*>(self)->events.push_back(std::string(">") + name);
      });
  XML_SetCharacterDataHandler(parser.get(), [](void* self, const char* chars, int length) {
    add_text(*static_cast<XmlAccount*>(self), {chars, static_cast<std::size_t>(length)});
  });
  const auto status =
      XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), /*isFinal=*/1);
  if (status == XML_STATUS_OK) return account;
  account.problem = XML_ErrorString(XML_GetErrorCode(parser.get()));
  account.line = XML_GetCurrentLineNumber(parser.get());
  return account;
}

}  // namespace musubi::testing
