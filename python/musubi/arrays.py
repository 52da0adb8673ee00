"""The centralities as NumPy arrays, in the order of ``graph.nodes``.

Names and arguments are those of the functions of the package that give dicts. What is not scaled is
the very memory that the computation wrote, handed over without a copy.
"""

import numpy as np

from musubi import _core
from musubi.arguments import by_length, by_strength, graph_of


def _scaled(values, scale):
    if scale != 1.0:
        values *= scale  # in place: the array is ours alone
    return values


def betweenness_centrality(graph, normalized=True, weight=None, *, threads=0, progress=None):
    """See :func:`musubi.betweenness_centrality`."""
    n = len(graph_of(graph))
    values = _core.betweenness(by_length(graph, weight), threads, progress)
    if not normalized or n <= 2:
        return values
    return _scaled(values, (1 if graph.is_directed() else 2) / ((n - 1) * (n - 2)))


def edge_betweenness_centrality(graph, normalized=True, weight=None, *, threads=0, progress=None):
    """See :func:`musubi.edge_betweenness_centrality`; in the order of ``graph.edges()``."""
    n = len(graph_of(graph))
    values = _core.edge_betweenness(by_length(graph, weight), threads, progress)
    if not normalized or n <= 1:
        return values
    return _scaled(values, (1 if graph.is_directed() else 2) / (n * (n - 1)))


def distances_to(graph, weight=None, *, threads=0, progress=None):
    """What one search per node along the reversed edges finds, as a dict of arrays.

    ``closeness`` (Wasserman and Faust), ``harmonic``, ``reached`` (how many nodes reach this one)
    and ``eccentricity`` (the largest distance from one that does).
    """
    core = by_length(graph, weight)
    return _core.closeness(core.reversed() if core.directed else core, threads, progress)


def closeness_centrality(graph, distance=None, wf_improved=True, *, threads=0, progress=None):
    """See :func:`musubi.closeness_centrality`."""
    found = distances_to(graph, distance, threads=threads, progress=progress)
    values = found["closeness"]
    if not wf_improved:
        values *= len(graph) - 1
        np.divide(values, found["reached"], out=values, where=found["reached"] > 0)
    return values


def harmonic_centrality(graph, distance=None, *, threads=0, progress=None):
    """See :func:`musubi.harmonic_centrality`."""
    return distances_to(graph, distance, threads=threads, progress=progress)["harmonic"]


def pagerank(graph, alpha=0.85, personalization=None, max_iter=1000, tol=1e-12,
             weight="strength", *, threads=0, progress=None):
    """See :func:`musubi.pagerank`; here ``personalization`` is an array, or None.

    Returns a dict with ``scores``, ``iterations``, ``residual`` and ``converged``.
    """
    start = np.empty(0) if personalization is None else personalization
    return _core.pagerank(by_strength(graph, weight), alpha, tol, max_iter, start, threads,
                          progress)


def eigenvector_centrality(graph, max_iter=20000, tol=1e-10, weight=None, *, threads=0,
                           progress=None):
    """See :func:`musubi.eigenvector_centrality`.

    Returns a dict with ``scores``, of which the largest is 1, ``eigenvalue``, ``iterations``,
    ``residual`` and ``converged``.
    """
    return _core.eigenvector_centrality(by_strength(graph, weight), tol, max_iter, threads,
                                        progress)


def degree(graph, weight=None):
    """Edges at each node, or with ``weight="strength"`` their strengths; a self-loop twice."""
    return _core.strength(by_strength(graph, weight))


def structural_holes(graph, weight=None, *, threads=0, progress=None):
    """``constraint``, ``effective_size``, ``efficiency`` and ``hierarchy`` as a dict of arrays."""
    return _core.structural_holes(by_strength(graph, weight), threads, progress)
