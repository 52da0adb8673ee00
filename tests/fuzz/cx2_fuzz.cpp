#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::cx2_fuzz {
namespace {

const Registered kTarget("cx2",
                         [](std::string_view bytes) { expect_network_or_error(read_cx2, bytes); });

}  // namespace
}  // namespace musubi::fuzz::cx2_fuzz
