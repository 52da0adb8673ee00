"""Ways between two nodes. Where there is none, a list is empty and a distance infinite."""

import math
from itertools import count

from musubi import _core
from musubi.arguments import by_length, by_node, graph_of, vertex_of


def single_source_shortest_path_length(graph, source, weight=None):
    """Distance from ``source`` to every node that it reaches."""
    found = _core.distances(by_length(graph, weight), vertex_of(graph, source))
    return {node: d for node, d in by_node(graph, found).items() if d < math.inf}


def shortest_path_length(graph, source, target, weight=None):
    """Distance from ``source`` to ``target``; infinite when there is no way."""
    found = _core.distances(by_length(graph, weight), vertex_of(graph, source))
    return found[vertex_of(graph, target)].item()


def shortest_simple_paths(graph, source, target, weight=None):
    """Yields the paths that pass no node twice, the shortest first, equally long ones in the order
    of their nodes. Parallel edges are one step."""
    for path, _ in _ranked_paths(graph, source, target, weight):
        yield path


def k_shortest_paths(graph, source, target, k, weight=None, *, progress=None):
    """The first k of shortest_simple_paths(), as a list; fewer when there are no more."""
    found = _core.k_shortest_paths(by_length(graph, weight), *_ends(graph, source, target), k,
                                   progress)
    return [_ids(graph, path) for path, _ in found]


def all_shortest_paths(graph, source, target, weight=None):
    """Yields every shortest path, in the order of their nodes."""
    shortest = None
    for path, length in _ranked_paths(graph, source, target, weight):
        shortest = length if shortest is None else shortest
        if not math.isclose(length, shortest, rel_tol=1e-10):  # as the search compares lengths
            return
        yield path


def node_disjoint_paths(graph, source, target, cutoff=None):
    """A largest set of paths with no node in common but the ends, at most ``cutoff``."""
    return _disjoint(graph, source, target, True, cutoff)


def edge_disjoint_paths(graph, source, target, cutoff=None):
    """A largest set of paths with no edge in common, at most ``cutoff``."""
    return _disjoint(graph, source, target, False, cutoff)


def local_node_connectivity(graph, source, target, cutoff=None):
    """How many paths there are with no node in common but the ends."""
    return _core.count_disjoint_paths(graph_of(graph).core, *_ends(graph, source, target), True,
                                      *_cap(cutoff))


def local_edge_connectivity(graph, source, target, cutoff=None):
    """How many paths there are with no edge in common."""
    return _core.count_disjoint_paths(graph_of(graph).core, *_ends(graph, source, target), False,
                                      *_cap(cutoff))


def separating_nodes(graph, source, target):
    """The nodes that every path from ``source`` to ``target`` passes, in their order."""
    return _ids(graph, _core.separating_vertices(graph_of(graph).core,
                                                 *_ends(graph, source, target)))


def _ranked_paths(graph, source, target, weight):
    # The first k of more paths are the k paths, so asking again for twice as many goes on.
    core, ends = by_length(graph, weight), _ends(graph, source, target)
    done = 0
    for size in (8 * 4**i for i in count()):
        found = _core.k_shortest_paths(core, *ends, size)
        for path, length in found[done:]:
            yield _ids(graph, path), length
        if len(found) < size:
            return
        done = size


def _disjoint(graph, source, target, vertices, cutoff):
    paths = _core.disjoint_paths(graph_of(graph).core, *_ends(graph, source, target), vertices,
                                 *_cap(cutoff))
    return [_ids(graph, path) for path in paths]


def _cap(cutoff):
    if cutoff is not None and cutoff < 0:
        raise ValueError(f"cutoff must be 0 or more, got {cutoff}")
    return () if cutoff is None else (int(cutoff),)


def _ends(graph, source, target):
    return vertex_of(graph_of(graph), source), vertex_of(graph, target)


def _ids(graph, path):
    return [graph.nodes[v] for v in path]
