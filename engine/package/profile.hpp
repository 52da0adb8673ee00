#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/error.hpp"
#include "engine/localized_text.hpp"

namespace musubi {

class Vocabularies;

/// What a requirement counts. Without a relation: at least so many nodes of the network, of these
/// kinds, serving with these functions. With one: at least so many links of this relation between
/// what is assessed and nodes of these kinds. Empty lists accept anything.
struct Need {
  std::vector<std::string> kinds{};
  std::vector<std::string> functions{};
  std::string relation{};
  std::int64_t at_least = 1;
};

struct Requirement {
  std::string id{};     ///< unique in its profile
  std::string level{};  ///< term of `maturity`; empty when the source gives none
  std::string axis{};   ///< term of `axis`: what it is about
  std::string status = "actual";
  LocalizedText text{};
  LocalizedText note{};
  std::string locator{};      ///< narrower than the profile's; may be empty
  std::vector<Need> needs{};  ///< empty: not countable, to be judged by people
  std::size_t line = 0;       ///< in the profile's file
};

/// What a community, or an institution of one kind, must have: profiles/NAME.toml of a package.
struct Profile {
  std::string name{};  ///< of the file, without ending
  std::string file{};
  LocalizedText title{};
  LocalizedText note{};
  std::string applies_to{};  ///< term of `kind`
  std::string evidence{};    ///< id of a source
  std::string locator{};
  std::vector<Requirement> requirements{};
};

/// Reads a profile (keys and their meaning: docs/data-package.md). Mistakes go to `log` with their
/// line. O(size of the file).
[[nodiscard]] Profile read_profile(const std::filesystem::path& path,
                                   const Vocabularies& vocabularies, DiagnosticLog& log);

}  // namespace musubi
