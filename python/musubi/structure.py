"""How a graph hangs together: components, single points of failure, structural holes, brokers."""

import numpy as np

from musubi import _core, arrays
from musubi.arguments import by_node, by_strength, community_numbers, graph_of, vertex_of

#: The roles of a broker, in the order of the counts (Gould and Fernandez, 1989).
BROKERAGE_ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison",
                   "undetermined")


def connected_components(graph):
    """The components as sets of ids, directions ignored, in order of their first node."""
    summary = _summary(graph)
    parts = [set() for _ in range(summary["components"])]
    for node, part in zip(graph.nodes, summary["component_of"].tolist()):
        parts[part].add(node)
    return parts


def number_connected_components(graph):
    """How many components there are, directions ignored."""
    return _summary(graph)["components"]


def is_connected(graph):
    """Whether there is exactly one component, directions ignored."""
    return number_connected_components(graph) == 1


def bridges(graph):
    """The edges whose loss parts a component, in canonical order."""
    edges = graph_of(graph).edges()
    return [edges[e] for e in _summary(graph)["bridges"].tolist()]


def articulation_points(graph):
    """The nodes whose loss parts a component, in the order of the nodes."""
    return [graph.nodes[v] for v in _summary(graph)["articulation_points"].tolist()]


def constraint(graph, nodes=None, weight=None):
    """Burt's constraint: low where the contacts of a node do not know each other.

    NaN for a node without contacts. ``weight="strength"`` uses strengths.
    """
    return by_node(graph_of(graph), arrays.structural_holes(graph, weight)["constraint"], nodes)


def effective_size(graph, nodes=None, weight=None):
    """The contacts of each node less their redundancy (Burt, 1992). NaN without contacts."""
    return by_node(graph_of(graph), arrays.structural_holes(graph, weight)["effective_size"],
                   nodes)


def brokerage_roles(graph, groups):
    """How often each node brokers between two others that are not linked, by role.

    ``groups`` maps nodes to anything hashable; of a node that it leaves out the group is not known.
    Returns a dict from node to a dict from role (BROKERAGE_ROLES) to the number of ordered pairs.
    """
    numbers = np.full(len(graph_of(graph)), _core.NO_GROUP, dtype=np.uint32)
    seen = {}
    for node, group in groups.items():
        numbers[vertex_of(graph, node)] = seen.setdefault(group, len(seen))
    counts = _core.brokerage_roles(graph.core, numbers)
    return {node: dict(zip(BROKERAGE_ROLES, row))
            for node, row in zip(graph.nodes, counts.tolist())}


def kirchhoff_index(graph, weight=None, *, threads=0, progress=None):
    """Sum of the effective resistances of all pairs, strengths being conductances.

    Directions are ignored; infinite for a graph in several parts.
    """
    return _core.kirchhoff_index(by_strength(graph, weight), threads, progress)


def algebraic_connectivity(graph, weight="strength"):
    """The second smallest eigenvalue of the Laplacian; 0 for a graph in several parts."""
    return _core.algebraic_connectivity(by_strength(graph, weight))


def modularity(graph, communities, weight="strength", resolution=1.0):
    """Modularity of a partition, given as sets of ids that hold every node exactly once."""
    numbers = community_numbers(graph_of(graph), communities)
    return _core.modularity(by_strength(graph, weight), numbers, resolution)


def _summary(graph):
    return _core.structure_summary(graph_of(graph).core)
