#pragma once
#include "engine/package/profile.hpp"
#include "engine/toml_reader.hpp"

namespace musubi {

/// One table of the list `needs` of a profile. Mistakes, keys that contradict each other among
/// them, go to the log of `reader` with their line. Internal to the engine.
[[nodiscard]] Need read_need(const toml::table& table, TomlReader& reader);

}  // namespace musubi
