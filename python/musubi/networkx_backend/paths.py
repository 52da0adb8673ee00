"""Shortest paths and disjoint paths.

Not shortest_simple_paths(): NetworkX promises an order of equally long paths, by its own tests, that is
not ours.
"""

import math
from itertools import count

import networkx as nx
import numpy as np

from musubi import _core
from musubi.networkx_backend.graph import refuse, vertex_of


def has_path(G, source, target):
    distances = _distances(G, source, None)
    # NetworkX searches from both ends and names both.
    return math.isfinite(distances[vertex_of(G, target, text="Target {} is not in G")])


def single_source_shortest_path_length(G, source, cutoff=None):
    return _lengths(G, _distances(G, source, None), cutoff, int)


def single_source_dijkstra_path_length(G, source, cutoff=None, weight="weight"):
    kind = int if weight is None or G.whole_numbers(weight) else float
    return _lengths(G, _distances(G, source, weight), cutoff, kind)


def all_shortest_paths(G, source, target, weight=None, method="dijkstra"):
    refuse(method != "dijkstra", "another method than dijkstra")
    ranked = _ranked_paths(G, source, target, weight)
    first = next(ranked, None)
    if first is None:
        raise nx.NetworkXNoPath(f"Target {target} cannot be reached from given sources")
    return _as_long_as(first, ranked)


def node_disjoint_paths(G, s, t, flow_func=None, cutoff=None, auxiliary=None, residual=None):
    return _disjoint(G, s, t, True, cutoff, (flow_func, auxiliary, residual))


def edge_disjoint_paths(G, s, t, flow_func=None, cutoff=None, auxiliary=None, residual=None):
    return _disjoint(G, s, t, False, cutoff, (flow_func, auxiliary, residual))


def local_node_connectivity(G, source, target, flow_func=None, auxiliary=None, residual=None,
                            cutoff=None):
    refuse(cutoff is not None, "cutoff is not implemented")
    return _count(G, source, target, True, (flow_func, auxiliary, residual))


def local_edge_connectivity(G, s, t, flow_func=None, auxiliary=None, residual=None, cutoff=None):
    refuse(cutoff is not None, "cutoff is not implemented")
    return _count(G, s, t, False, (flow_func, auxiliary, residual))


def node_connectivity(G, s=None, t=None, flow_func=None):
    refuse(s is None or t is None, "connectivity of a whole graph is not implemented")
    return _count(G, s, t, True, (flow_func,))


def edge_connectivity(G, s=None, t=None, flow_func=None, cutoff=None):
    refuse(s is None or t is None, "connectivity of a whole graph is not implemented")
    refuse(cutoff is not None, "cutoff is not implemented")
    return _count(G, s, t, False, (flow_func,))


def _distances(graph, source, weight):
    vertex = vertex_of(graph, source, text="Source {} is not in G")
    return _core.distances(graph.core(length=weight), vertex)


def _lengths(graph, distances, cutoff, kind):
    limit = math.inf if cutoff is None else cutoff
    order = np.argsort(distances, kind="stable")
    return {graph.nodes[v]: kind(distances[v]) for v in order
            if distances[v] <= limit and distances[v] < math.inf}


def _ranked_paths(graph, source, target, weight):
    core = graph.core(length=weight)
    ends = (vertex_of(graph, source, text="source node {} not in graph"),
            vertex_of(graph, target, text="target node {} not in graph"))
    return _more_and_more(graph, core, ends)


def _more_and_more(graph, core, ends):
    # The first k of more paths are the k paths, so asking again for more goes on.
    done = 0
    for size in (8 * 4**i for i in count()):
        found = _core.k_shortest_paths(core, *ends, size)
        for path, length in found[done:]:
            yield [graph.nodes[v] for v in path], length
        if len(found) < size:
            return
        done = size


def _as_long_as(first, others):
    yield first[0]
    for path, length in others:
        if not math.isclose(length, first[1], rel_tol=1e-10):
            return
        yield path


def _pair(graph, s, t, others):
    refuse(any(other is not None for other in others), "flow functions are not implemented")
    refuse(graph.is_multigraph(), "parallel edges are not implemented")
    for node, what in ((s, "source"), (t, "sink")):
        if node not in graph:
            raise nx.NetworkXError(f"{what} node {node} not in graph")
    refuse(s == t, "the two ends are the same")
    return graph.core(), graph.index[s], graph.index[t]


def _count(graph, s, t, vertices, others):
    return _core.count_disjoint_paths(*_pair(graph, s, t, others), vertices)


def _disjoint(graph, s, t, vertices, cutoff, others):
    refuse(cutoff is not None, "cutoff is not implemented")
    paths = _core.disjoint_paths(*_pair(graph, s, t, others), vertices)
    if not paths:
        raise nx.NetworkXNoPath
    return iter([[graph.nodes[v] for v in path] for path in paths])
