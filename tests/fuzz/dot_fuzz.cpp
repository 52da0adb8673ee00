#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::dot_fuzz {
namespace {

const Registered kTarget("dot",
                         [](std::string_view bytes) { expect_network_or_error(read_dot, bytes); });

}  // namespace
}  // namespace musubi::fuzz::dot_fuzz
