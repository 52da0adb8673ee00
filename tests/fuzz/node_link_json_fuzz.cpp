#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::node_link_json_fuzz {
namespace {

const Registered kTarget("node_link_json", [](std::string_view bytes) {
  expect_network_or_error(read_node_link_json, bytes);
});

}  // namespace
}  // namespace musubi::fuzz::node_link_json_fuzz
