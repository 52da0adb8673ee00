"""Components, single points of failure, structural holes, measures of the whole graph."""

import math

import networkx as nx
import numpy as np

from musubi import _core
from musubi.networkx_backend.graph import by_node, refuse, vertex_of


def connected_components(G):
    parts = [set() for _ in range(number_connected_components(G))]
    for node, part in zip(G.nodes, _component_of(G).tolist()):
        parts[part].add(node)
    return iter(parts)


def number_connected_components(G):
    return _core.structure_summary(G.core())["components"]


def is_connected(G):
    if len(G) == 0:
        raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
    return number_connected_components(G) == 1


def node_connected_component(G, n):
    component_of = _component_of(G)
    mine = component_of[vertex_of(G, n, KeyError, "{}")]
    return {node for node, part in zip(G.nodes, component_of) if part == mine}


weakly_connected_components = connected_components
number_weakly_connected_components = number_connected_components
is_weakly_connected = is_connected


def is_biconnected(G):
    summary = _core.structure_summary(G.core())
    return len(G) >= 2 and summary["components"] == 1 and not summary["articulation_points"].size


def articulation_points(G):
    found = _core.structure_summary(G.core())["articulation_points"]
    return iter([G.nodes[v] for v in found.tolist()])


def bridges(G, root=None):
    refuse(G.has_self_loops, "a self-loop is no bridge")
    summary = _core.structure_summary(G.core())
    is_bridge = np.zeros(len(G.edges), dtype=bool)
    is_bridge[summary["bridges"]] = True
    is_bridge = G.in_own_order(is_bridge)
    if root is not None:
        component_of = summary["component_of"]
        vertex = vertex_of(G, root, nx.NodeNotFound, "Root node {} is not in graph")
        is_bridge &= component_of[G.tails] == component_of[vertex]
    return iter([edge[:2] for edge, bridge in zip(G.edges, is_bridge) if bridge])


def has_bridges(G, root=None):
    return next(bridges(G, root), None) is not None


def constraint(G, nodes=None, weight=None):
    return _hole(G, nodes, weight, "constraint")


def effective_size(G, nodes=None, weight=None):
    return _hole(G, nodes, weight, "effective_size")


def global_efficiency(G):
    return _core.global_efficiency(G.core())


def effective_graph_resistance(G, weight=None, invert_weight=True):
    refuse(weight is not None, "weights of resistances are not implemented")
    if len(G) == 0:
        raise nx.NetworkXError("Graph G must contain at least one node.")
    return _core.kirchhoff_index(G.core())


def algebraic_connectivity(G, weight="weight", normalized=False, tol=1e-8, method="tracemin_pcg",
                           seed=None):
    refuse(normalized or method != "tracemin_pcg", "only the plain Laplacian, by our own method")
    if len(G) < 2:
        raise nx.NetworkXError("graph has less than two nodes.")
    return _core.algebraic_connectivity(G.core(strength=weight))


def modularity(G, communities, weight="weight", resolution=1):
    communities = list(communities)
    members = [node for community in communities for node in community]
    if len(members) != len(G) or set(members) != set(G.nodes):
        raise nx.community.quality.NotAPartition(G, communities)
    refuse(not G.edges, "modularity without edges is undefined")
    number = {node: c for c, community in enumerate(communities) for node in community}
    partition = np.array([number[node] for node in G.nodes], dtype=np.uint32)
    return _core.modularity(G.core(strength=weight), partition, resolution)


def _component_of(graph):
    return _core.structure_summary(graph.core())["component_of"]


def _hole(graph, nodes, weight, name):
    refuse(graph.is_multigraph() or graph.has_self_loops, "parallel edges and self-loops differ")
    values = _core.structural_holes(graph.core(strength=weight))[name]
    if graph.is_directed():  # NetworkX: undefined for who has no successors
        values[np.bincount(graph.tails, minlength=len(graph)) == 0] = math.nan
    found = by_node(graph, values)
    if nodes is None:
        return found
    nodes = list(nodes)
    refuse(any(node not in graph for node in nodes), "unknown nodes")
    return {node: found[node] for node in nodes}
