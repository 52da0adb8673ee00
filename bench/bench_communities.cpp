// Louvain and Leiden of ours beside igraph's, on the same graph: times, and what is found in them.

#include <cmath>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <numeric>

#include "algorithms/community/constant_potts.hpp"
#include "algorithms/community/leiden.hpp"
#include "algorithms/community/louvain.hpp"
#include "algorithms/structure/components.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/memory_peak.hpp"
#include "bench/peer_table.hpp"

namespace {

using musubi::CommunitySearchOptions;
using musubi::CommunitySearchResult;
using musubi::CsrGraph;
using musubi::Partition;
using musubi::QualityFunction;
using musubi::Vertex;

constexpr std::uint64_t kSeeds = 20;  // one seed is up to 0.01 from another
constexpr int kIterations = 2;
constexpr double kTheta = 0.01;  // randomness of igraph's Leiden, its default

using OurSearch = CommunitySearchResult (*)(const CsrGraph&, const CommunitySearchOptions&);
using Search = std::function<Partition(std::uint64_t seed)>;

struct Kernel {
  std::string name{};
  OurSearch search{};
  QualityFunction function{};
  double resolution = 1.0;

  [[nodiscard]] double quality(const CsrGraph& csr, const Partition& partition) const {
    return function == QualityFunction::modularity
               ? musubi::modularity(csr, partition, resolution)
               : musubi::constant_potts(csr, partition, resolution);
  }
  [[nodiscard]] CommunitySearchOptions options(std::uint64_t seed, int threads) const {
    return {.function = function,
            .resolution = resolution,
            .iterations = kIterations,
            .seed = seed,
            .execution = {.threads = threads}};
  }
};

bool all_connected(const musubi::bench::BenchGraph& graph, const Partition& partition) {
  std::vector<musubi::Edge> inside;
  for (const auto& edge : graph.edges) {
    if (partition[edge.tail] == partition[edge.head]) inside.push_back(edge);
  }
  const auto parts = musubi::components(CsrGraph::from_edges(graph.n, inside));
  return parts.count == musubi::num_communities(partition);
}

class IntVector {
 public:
  IntVector() { igraph_vector_int_init(&vector_, 0); }
  IntVector(const IntVector&) = delete;
  IntVector& operator=(const IntVector&) = delete;
  ~IntVector() { igraph_vector_int_destroy(&vector_); }
  igraph_vector_int_t* get() { return &vector_; }
  [[nodiscard]] Partition partition() const {
    return {VECTOR(vector_), VECTOR(vector_) + igraph_vector_int_size(&vector_)};
  }

 private:
  igraph_vector_int_t vector_{};
};

Partition igraph_louvain(const igraph_t* graph, std::uint64_t seed) {
  igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(seed + 1));
  IntVector membership;
  igraph_community_multilevel(graph, nullptr, 1.0, membership.get(), nullptr, nullptr);
  return membership.partition();
}

Partition igraph_leiden(const igraph_t* graph, const Kernel& kernel, double edges,
                        std::uint64_t seed) {
  igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(seed + 1));
  IntVector membership;
  igraph_integer_t count = 0;
  igraph_real_t quality = 0.0;
  const bool modularity = kernel.function == QualityFunction::modularity;
  musubi::bench::IgraphVector strengths;
  if (modularity) {
    igraph_strength(graph, strengths.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, nullptr);
  }
  igraph_community_leiden(graph, nullptr, modularity ? strengths.get() : nullptr,
                          modularity ? kernel.resolution / (2.0 * edges) : kernel.resolution,
                          kTheta, /*start=*/false, kIterations, membership.get(), &count, &quality);
  return membership.partition();
}

// The mean over the seeds, and its standard error.
void print_findings(const Kernel& kernel, const std::string& who, const CsrGraph& csr,
                    const Search& search) {
  std::vector<double> found;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    found.push_back(kernel.quality(csr, search(seed)));
  }
  const auto count = static_cast<double>(found.size());
  const double mean = std::reduce(found.begin(), found.end()) / count;
  double squares = 0.0;
  for (const double quality : found) squares += (quality - mean) * (quality - mean);
  const double error = std::sqrt(squares / (count - 1.0) / count);
  const double memory = musubi::bench::peak_mebibytes([&] { static_cast<void>(search(0)); });
  std::cout << "quality: " << kernel.name << ' ' << who << ' ' << std::setprecision(6) << mean
            << " +- " << error << ' ' << std::setprecision(3) << memory << " MiB\n";
}

// Connected communities, and the quality that is reported.
bool holds(const musubi::bench::BenchGraph& graph, const CsrGraph& csr, const Kernel& kernel,
           int threads) {
  const auto result = kernel.search(csr, kernel.options(0, threads));
  const double recomputed = kernel.quality(csr, result.partition);
  return all_connected(graph, result.partition) &&
         std::abs(result.quality - recomputed) <= 1e-9 * std::max(1.0, std::abs(recomputed));
}

// Ours without a peer, for graphs that are too large for them: all threads must find what one does.
int run_alone(int argc, char** argv, const CsrGraph& csr) {
  const auto edges = static_cast<double>(csr.num_edges());
  for (const auto& [name, search] :
       {std::pair("louvain", &musubi::louvain), std::pair("leiden", &musubi::leiden)}) {
    const auto run = [&csr, search = search](int threads) {
      return search(csr, {.execution = {.threads = threads}}).partition;
    };
    for (const auto& [who, threads] : {std::pair("musubi", 0), std::pair("musubi_1t", 1)}) {
      musubi::bench::add(
          name, who, edges, [run, threads = threads] { return run(threads) == run(1); },
          [run, threads = threads] { benchmark::DoNotOptimize(run(threads)); });
    }
  }
  return musubi::bench::run_and_compare(argc, argv);
}

// Times searches from one seed after the other.
void add(const Kernel& kernel, const std::string& who, double edges, std::function<bool()> agrees,
         Search search) {
  const auto next_seed = std::make_shared<std::uint64_t>(0);
  musubi::bench::add(kernel.name, who, edges, std::move(agrees), [=, search = std::move(search)] {
    benchmark::DoNotOptimize(search((*next_seed)++ % kSeeds));
  });
}

}  // namespace

int main(int argc, char** argv) {
  const bool alone = musubi::bench::take_flag(argc, argv, "--alone");
  const auto graph = musubi::bench::graph_from_arguments(argc, argv);
  const auto csr = graph.csr();
  if (alone) return run_alone(argc, argv, csr);
  const musubi::bench::IgraphGraph igraph(graph);
  const auto edges = static_cast<double>(graph.edges.size());
  const auto n = static_cast<double>(graph.n);
  // Communities ten times as dense as the whole graph, where that is possible.
  const double density = std::min(0.5, 10.0 * edges / (n * (n - 1.0) / 2.0));
  const Kernel kernels[] = {
      {"louvain", musubi::louvain, QualityFunction::modularity, 1.0},
      {"leiden", musubi::leiden, QualityFunction::modularity, 1.0},
      {"leiden_constant_potts", musubi::leiden, QualityFunction::constant_potts, density}};
  std::cout << std::fixed;
  for (const auto& kernel : kernels) {
    const auto ours = [&](int threads) -> Search {
      return [&, threads](std::uint64_t seed) {
        return kernel.search(csr, kernel.options(seed, threads)).partition;
      };
    };
    const Search peer = [&](std::uint64_t seed) {
      return kernel.name == "louvain" ? igraph_louvain(igraph.get(), seed)
                                      : igraph_leiden(igraph.get(), kernel, edges, seed);
    };
    print_findings(kernel, "musubi", csr, ours(1));
    print_findings(kernel, "igraph", csr, peer);
    add(
        kernel, "musubi", edges, [&] { return holds(graph, csr, kernel, 0); }, ours(0));
    add(
        kernel, "musubi_1t", edges, [&] { return holds(graph, csr, kernel, 1); }, ours(1));
    add(
        kernel, "igraph", edges, [] { return true; }, peer);
  }
  return musubi::bench::run_and_compare(argc, argv);
}
