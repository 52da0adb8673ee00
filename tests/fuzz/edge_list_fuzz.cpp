#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::edge_list_fuzz {
namespace {

const Registered kTarget("edge_list", [](std::string_view bytes) {
  expect_network_or_error(read_edge_list, bytes);
});

}  // namespace
}  // namespace musubi::fuzz::edge_list_fuzz
