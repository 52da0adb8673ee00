#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::pajek_fuzz {
namespace {

const Registered kTarget("pajek", [](std::string_view bytes) {
  expect_network_or_error(read_pajek, bytes);
});

}  // namespace
}  // namespace musubi::fuzz::pajek_fuzz
