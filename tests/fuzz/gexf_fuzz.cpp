#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::gexf_fuzz {
namespace {

const Registered kTarget("gexf",
                         [](std::string_view bytes) { expect_network_or_error(read_gexf, bytes); });

}  // namespace
}  // namespace musubi::fuzz::gexf_fuzz
