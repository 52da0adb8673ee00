"""Who is central: dicts keyed by node id, with the names and arguments of NetworkX."""

import numpy as np

from musubi import _core, arrays
from musubi.arguments import by_length, by_node, by_strength, graph_of, vertex_of
from musubi.errors import Error


def degree_centrality(graph):
    """Edges at each node, divided by n - 1; 1 for the node of a graph of one."""
    return _shares(graph, arrays.degree(graph))


def in_degree_centrality(graph):
    """Edges that lead to each node, divided by n - 1. All edges when the graph is undirected."""
    if not graph_of(graph).is_directed():
        return degree_centrality(graph)
    _, heads = graph.core.edges()
    return _shares(graph, np.bincount(heads, minlength=len(graph)))


def out_degree_centrality(graph):
    """Edges that lead from each node, divided by n - 1. All edges when it is undirected."""
    return _shares(graph, np.diff(graph_of(graph).core.offsets))


def betweenness_centrality(graph, normalized=True, weight=None, *, threads=0, progress=None):
    """Share of the shortest paths between others that pass each node (Freeman, 1977; exact).

    ``weight="length"`` uses lengths, which must be above 0. Parallel edges are different paths, as
    in igraph (NetworkX takes them as one). ``normalized`` divides by the number of pairs of others.
    """
    return by_node(graph_of(graph), arrays.betweenness_centrality(
        graph, normalized, weight, threads=threads, progress=progress))


def edge_betweenness_centrality(graph, normalized=True, weight=None, *, threads=0, progress=None):
    """Share of the shortest paths that use each edge, keyed by (tail, head).

    Parallel edges have the keys (tail, head, 0), (tail, head, 1), ... when there are any.
    """
    values = arrays.edge_betweenness_centrality(
        graph, normalized, weight, threads=threads, progress=progress).tolist()
    edges = graph.edges()
    if not graph.is_multigraph():
        return dict(zip(edges, values))
    seen, keyed = {}, {}
    for edge, value in zip(edges, values):
        seen[edge] = seen.get(edge, -1) + 1
        keyed[(*edge, seen[edge])] = value
    return keyed


def closeness_centrality(graph, u=None, distance=None, wf_improved=True, *, threads=0,
                         progress=None):
    """How near each node is to those that reach it: the inverse of its mean distance from them.

    ``distance="length"`` uses lengths. With ``wf_improved`` small components do not look central
    (Wasserman and Faust, 1994). ``u`` asks for one node only, which costs no less.
    """
    values = arrays.closeness_centrality(graph_of(graph), distance, wf_improved, threads=threads,
                                         progress=progress)
    return by_node(graph, values) if u is None else values[vertex_of(graph, u)].item()


def harmonic_centrality(graph, nbunch=None, distance=None, *, threads=0, progress=None):
    """Sum of 1 / distance from the others; who does not reach a node adds 0. Not normalised."""
    values = arrays.harmonic_centrality(graph_of(graph), distance, threads=threads,
                                        progress=progress)
    return by_node(graph, values, nbunch)


def global_efficiency(graph, weight=None, *, threads=0, progress=None):
    """Mean of 1 / distance over all ordered pairs (Latora and Marchiori, 2001)."""
    return _core.global_efficiency(by_length(graph, weight), threads, progress)


def pagerank(graph, alpha=0.85, personalization=None, max_iter=1000, tol=1e-12,
             weight="strength", *, threads=0, progress=None):
    """PageRank; the scores sum to 1.

    ``personalization`` is a dict from node to a number >= 0, 0 for those left out: where the walker
    jumps to, also from a sink. ``tol`` bounds the sum of what the last sweep changed. Raises
    musubi.Error when ``max_iter`` sweeps do not get there.
    """
    start = None
    if personalization is not None:
        start = np.zeros(len(graph_of(graph)))
        for node, value in personalization.items():
            start[vertex_of(graph, node)] = value
    found = arrays.pagerank(graph, alpha, start, max_iter, tol, weight, threads=threads,
                            progress=progress)
    _require_converged("pagerank", found)
    return by_node(graph, found["scores"])


def eigenvector_centrality(graph, max_iter=20000, tol=1e-10, weight=None, *, threads=0,
                           progress=None):
    """Eigenvector centrality, of Euclidean length 1 as in NetworkX.

    All 0 for a graph without cycles of edges, whose largest eigenvalue is 0. Raises musubi.Error
    when ``max_iter`` sweeps do not reach the residual ``tol``.
    """
    found = arrays.eigenvector_centrality(graph, max_iter, tol, weight, threads=threads,
                                          progress=progress)
    _require_converged("eigenvector_centrality", found)
    scores = found["scores"]
    length = np.linalg.norm(scores)
    if length > 0:
        scores /= length
    return by_node(graph, scores)


def katz_centrality(graph, alpha=None, beta=1.0, max_iter=1000, tol=1e-12, normalized=True,
                    weight=None, *, threads=0, progress=None):
    """Katz centrality, of Euclidean length 1 when ``normalized``, as in NetworkX.

    ``alpha`` discounts each step of a walk and must be below 1 / the largest eigenvalue; None takes
    1 / (1 + the largest strength of in-edges), which always is. Raises musubi.Error when
    ``max_iter`` sweeps do not reach the residual ``tol``.
    """
    found = _core.katz_centrality(by_strength(graph, weight), alpha, beta, tol, max_iter, threads,
                                  progress)
    _require_converged("katz_centrality", found)
    scores = found["scores"]
    length = np.linalg.norm(scores)
    if normalized and length > 0:
        scores /= length
    return by_node(graph, scores)


def hits(graph, max_iter=20000, tol=1e-10, normalized=True, weight="strength", *, threads=0,
         progress=None):
    """Hubs and authorities, two dicts whose values sum to 1 when ``normalized``, as in NetworkX.

    Otherwise the largest value of each is 1. All 0 without edges. Raises musubi.Error when
    ``max_iter`` sweeps do not reach the residual ``tol``.
    """
    found = _core.hits(by_strength(graph, weight), tol, max_iter, threads, progress)
    _require_converged("hits", found)
    results = []
    for scores in (found["hubs"], found["authorities"]):
        total = scores.sum()
        if normalized and total > 0:
            scores /= total
        results.append(by_node(graph, scores))
    return tuple(results)


def _shares(graph, degrees):
    n = len(graph_of(graph))
    if n <= 1:
        return {node: 1 for node in graph.nodes}
    return by_node(graph, degrees / (n - 1))


def _require_converged(name, found):
    if not found["converged"]:
        raise Error(f"{name}: not converged after {found['iterations']} sweeps, the residual is "
                    f"{found['residual']:.3g}; raise max_iter or tol")
