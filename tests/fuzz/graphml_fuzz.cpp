#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::graphml_fuzz {
namespace {

const Registered kTarget("graphml", [](std::string_view bytes) {
  expect_network_or_error(read_graphml, bytes);
});

}  // namespace
}  // namespace musubi::fuzz::graphml_fuzz
