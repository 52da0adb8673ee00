#include "engine/csr_check.hpp"
#include "engine/metis_text.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/plain_rows.hpp"

namespace musubi::fuzz::metis_fuzz {
namespace {

void run(std::string_view bytes) {
  const auto path = input_file("input.graph", bytes);
  try {
    const auto one = read_metis(path, {.execution = {.threads = 1}});
    expect(is_consistent(one.graph), "what is read is a graph");
    expect(!one.graph.is_directed(), "a METIS graph is undirected");
    const auto three = read_metis(path, {.execution = {.threads = 3}});
    expect(testing::same_graph(one.graph, three.graph), "threads change nothing");
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

const Registered kTarget("metis", run);

}  // namespace
}  // namespace musubi::fuzz::metis_fuzz
