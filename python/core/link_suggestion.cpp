#include <pybind11/stl.h>

#include <algorithm>

#include "algorithms/gaps/abroad.hpp"
#include "algorithms/whatif/graph_objectives.hpp"
#include "algorithms/whatif/link_set_search.hpp"
#include "algorithms/whatif/network_objectives.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network_access.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;
using Objective = std::unique_ptr<LinkObjective>;
using Vertices = std::vector<Vertex>;

// The vertices of a projection that are partners abroad, as seen from its hubs.
Vertices overseas_partners(const Network& network, const Projection& projection) {
  const auto hubs = hub_network(network, {.statuses = projection.spec.statuses});
  const Abroad abroad(network.graph, hubs);
  Vertices partners;
  for (const Vertex v : projection.graph.vertices()) {
    if (abroad.is_partner(projection.node_of_vertex[v])) partners.push_back(v);
  }
  return partners;
}

Objective requirements(const Network& network, const Projection& projection,
                       const std::string& name, int threads) {
  std::vector<std::string> names;
  for (const auto& profile : network.profiles) {
    names.push_back(profile.name);
    if (profile.name != name) continue;
    return interruptible(threads, py::none(), [&](const Execution&) {
      return requirements_objective(network, projection.node_of_vertex, profile,
                                    {.statuses = projection.spec.statuses});
    });
  }
  throw Error(ErrorKind::usage, "no profile '" + name + "'", suggest(name, names));
}

std::vector<NewLink> links_of(const ArrayIn<Vertex>& first, const ArrayIn<Vertex>& second,
                              std::size_t num_vertices) {
  const auto a = span_of(first);
  const auto b = span_of(second);
  if (a.size() != b.size()) throw std::invalid_argument("links: the two ends differ in number");
  std::vector<NewLink> links(a.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (std::max(a[i], b[i]) >= num_vertices) throw std::invalid_argument("no such vertex");
    links[i] = {a[i], b[i]};
  }
  return links;
}

py::dict best(const LinkObjective& objective, const ArrayIn<Vertex>& first,
              const ArrayIn<Vertex>& second, std::size_t num_vertices, std::size_t links,
              std::size_t most_at, const std::vector<bool>& limited,
              const std::vector<double>& costs, double budget, int threads,
              const py::object& progress) {
  const auto candidates = links_of(first, second, num_vertices);
  LinkSetOptions options{.rules = {.links = links,
                                   .most_at = most_at,
                                   .limited = limited,
                                   .costs = costs,
                                   .budget = budget}};
  auto found = interruptible(threads, progress, [&](const Execution& execution) {
    options.execution = execution;
    return best_link_set(objective, candidates, options);
  });
  return py::dict("gains"_a = to_numpy(std::move(found.gains)), "chosen"_a = found.chosen,
                  "values"_a = to_numpy(std::move(found.values)), "before"_a = found.before,
                  "after"_a = found.after, "bound"_a = found.bound,
                  "method"_a = std::string(name_of(found.method)), "swaps"_a = found.swaps);
}

// A function that makes an objective, told to stop on Ctrl-C.
template <typename Make>
Objective made(int threads, Make&& make) {
  return interruptible(threads, py::none(), std::forward<Make>(make));
}

void bind_objectives(py::module_& module) {
  module.def("efficiency_objective", [](const CsrGraph& graph, int threads) {
    return made(threads, [&](const Execution& run) { return efficiency_objective(graph, run); });
  });
  module.def("harmonic_objective", [](const CsrGraph& graph, const Vertices& group, int threads) {
    return made(threads,
                [&](const Execution& run) { return harmonic_objective(graph, group, run); });
  });
  module.def("distance_objective",
             [](const CsrGraph& graph, const Vertices& from, const Vertices& to, int threads) {
               return made(threads, [&](const Execution& run) {
                 return distance_objective(graph, from, to, run);
               });
             });
  module.def("kirchhoff_objective", [](const CsrGraph& graph, int threads) {
    return made(threads, [&](const Execution& run) { return kirchhoff_objective(graph, run); });
  });
  module.def("connectivity_objective", [](const CsrGraph& graph, int threads) {
    return made(threads, [&](const Execution&) { return connectivity_objective(graph); });
  });
  module.def("robustness_objective", [](const CsrGraph& graph, const Vertices& lost, int threads) {
    return made(threads,
                [&](const Execution& run) { return robustness_objective(graph, lost, run); });
  });
  module.def("gaps_objective",
             [](const Network& network, const Projection& projection, int threads) {
               return made(threads, [&](const Execution&) {
                 return gaps_objective(network, projection.node_of_vertex,
                                       {.statuses = projection.spec.statuses});
               });
             });
  module.def("requirements_objective", &requirements);
}

}  // namespace

void bind_link_suggestion(py::module_& module) {
  py::class_<LinkObjective>(module, "LinkObjective", "What new links are to improve.")
      .def_property_readonly("value", &LinkObjective::value)
      .def_property_readonly("smaller_is_better", &LinkObjective::smaller_is_better);
  bind_objectives(module);
  module.def("overseas_partners", &overseas_partners, "network"_a, "projection"_a);
  module.def("best_link_set", &best, "objective"_a, "first"_a, "second"_a, "num_vertices"_a,
             "links"_a, "most_at"_a, "limited"_a, "costs"_a, "budget"_a, "threads"_a = 0,
             "progress"_a = py::none());
}

}  // namespace musubi::python
