#include "algorithms/gaps/walk_likelihood.hpp"

#include <map>

#include "algorithms/centrality/pagerank.hpp"

namespace musubi {

std::vector<double> walk_likelihoods(const CsrGraph& graph,
                                     std::span<const std::pair<Vertex, Vertex>> pairs,
                                     const Execution& execution) {
  std::map<Vertex, std::vector<double>> places;  // by start, where the walker is
  for (const auto& [a, b] : pairs) {
    places.try_emplace(a);
    places.try_emplace(b);
  }
  std::vector<Vertex> starts;
  starts.reserve(places.size());
  for (const auto& [start, unused] : places) starts.push_back(start);
  // One walk per thread: a single walk is too short to be shared out.
  parallel_for(starts.size(), execution.quiet(), [&](std::size_t i, int) {
    std::vector<double> restart(graph.num_vertices(), 0.0);
    restart[starts[i]] = 1.0;
    places.at(starts[i]) =
        pagerank(graph,
                 {.personalization = std::move(restart),
                  .execution = {.threads = 1, .stop = execution.stop, .memory = execution.memory}})
            .scores;
  });
  std::vector<double> likelihoods;
  for (const auto& [a, b] : pairs) {
    likelihoods.push_back((places.at(a)[b] + places.at(b)[a]) / 2.0);
  }
  return likelihoods;
}

}  // namespace musubi
