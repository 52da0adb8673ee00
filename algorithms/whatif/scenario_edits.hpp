#pragma once
#include "algorithms/whatif/scenario_version.hpp"

namespace musubi {

// Each makes one kind of edit (docs/whatif.md) on a version that has begun it, and complains
// through the version of what cannot be done. For apply_scenario().

void add_node(ScenarioVersion& version, const ScenarioEdit& edit);
void remove_node(ScenarioVersion& version, const ScenarioEdit& edit);
void change_node(ScenarioVersion& version, const ScenarioEdit& edit);
void merge(ScenarioVersion& version, const ScenarioEdit& edit);

void add_link(ScenarioVersion& version, const ScenarioEdit& edit);
void remove_link(ScenarioVersion& version, const ScenarioEdit& edit);
void change_link(ScenarioVersion& version, const ScenarioEdit& edit);
void drop_country(ScenarioVersion& version, const ScenarioEdit& edit);
void drop_relation(ScenarioVersion& version, const ScenarioEdit& edit);

void move(ScenarioVersion& version, const ScenarioEdit& edit);
void close_hub(ScenarioVersion& version, const ScenarioEdit& edit);
void set_coverage(ScenarioVersion& version, const ScenarioEdit& edit);

}  // namespace musubi
