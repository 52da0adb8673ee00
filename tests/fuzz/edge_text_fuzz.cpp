#include "engine/edge_text.hpp"

#include <algorithm>

#include "engine/csr_check.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/plain_rows.hpp"

namespace musubi::fuzz::edge_text_fuzz {
namespace {

// The same graph for one thread and for three, for both directions, or the same complaint.
void run(std::string_view bytes) {
  const auto path = input_file("input.el", bytes);
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    try {
      const auto one = read_edge_text(path, {.direction = direction, .execution = {.threads = 1}});
      expect(is_consistent(one.graph), "what is read is a graph");
      expect(one.ids.empty() || one.ids.size() == one.graph.num_vertices(), "an id per vertex");
      expect(std::is_sorted(one.ids.span().begin(), one.ids.span().end()), "ids increase");
      const auto three =
          read_edge_text(path, {.direction = direction, .execution = {.threads = 3}});
      expect(testing::same_graph(one.graph, three.graph), "threads change nothing");
    } catch (const Error& error) {
      expect_input_error(error);
    }
  }
}

const Registered kTarget("edge_text", run);

}  // namespace
}  // namespace musubi::fuzz::edge_text_fuzz
