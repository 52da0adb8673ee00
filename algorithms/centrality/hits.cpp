#include "algorithms/centrality/hits.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/arc_rows.hpp"
#include "algorithms/centrality/lanczos.hpp"

namespace musubi {
namespace {

void validate(const HitsOptions& options) {
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("hits: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    throw std::invalid_argument("hits: max_iterations must be >= 1, got " +
                                std::to_string(options.max_iterations));
  }
}

bool has_weight(const CsrGraph& graph) {
  if (!graph.has_strengths()) return graph.num_arcs() > 0;
  for (const Vertex v : graph.vertices()) {
    for (const double strength : graph.in_strengths(v)) {
      if (strength > 0.0) return true;
    }
  }
  return false;
}

}  // namespace

HitsResult hits(const CsrGraph& graph, const HitsOptions& options) {
  validate(options);
  HitsResult result;
  if (!has_weight(graph)) {
    result.hubs.assign(graph.num_vertices(), 0.0);
    result.authorities = result.hubs;
    result.converged = true;
    return result;
  }
  const auto in_rows = arc_rows(graph, ArcSide::in, options.execution);
  const auto own_out_rows = graph.is_directed()
                                ? arc_rows(graph, ArcSide::out, in_rows.original, options.execution)
                                : ArcRows{};
  const auto& out_rows = graph.is_directed() ? own_out_rows : in_rows;
  std::vector<double> hubs(in_rows.size());
  auto found = leading_eigenvector(
      in_rows.blocks, in_rows.size(),
      [&](const std::vector<double>& x, std::vector<double>& image) {
        multiply(out_rows, x, hubs, options.execution);
        multiply(in_rows, hubs, image, options.execution);
      },
      options.tolerance, options.max_iterations, options.execution);
  multiply(out_rows, found.vector, hubs, options.execution);
  const double largest = *std::max_element(hubs.begin(), hubs.end());
  for (double& hub : hubs) hub /= largest;
  result.hubs = by_vertex(in_rows, hubs);
  result.authorities = by_vertex(in_rows, found.vector);
  result.singular_value = std::sqrt(found.eigenvalue);
  result.iterations = found.products;
  result.residual = found.residual;
  result.converged = found.converged;
  return result;
}

}  // namespace musubi
