#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/attribute.hpp"
#include "engine/error.hpp"
#include "engine/localized_text.hpp"

namespace musubi {

struct Network;

enum class EditKind {
  add_node,
  remove_node,
  change_node,
  add_link,
  remove_link,
  change_link,
  merge,          ///< several institutions become one
  move,           ///< an institution goes from one hub to another
  close_hub,      ///< a hub is gone, and all that tied somebody to it
  drop_country,   ///< every link that crosses the border of a country is gone
  drop_relation,  ///< every link of a relation is gone
  coverage,       ///< the sources tell more, or less, of a hub
};

/// The key that stands for it in a scenario: "add_link", ...
[[nodiscard]] std::string_view name_of(EditKind kind);

/// What a variable takes, one after the other: values as they are written, or the ids of all nodes
/// of a kind, a country, or both.
struct SweepVariable {
  std::string name{};
  std::vector<std::string> values{};
  std::string kind{};
  std::string country{};
  std::size_t line = 0;
};

/// One supposition. Which members are filled in depends on the kind; nodes are named by id, name or
/// alias. Texts may hold `{variable}` until expand_scenario() has put in what it stands for.
struct ScenarioEdit {
  EditKind kind = EditKind::add_link;
  std::string file{};
  std::size_t line = 0;
  LocalizedText reason{};
  std::optional<double> cost{};
  std::vector<SweepVariable> each{};  ///< the edit is made once for each combination

  std::string node{};                ///< whom it is about; of `merge`, what the others become
  std::vector<std::string> nodes{};  ///< of `merge`: those that become `node`
  std::string source{};              ///< of a link
  std::string target{};
  std::string relation{};  ///< of a link, or the one dropped; may be empty to choose any
  std::optional<std::string> function{};  ///< of a link; nullopt chooses any
  std::optional<std::string> role{};
  std::string from{};                 ///< of `move`: the hub left; may be empty when there is one
  std::string to{};                   ///< of `move`
  std::string country{};              ///< of `drop_country`
  std::vector<std::string> topics{};  ///< of `coverage`; empty: every topic
  std::string status{};               ///< of `coverage`
  std::map<std::string, AttributeValue> values{};  ///< attributes, `kind` among them
};

/// One case: the edits that are made together, in this order.
struct Alternative {
  std::string name{};
  LocalizedText title{};
  LocalizedText reason{};
  std::size_t line = 0;
  std::vector<SweepVariable> sweep{};  ///< until expanded: a case per combination
  std::vector<ScenarioEdit> edits{};   ///< those that the file makes in every case come first
};

/// A file of cases to compare: scenarios/NAME.toml of a package, or one of somebody's own.
struct Scenario {
  std::string name{};  ///< of the file, without ending
  std::string file{};
  LocalizedText title{};
  LocalizedText reason{};
  std::vector<Alternative> alternatives{};  ///< at least one
};

/// Reads a scenario with all that it includes (keys and their meaning: docs/whatif.md). Mistakes go
/// to `log` with file and line, among them an include that leads back to a file that is being read.
/// Whether the nodes and links exist is not asked here. O(size of the files).
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& path, DiagnosticLog& log);

/// The scenarios that come with a package: the files of its folder scenarios/, in order of name.
/// Reading the package does not read them: a scenario that is wrong concerns only who asks for it.
[[nodiscard]] std::vector<std::filesystem::path> scenario_files(
    const std::filesystem::path& package);

/// The alternatives with sweeps made into one case per combination, in the order of the values, the
/// last variable fastest, and every `{variable}` replaced: in names and edits by its value, in
/// titles and reasons by the name of the node of that id or of the country of that code. Throws
/// Error(input) for a sweep over nothing, a variable that is never used, a `{variable}` that is not
/// one, two cases of one name, or more than 10,000 cases or edits.
[[nodiscard]] std::vector<Alternative> expand_scenario(const Scenario& scenario,
                                                       const Network& network);

}  // namespace musubi
