#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

PYBIND11_MODULE(_core, module) {
  using namespace musubi::python;
  module.doc() =
      "What musubi computes, by number of vertex. Use the package musubi, which knows ids.";
  module.def("set_max_memory", &set_max_memory);
  bind_errors(module);
  bind_graph(module);
  bind_centrality(module);
  bind_communities(module);
  bind_structure(module);
  bind_paths(module);
  bind_linkpred(module);
  bind_spectral(module);
  bind_network(module);
  bind_gaps(module);
  bind_assessment(module);
  bind_scenario(module);
  bind_whatif(module);
  bind_link_suggestion(module);
}
