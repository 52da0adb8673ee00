#include "engine/package/scenario.hpp"

#include "algorithms/whatif/apply_scenario.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/package_folder.hpp"

namespace musubi::fuzz::scenario_fuzz {
namespace {

constexpr std::size_t kMost = 8;  // cases made

void expect_networks(const Scenario& scenario, const Network& toy) {
  auto cases = expand_scenario(scenario, toy);
  if (cases.size() > kMost) cases.resize(kMost);
  for (const auto& each : cases) expect_sound(apply_scenario(toy, each).network);
}

// What a scenario makes of a network is a network.
void run(std::string_view bytes) {
  static const Network toy = testing::PackageFolder().read();
  DiagnosticLog log;
  try {
    const auto scenario = read_scenario(input_file("input.toml", bytes), log);
    if (log.empty()) expect_networks(scenario, toy);
    log.throw_if_any();
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

const Registered kTarget("scenario", run);

}  // namespace
}  // namespace musubi::fuzz::scenario_fuzz
