"""Communities: groups of nodes with more ties inside than across."""

from musubi import _core
from musubi.arguments import by_strength, graph_of


def leiden_communities(graph, weight="strength", resolution=1.0, seed=42, runs=10, *, threads=0,
                       progress=None):
    """Communities of high modularity as sets of ids, the largest first.

    Every community is connected. The best of so many ``runs``; a larger ``resolution`` gives
    smaller communities. Directions count. A node without ties is alone. As ``musubi communities``.
    """
    return _communities(graph, "leiden", weight, resolution, seed, runs, threads, progress)


def louvain_communities(graph, weight="strength", resolution=1.0, seed=42, runs=10, *, threads=0,
                        progress=None):
    """As :func:`leiden_communities`, by Louvain's method, whose communities are split where they
    are not connected. It is faster and finds a little less."""
    return _communities(graph, "louvain", weight, resolution, seed, runs, threads, progress)


def _communities(graph, method, weight, resolution, seed, runs, threads, progress):
    partition = _core.communities(by_strength(graph, weight), method, resolution, runs, seed,
                                  threads, progress)
    numbers = partition.tolist()
    found = [set() for _ in range(max(numbers, default=-1) + 1)]
    for node, number in zip(graph_of(graph).nodes, numbers):
        found[number].add(node)
    return found
