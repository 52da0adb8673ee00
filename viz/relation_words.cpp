#include "viz/relation_words.hpp"

#include <algorithm>
#include <array>

namespace musubi {
namespace {

constexpr std::array<std::string_view, 6> kParticles{"に", "を", "と", "の", "で", "へ"};

}  // namespace

bool begins_with_particle(std::string_view label) {
  return std::any_of(kParticles.begin(), kParticles.end(),
                     [&](std::string_view particle) { return label.starts_with(particle); });
}

std::string relation_words(const Network& network, const std::string& relation, Language language) {
  auto label = network.vocabularies.label("relation", relation, language);
  if (begins_with_particle(label)) label.erase(0, kParticles.front().size());
  return label;
}

}  // namespace musubi
