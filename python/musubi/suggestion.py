"""The new links that improve a graph or a network most, by their exact effect (docs/suggest.md)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from musubi import _core
from musubi.arguments import graph_of, vertex_of
from musubi.errors import Error
from musubi.link_candidates import of_kinds, pair_keys, unlinked_pairs
from musubi.network import Network, Projection

#: What suggest() can improve; the last three need a network.
OBJECTIVES = ("global_efficiency", "harmonic", "distance", "kirchhoff_index",
              "algebraic_connectivity", "robustness", "overseas_distance", "gaps_closed",
              "requirements_met")


@dataclass(frozen=True, eq=False)
class Suggestion:
    """Links to add, and what they do.

    ``chosen`` are the pairs, in the order in which they were taken, and ``values`` the objective
    after each; ``before`` and ``after`` what it is without and with all of them. No admissible set
    takes it beyond ``bound`` (infinite when nothing is known). ``method`` is exact (no set is
    better), lazy_greedy or greedy, both with swaps. A link that improves nothing is not taken.

    ``ends`` holds the candidates, two vertex numbers a row, and ``gains`` by how much each alone
    improves the objective, whichever way is better.
    """

    objective: str
    nodes: tuple
    ends: np.ndarray
    gains: np.ndarray
    chosen: list
    values: np.ndarray
    before: float
    after: float
    bound: float
    method: str
    smaller_is_better: bool

    @cached_property
    def candidates(self):
        """The candidates as pairs of ids, in the order of ``gains``."""
        return [(self.nodes[a], self.nodes[b]) for a, b in self.ends.tolist()]

    def to_pandas(self):
        """The candidates as a frame, the largest gain first: source, target, gain."""
        import pandas as pd

        frame = pd.DataFrame(self.candidates, columns=["source", "target"])
        return frame.assign(gain=self.gains).sort_values("gain", ascending=False, kind="stable")


def suggest(graph, objective="global_efficiency", links=1, candidates=None, *, from_kinds=(),
            to_kinds=(), exclude=(), at_most=None, costs=None, budget=None, group=(), targets=(),
            profile="", projection="", with_=(), threads=0, progress=None):
    """The best set of so many new links for a Graph or a Network: a Suggestion.

    ``objective`` is one of OBJECTIVES. ``group`` names whose harmonic closeness is meant, or whose
    mean distance: to ``targets``, or (overseas_distance; of the hubs without a group) to partners
    abroad. For robustness it names the nodes that may be lost (any; of a network those that are no
    hub). requirements_met needs a ``profile``.

    ``candidates`` are pairs of nodes; without them all pairs that no edge joins, of a network those
    with one end of ``from_kinds`` and one of ``to_kinds``. ``exclude`` takes pairs out. ``at_most``
    is the number of new links at one node (of a network: that is no hub). ``costs`` is a dict by
    pair in either order, 1 for others, and ``budget`` what the links may cost together.

    Strengths and lengths count where the graph has them and the objective uses them; a new link has
    strength 1 and is 1 long. Directions are ignored. A network's nodes may be named by name too.
    """
    if isinstance(graph, Network):
        graph = graph.project(projection, with_)
    elif projection or list(with_):
        raise ValueError("projection and with_ need a Network")
    nodes = _Nodes(graph_of(graph))
    maker = _objective(nodes, objective, nodes.vertices(group), nodes.vertices(targets), profile,
                       threads)
    first, second = _candidates(nodes, candidates, nodes.names(from_kinds), nodes.names(to_kinds),
                                nodes.pairs(exclude))
    if not len(first):
        raise Error("no candidates: every pair that may be linked is linked already")
    prices = _prices(nodes, first, second, costs, budget)
    limited = [kind != "hub" for kind in nodes.kinds] if nodes.kinds else []
    found = _core.best_link_set(maker, first, second, len(graph), links, at_most or 0, limited,
                                prices, np.inf if budget is None else budget, threads, progress)
    ids = graph.nodes
    return Suggestion(
        objective=objective, nodes=ids, ends=np.column_stack([first, second]),
        gains=found["gains"], chosen=[(ids[first[c]], ids[second[c]]) for c in found["chosen"]],
        values=found["values"], before=found["before"], after=found["after"],
        bound=found["bound"], method=found["method"], smaller_is_better=maker.smaller_is_better)


class _Nodes:
    """The nodes of a graph as arguments name them, and what a network knows of them."""

    def __init__(self, graph):
        self.graph = graph
        self.network = graph.network if isinstance(graph, Projection) else None
        self.kinds = []
        if self.network:
            kinds = {node["id"]: node["kind"] for node in self.network.nodes}
            self.kinds = [kinds[node] for node in graph.nodes]

    def vertex(self, node):
        if self.network and isinstance(node, str) and node not in self.graph:
            node = self.network.find(node)
        return vertex_of(self.graph, node)

    def vertices(self, nodes):
        nodes = (nodes,) if isinstance(nodes, str) else nodes
        return list(dict.fromkeys(self.vertex(node) for node in nodes))

    def pairs(self, pairs):
        ends = np.array([(self.vertex(a), self.vertex(b)) for a, b in pairs], dtype=np.int64)
        return ends.reshape(-1, 2).T

    def names(self, kinds):
        kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
        if kinds and not self.network:
            raise ValueError("kinds of node need a network")
        return kinds

    def of_kind(self, wanted):
        return [vertex for vertex, kind in enumerate(self.kinds) if wanted(kind)]


def _objective(nodes, name, group, targets, profile, threads):
    if name not in OBJECTIVES:
        raise Error(f"no objective '{name}'; there are {', '.join(OBJECTIVES)}")
    if group and name not in ("harmonic", "distance", "overseas_distance", "robustness"):
        raise ValueError(f"group means nothing for {name!r}")
    if targets and name != "distance":
        raise ValueError(f"targets mean nothing for {name!r}")
    graph = nodes.graph.core
    if name in OBJECTIVES[-3:]:
        return _network_objective(nodes, name, group, profile, threads)
    if name == "harmonic":
        return _core.harmonic_objective(graph, group, threads)
    if name == "distance":
        return _core.distance_objective(graph, group, targets, threads)
    if name == "robustness":
        lost = group or nodes.of_kind(lambda kind: kind != "hub")
        return _core.robustness_objective(graph, lost, threads)
    make = {"global_efficiency": _core.efficiency_objective,
            "kirchhoff_index": _core.kirchhoff_objective,
            "algebraic_connectivity": _core.connectivity_objective}[name]
    return make(graph, threads)


def _network_objective(nodes, name, group, profile, threads):
    if not nodes.network:
        raise ValueError(f"{name!r} needs a network")
    network, projection = nodes.network.core, nodes.graph.projection
    if name == "gaps_closed":
        return _core.gaps_objective(network, projection, threads)
    if name == "requirements_met":
        return _core.requirements_objective(network, projection, profile, threads)
    group = group or nodes.of_kind(lambda kind: kind == "hub")
    partners = [v for v in _core.overseas_partners(network, projection) if v not in set(group)]
    return _core.distance_objective(projection.graph, group, partners, threads)


def _candidates(nodes, candidates, from_kinds, to_kinds, excluded):
    graph = nodes.graph
    if candidates is None:
        everybody = nodes.kinds or [""] * len(graph)
        return unlinked_pairs(graph, of_kinds(everybody, from_kinds), of_kinds(everybody, to_kinds),
                              excluded)
    if from_kinds or to_kinds:
        raise ValueError("give candidates, or kinds of node; not both")
    first, second = nodes.pairs(candidates)
    if (first == second).any():
        raise ValueError(f"a candidate links {graph.nodes[first[first == second][0]]!r} to itself")
    n = len(graph)
    free = ~np.isin(pair_keys(first, second, n), pair_keys(*excluded, n))
    return first[free].astype(np.uint32), second[free].astype(np.uint32)


def _prices(nodes, first, second, costs, budget):
    if costs is None:
        return [] if budget is None else [1.0] * len(first)
    n = len(nodes.graph)
    keys = pair_keys(*nodes.pairs(costs), n).tolist()
    price = dict(zip(keys, map(float, costs.values())))
    if len(price) != len(costs):
        raise ValueError("costs: a pair is there twice")
    return [price.get(key, 1.0) for key in pair_keys(first, second, n).tolist()]
