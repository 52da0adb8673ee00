#pragma once
#include "engine/package/scenario.hpp"
#include "engine/toml_reader.hpp"

namespace musubi {

/// Reads one [[edit]] table; mistakes go to the reader's log. nullopt when it does not say what to
/// do.
[[nodiscard]] std::optional<ScenarioEdit> read_edit(const toml::table& table, TomlReader& reader);

/// Reads `for = { name = [...] }` or `for = { name = { kind = "...", country = "..." } }`, and the
/// same under `each`.
void read_sweep(const toml::node& node, const std::string& key, TomlReader& reader,
                std::vector<SweepVariable>& into);

}  // namespace musubi
