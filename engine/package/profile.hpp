#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/error.hpp"
#include "engine/localized_text.hpp"

namespace musubi {

class Vocabularies;

/// A figure that what is assessed must have: the latest of this indicator, category and definition
/// (an empty one equals only an empty one), in `unit` or a power of ten of it.
struct FigureNeed {
  std::string indicator{};
  std::string category{};
  std::string definition{};
  std::string unit{};  ///< of the two bounds, one of which at least is there
  std::optional<double> at_least{};
  std::optional<double> at_most{};
  std::optional<std::int64_t> since_year{};  ///< an older figure does not count
};

/// What a requirement counts. Without a relation: at least so many nodes of the network, of these
/// kinds, serving with these functions. With one: at least so many links of this relation between
/// what is assessed and nodes of these kinds. Empty lists accept anything. With a figure nothing is
/// counted, and all other members are as they are by default.
struct Need {
  std::vector<std::string> kinds{};
  std::vector<std::string> functions{};
  std::string relation{};
  std::int64_t at_least = 1;
  std::optional<double> within_km{};           ///< only nodes so near count, > 0
  std::optional<std::int64_t> within_steps{};  ///< nodes so few links away count, >= 1; never with
                                               ///< a relation
  std::optional<FigureNeed> figure{};
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
