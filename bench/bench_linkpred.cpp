// Link predictors of ours, beside igraph's where it has the same: scores of sampled pairs.

#include <functional>
#include <memory>

#include "algorithms/linkpred/leave_out.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"

namespace {

using musubi::LinkPredictor;
using musubi::VertexPair;
using musubi::bench::IgraphVector;
using Scores = std::vector<double>;

constexpr double kTolerance = 1e-12;

struct Inputs {
  musubi::bench::BenchGraph graph{};
  musubi::CsrGraph csr{};
  musubi::bench::IgraphGraph igraph;
  std::vector<VertexPair> pairs{};

  explicit Inputs(musubi::bench::BenchGraph bench_graph)
      : graph(std::move(bench_graph)), csr(graph.csr()), igraph(graph) {
    const auto split = leave_out_links(csr, {.all_up_to = 0});
    pairs = split.positives;
    pairs.insert(pairs.end(), split.negatives.begin(), split.negatives.end());
  }
};

// As much of the name as the closing table has room for.
std::string kernel_name(LinkPredictor predictor) {
  return std::string(name_of(predictor).substr(0, 15));
}

Scores ours(const Inputs& inputs, LinkPredictor predictor, int threads) {
  return link_scores(inputs.csr, inputs.pairs, predictor, {.execution = {.threads = threads}});
}

Scores igraph_jaccard(const Inputs& inputs) {
  igraph_vector_int_t list;
  igraph_vector_int_init(&list, 0);
  for (const auto& [a, b] : inputs.pairs) {
    igraph_vector_int_push_back(&list, a);
    igraph_vector_int_push_back(&list, b);
  }
  IgraphVector scores;
  igraph_similarity_jaccard_pairs(inputs.igraph.get(), scores.get(), &list, IGRAPH_ALL, false);
  igraph_vector_int_destroy(&list);
  return scores.values();
}

using FillMatrix = std::function<void(const igraph_t*, igraph_matrix_t*)>;

// igraph has these for whole rows only: n² numbers, of which the pairs' are taken.
Scores igraph_rows(const Inputs& inputs, const FillMatrix& fill) {
  igraph_matrix_t values;
  igraph_matrix_init(&values, 0, 0);
  fill(inputs.igraph.get(), &values);
  Scores scores;
  for (const auto& [a, b] : inputs.pairs) scores.push_back(MATRIX(values, a, b));
  igraph_matrix_destroy(&values);
  return scores;
}

void add_ours(const Inputs& inputs, LinkPredictor predictor,
              const std::function<Scores()>& reference) {
  const auto expected = std::make_shared<Scores>();  // worked out once, when first asked for
  const auto edges = static_cast<double>(inputs.graph.edges.size());
  for (const auto& [who, thread_count] : {std::pair("musubi", 0), std::pair("musubi_1t", 1)}) {
    const auto run = [&inputs, predictor, threads = thread_count] {
      return ours(inputs, predictor, threads);
    };
    const auto agrees = [=] {
      if (expected->empty()) *expected = reference();
      return musubi::bench::all_near(run(), *expected, kTolerance);
    };
    musubi::bench::add(kernel_name(predictor), who, edges, agrees,
                       [=] { benchmark::DoNotOptimize(run()); });
  }
}

void add_beside_igraph(const Inputs& inputs, LinkPredictor predictor,
                       const std::function<Scores()>& peer) {
  add_ours(inputs, predictor, peer);
  musubi::bench::add(
      kernel_name(predictor), "igraph", static_cast<double>(inputs.graph.edges.size()),
      [=, &inputs] {
        return musubi::bench::all_near(peer(), ours(inputs, predictor, 0), kTolerance);
      },
      [=] { benchmark::DoNotOptimize(peer()); });
}

void register_all(const Inputs& inputs) {
  using enum LinkPredictor;
  add_beside_igraph(inputs, common_neighbours, [&] {
    return igraph_rows(inputs, [](const igraph_t* graph, igraph_matrix_t* values) {
      igraph_bibcoupling(graph, values, igraph_vss_all());
    });
  });
  add_beside_igraph(inputs, jaccard, [&] { return igraph_jaccard(inputs); });
  add_beside_igraph(inputs, adamic_adar, [&] {
    return igraph_rows(inputs, [](const igraph_t* graph, igraph_matrix_t* values) {
      igraph_similarity_inverse_log_weighted(graph, values, igraph_vss_all(), IGRAPH_ALL);
    });
  });
  // Without a peer, the guard is only that one thread and all give the same.
  for (const auto predictor : {resource_allocation, preferential_attachment, local_path, katz,
                               random_walk, block_model, combined}) {
    add_ours(inputs, predictor, [&inputs, predictor] { return ours(inputs, predictor, 1); });
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Inputs inputs(musubi::bench::graph_from_arguments(argc, argv));
  register_all(inputs);
  return musubi::bench::run_and_compare(argc, argv);
}
