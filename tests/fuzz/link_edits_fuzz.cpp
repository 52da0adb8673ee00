#include <algorithm>
#include <limits>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/whatif/betweenness_update.hpp"
#include "algorithms/whatif/closeness_update.hpp"
#include "algorithms/whatif/distance_matrix.hpp"
#include "algorithms/whatif/edited_centrality.hpp"
#include "algorithms/whatif/one_link_closeness.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"

namespace musubi::fuzz::link_edits_fuzz {
namespace {

using testing::ZooGraph;

// A link that comes, or one that goes.
bool edit(ZooGraph& list, InputBytes& bytes, EditedCentrality* updated) {
  const bool remove = bytes.next() % 2 == 1;
  if (remove && !list.edges.empty()) {
    const auto at =
        static_cast<std::ptrdiff_t>(bytes.below(static_cast<std::uint32_t>(list.edges.size())));
    const auto edge = list.edges[static_cast<std::size_t>(at)];
    list.edges.erase(list.edges.begin() + at);
    if (!list.strengths.empty()) list.strengths.erase(list.strengths.begin() + at);
    if (!list.lengths.empty()) list.lengths.erase(list.lengths.begin() + at);
    if (updated != nullptr) updated->remove_edge(edge.tail, edge.head);
    return true;
  }
  const Edge edge{bytes.below(list.n), bytes.below(list.n)};
  if (list.edges.empty() && (!list.strengths.empty() || !list.lengths.empty())) return false;
  list.edges.push_back(edge);
  if (!list.strengths.empty()) list.strengths.push_back(1.0);
  if (!list.lengths.empty()) list.lengths.push_back((1 + bytes.next() % 8) / 4.0);
  if (updated != nullptr) updated->add_edge(edge.tail, edge.head);
  return true;
}

// Scores put right after a few edits are those of the edited graph.
void check_updates(const ZooGraph& base_list, ZooGraph list, InputBytes bytes) {
  const auto base = base_list.graph();
  const auto count = 1 + bytes.next() % 4;
  for (int i = 0; i < count; ++i) {
    if (!edit(list, bytes, nullptr)) return;
  }
  const bool lost_lengths = list.edges.empty() && base.has_lengths();
  if (lost_lengths) return;  // a graph without edges has no lengths to compare
  const auto edited = list.graph();
  const auto before = betweenness(base);
  const auto after = betweenness_of(list);
  const double largest = before.empty() ? 0.0 : *std::ranges::max_element(before);
  const auto updated = updated_betweenness(base, edited, before);
  for (Vertex v = 0; v < list.n; ++v) {
    expect(near(updated[v], after[v], 1e-9 * std::max(1.0, largest)), "updated betweenness");
  }
  const auto near_to = updated_closeness(base, edited, closeness(base));
  const auto anew = closeness(edited);
  expect(all_near(near_to.closeness, anew.closeness), "updated closeness");
  expect(all_near(near_to.harmonic, anew.harmonic), "updated harmonic closeness");
  expect(near_to.reached == anew.reached, "updated reach");
}

void check_edited(ZooGraph list, InputBytes bytes) {
  list.lengths.clear();
  list.strengths.clear();
  EditedCentrality updated(list.graph(), {.threads = 1});
  const auto count = 1 + bytes.next() % 6;
  double scale = 1.0;
  for (int i = 0; i < count; ++i) {
    if (!edit(list, bytes, &updated)) return;
    const auto expected = betweenness_of(list);
    for (const double score : expected) scale = std::max(scale, score);
    const auto found = updated.betweenness();
    for (Vertex v = 0; v < list.n; ++v) {
      expect(near(found[v], expected[v], 1e-9 * scale), "edited betweenness");
    }
    const auto anew = closeness(list.graph());
    expect(updated.closeness().closeness == anew.closeness, "edited closeness");
    expect(updated.closeness().reached == anew.reached, "edited reach");
  }
}

void check_one_link(ZooGraph list, InputBytes bytes) {
  DistanceMatrix matrix(list.graph(), {.threads = 1});
  const OneLinkCloseness one_link(matrix);
  const Vertex a = bytes.below(list.n);
  const Vertex b = bytes.below(list.n);
  const auto predicted = one_link.harmonic_with(a, b);
  list.direction = Direction::undirected;
  const bool has_lengths = !list.lengths.empty();
  list.edges.push_back({a, b});
  if (has_lengths) list.lengths.push_back(1.0);
  if (!list.strengths.empty()) list.strengths.push_back(1.0);
  const auto distance = distances_of(list);
  auto grown = matrix;
  grown.add_link(a, b);
  for (Vertex s = 0; s < list.n; ++s) {
    double harmonic = 0.0;
    for (Vertex t = 0; t < list.n; ++t) {
      if (s != t) harmonic += 1.0 / distance[s][t];
      expect(grown.at(s, t) == distance[s][t], "distances with one more link");
    }
    expect(near(predicted[s], harmonic), "closeness with one more link");
  }
}

void run(std::string_view input) {
  constexpr std::size_t kEdits = 24;
  const auto split = std::min(input.size(), kEdits);
  const InputBytes edits(input.substr(0, split));
  InputBytes bytes(input.substr(split));
  const auto list = arbitrary_graph(bytes, 16);
  if (list.n == 0) return;
  check_updates(list, list, edits);
  check_edited(list, edits);
  check_one_link(list, edits);
}

const Registered kTarget("link_edits", run);

}  // namespace
}  // namespace musubi::fuzz::link_edits_fuzz
