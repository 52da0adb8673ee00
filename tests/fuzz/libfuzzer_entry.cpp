#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/fuzz_target.hpp"

// What libFuzzer calls for each input. A fuzzer holds one target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto run = musubi::fuzz::fuzz_targets().front().run;
  try {
    run({reinterpret_cast<const char*>(data), size});
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "broken promise: %s\n", problem.what());
    std::abort();
  }
  return 0;
}
