#include "viz/node_label.hpp"

#include "engine/text.hpp"

namespace musubi {
namespace {

// Bytes of the character that starts here.
std::size_t character_length(const std::string& text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

std::string own_name(const Network& network, NodeId node, Language language,
                     LabelRules::Names names) {
  switch (names) {
    case LabelRules::Names::asked:
      return network.node_name(node, language);
    case LabelRules::Names::ja:
      return network.node_name(node, Language::ja);
    case LabelRules::Names::en:
      return network.node_name(node, Language::en);
    case LabelRules::Names::both:
      break;
  }
  const auto first = network.node_name(node, language);
  const auto other =
      network.node_name(node, language == Language::ja ? Language::en : Language::ja);
  return first == other ? first : first + " / " + other;
}

}  // namespace

std::string cut_to_columns(const std::string& text, std::size_t columns) {
  if (columns == 0 || display_width(text) <= columns) return text;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = text.substr(at, character_length(text, at));
    if (display_width(kept + character) + 1 > columns) break;
    kept += character;
    at += character.size();
  }
  return kept + "…";
}

std::string node_label(const Network& network, NodeId node, Language language,
                       const LabelRules& rules) {
  return cut_to_columns(own_name(network, node, language, rules.names), rules.longest);
}

}  // namespace musubi
