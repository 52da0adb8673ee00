#include "algorithms/community/repeated_search.hpp"

#include <stdexcept>
#include <string>

#include "algorithms/community/leiden.hpp"
#include "algorithms/community/louvain.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

CommunitySearchResult search(const CsrGraph& graph, CommunityMethod method,
                             const CommunitySearchOptions& options) {
  return method == CommunityMethod::leiden ? leiden(graph, options) : louvain(graph, options);
}

}  // namespace

std::string_view name_of(CommunityMethod method) {
  return method == CommunityMethod::leiden ? "leiden" : "louvain";
}

CommunityMethod community_method_named(std::string_view name) {
  for (const auto method : {CommunityMethod::leiden, CommunityMethod::louvain}) {
    if (name == name_of(method)) return method;
  }
  throw Error(ErrorKind::usage, "no community method '" + std::string(name) + "'",
              suggest(name, {"leiden", "louvain"}));
}

CommunitySearchResult repeat_search(const CsrGraph& graph, const RepeatedSearchOptions& options) {
  if (options.runs < 1) {
    throw std::invalid_argument("communities: runs must be >= 1, got " +
                                std::to_string(options.runs));
  }
  auto one = options.search;
  const auto& progress = options.search.execution.progress;
  SplitMix64 seeds(options.search.seed);
  CommunitySearchResult best;
  for (int run = 0; run < options.runs; ++run) {
    if (run > 0) one.seed = seeds.next();
    if (progress) {
      one.execution.progress = [&, run](double done) {
        progress((static_cast<double>(run) + done) / static_cast<double>(options.runs));
      };
    }
    auto found = search(graph, options.method, one);
    if (run == 0 || found.quality > best.quality) best = std::move(found);
  }
  return best;
}

}  // namespace musubi
