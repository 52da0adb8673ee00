#include <pybind11/stl.h>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network_access.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;
using Names = std::vector<std::string>;

// `present` is what a pair of hubs calls linked.
const char* status_name(GapStatus status, const char* present) {
  switch (status) {
    case GapStatus::present:
      return present;
    case GapStatus::missing:
      return "missing";
    case GapStatus::unknown:
      return "unknown";
  }
  return "";
}

GapOptions gap_options(const Network& network, const std::string& group_kind, const Names& with,
                       bool roll_up) {
  GapOptions options;
  options.group_kind = group_kind;
  options.statuses = counting_statuses(network, with);
  options.roll_up = roll_up;
  return options;
}

py::dict tie_dict(const Network& network, const HubLink& tie) {
  return py::dict("kind"_a = std::string(name_of(tie.kind)), "direct"_a = is_direct(tie.kind),
                  "via"_a = ids_of(network, tie.via), "links"_a = link_dicts(network, tie.links),
                  "derived"_a = tie.derived);
}

py::dict change_dict(const ReachChange& change) {
  return py::dict("global_efficiency"_a = change.global_efficiency,
                  "kirchhoff_index"_a = change.kirchhoff_index,
                  "algebraic_connectivity"_a = change.algebraic_connectivity);
}

py::dict broker_dict(const Network& network, const Broker& broker) {
  return py::dict("institution"_a = id_of(network, broker.institution), "share"_a = broker.share,
                  "path"_a = ids_of(network, broker.chain),
                  "links"_a = link_dicts(network, broker.links), "constraint"_a = broker.constraint,
                  "effective_size"_a = broker.effective_size);
}

py::object bounds_dict(const std::optional<GapBounds>& bounds) {
  if (!bounds) return py::none();
  return py::dict("score"_a = py::make_tuple(bounds->score_low, bounds->score_high),
                  "rank"_a = py::make_tuple(bounds->rank_best, bounds->rank_worst));
}

py::dict pair_dict(const Network& network, const HubPair& pair) {
  py::list ties;
  for (const auto& tie : pair.links) ties.append(tie_dict(network, tie));
  py::list brokers;
  for (const auto& broker : pair.brokers) brokers.append(broker_dict(network, broker));
  const py::dict parts("complementarity"_a = pair.score.complementarity,
                       "reach"_a = pair.score.reach, "likelihood"_a = pair.score.likelihood,
                       "redundancy"_a = pair.score.redundancy);
  return py::dict("a"_a = id_of(network, pair.a), "b"_a = id_of(network, pair.b),
                  "status"_a = status_name(pair.status, "linked"), "score"_a = pair.score.total,
                  "parts"_a = parts, "ties"_a = ties,
                  "reach"_a = py::dict("hubs"_a = change_dict(pair.reach.hubs),
                                       "network"_a = change_dict(pair.reach.network)),
                  "vertex_disjoint_ways"_a = pair.ways.vertex_disjoint,
                  "edge_disjoint_ways"_a = pair.ways.edge_disjoint,
                  "hangs_on"_a = ids_of(network, pair.hangs_on), "robustness"_a = pair.robustness,
                  "complements"_a = pair.complements, "unsettled"_a = pair.unsettled,
                  "brokers"_a = brokers, "bounds"_a = bounds_dict(pair.bounds));
}

py::list hub_gap_list(const Network& network, const std::string& projection,
                      const std::string& group_kind, const Names& with, bool roll_up,
                      const std::vector<double>& weights, bool bounds, std::uint64_t seed,
                      int threads, const py::object& progress) {
  if (weights.size() != 4) throw std::invalid_argument("weights: four numbers are needed");
  const GapWeights parts{.complementarity = weights[0],
                         .reach = weights[1],
                         .likelihood = weights[2],
                         .redundancy = weights[3]};
  HubGapOptions options{.gaps = gap_options(network, group_kind, with, roll_up),
                        .projection = projection_with(network, projection, with),
                        .weights = parts,
                        .bounds = bounds,
                        .seed = seed};
  const auto pairs = interruptible(threads, progress, [&](const Execution& execution) {
    options.execution = execution;
    return hub_gaps(network, options);
  });
  py::list result;
  for (const auto& pair : pairs) result.append(pair_dict(network, pair));
  return result;
}

py::list function_gap_list(const Network& network, const std::string& group_kind, const Names& with,
                           bool roll_up) {
  py::list result;
  for (const auto& cell : function_gaps(network, gap_options(network, group_kind, with, roll_up))) {
    py::list complements;
    for (const auto& other : cell.complements) {
      complements.append(
          py::dict("hub"_a = id_of(network, other.hub),
                   "institutions"_a = ids_of(network, other.institutions),
                   "tie"_a = other.tie ? py::object(tie_dict(network, *other.tie)) : py::none()));
    }
    result.append(py::dict("hub"_a = id_of(network, cell.hub), "function"_a = cell.function,
                           "status"_a = status_name(cell.status, "present"),
                           "institutions"_a = ids_of(network, cell.institutions),
                           "links"_a = link_dicts(network, cell.links),
                           "complements"_a = complements));
  }
  return result;
}

py::list overseas_gap_list(const Network& network, const std::string& group_kind, const Names& with,
                           bool roll_up) {
  py::list result;
  for (const auto& cell : overseas_gaps(network, gap_options(network, group_kind, with, roll_up))) {
    py::list ways;
    for (const auto& way : cell.via) {
      ways.append(py::dict("carrier"_a = id_of(network, way.carrier),
                           "links"_a = link_dicts(network, way.links), "derived"_a = way.derived));
    }
    result.append(py::dict("hub"_a = id_of(network, cell.hub),
                           "partner"_a = id_of(network, cell.partner),
                           "status"_a = status_name(cell.status, "present"), "via"_a = ways));
  }
  return result;
}

}  // namespace

void bind_gaps(py::module_& module) {
  module.def("hub_gaps", &hub_gap_list, "network"_a, "projection"_a, "group_kind"_a, "with_"_a,
             "roll_up"_a, "weights"_a, "bounds"_a, "seed"_a, "threads"_a = 0,
             "progress"_a = py::none());
  module.def("function_gaps", &function_gap_list, "network"_a, "group_kind"_a, "with_"_a,
             "roll_up"_a);
  module.def("overseas_gaps", &overseas_gap_list, "network"_a, "group_kind"_a, "with_"_a,
             "roll_up"_a);
}

}  // namespace musubi::python
