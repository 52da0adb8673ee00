#include "cli/explore_question.hpp"

#include <nlohmann/json.hpp>

#include "engine/error.hpp"

namespace musubi::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostLinks = 50;      // on trial at a time
constexpr std::size_t kLongestText = 1000;  // bytes of an id or a title

std::string text_of(const Json& object, const char* key) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_string() || it->get_ref<const std::string&>().empty() ||
      it->get_ref<const std::string&>().size() > kLongestText) {
    throw Error(ErrorKind::input, std::string("the question needs a short text '") + key + "'");
  }
  return it->get<std::string>();
}

}  // namespace

ExploreQuestion question_of(const std::string& body) {
  const auto json = Json::parse(body, nullptr, false);
  if (!json.is_object() || !json.contains("links") || !json["links"].is_array() ||
      json["links"].empty() || json["links"].size() > kMostLinks) {
    throw Error(ErrorKind::input,
                "the question needs a list 'links' of 1 to " + std::to_string(kMostLinks));
  }
  ExploreQuestion question;
  for (const auto& link : json["links"]) {
    if (!link.is_object()) throw Error(ErrorKind::input, "a link is an object");
    question.links.push_back(
        {text_of(link, "source"), text_of(link, "target"), text_of(link, "relation")});
  }
  if (json.value("language", Json()) == "en") question.language = Language::en;
  if (json.contains("title")) question.title = text_of(json, "title");
  return question;
}

}  // namespace musubi::cli
