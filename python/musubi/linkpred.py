"""Which pairs are likely to be linked. The graph is taken as undirected, without weights, self-loops
and parallel edges."""

from dataclasses import dataclass

import numpy as np

from musubi import _core
from musubi.arguments import graph_of, vertex_of

#: The names that link_scores(), likely_links() and link_trust() take.
LINK_PREDICTORS = tuple(_core.link_predictors())


@dataclass(frozen=True)
class LikelyLink:
    """An unlinked pair and its score by one predictor."""

    a: object
    b: object
    score: float


@dataclass(frozen=True)
class LinkTrust:
    """How well a predictor finds links of this very graph that were hidden from it.

    Each figure is a mean over repeats with its 95 % interval, (mean, low, high), or None when there
    was nothing to test; ``..._over_degree`` is what it has over degree alone. ``predictors`` has a
    dict for every predictor that took part: predictor, auc, average_precision, precision_at_k, the
    ``left_out`` edges told apart from ``negatives`` pairs without one.
    """

    outcome: str
    predictor: str
    links: int
    repeats: int
    beats_degree: bool
    auc: tuple | None
    average_precision: tuple | None
    auc_over_degree: tuple | None
    average_precision_over_degree: tuple | None
    left_out: int
    negatives: int
    predictors: list


def non_edges(graph):
    """The pairs without an edge, as two arrays of vertex numbers, the smaller first. O(n²)."""
    n = len(graph_of(graph))
    linked = np.zeros((n, n), dtype=bool)
    tails, heads = graph.core.edges()
    linked[tails, heads] = linked[heads, tails] = True
    first, second = np.nonzero(np.triu(~linked, k=1))
    return first.astype(np.uint32), second.astype(np.uint32)


def link_scores(graph, ebunch=None, predictor="combined", seed=42, *, threads=0, progress=None):
    """A list of (u, v, score) for the pairs of ``ebunch``, or for all pairs without an edge.

    ``predictor`` is one of LINK_PREDICTORS; higher is likelier.
    """
    graph_of(graph)
    if ebunch is None:
        first, second = non_edges(graph)
    else:
        pairs = [(vertex_of(graph, u), vertex_of(graph, v)) for u, v in ebunch]
        first, second = np.array(pairs, dtype=np.uint32).reshape(-1, 2).T
    scores = _core.link_scores(graph.core, first, second, predictor, seed, threads, progress)
    nodes = graph.nodes
    return [(nodes[u], nodes[v], score)
            for u, v, score in zip(first.tolist(), second.tolist(), scores.tolist())]


def jaccard_coefficient(graph, ebunch=None):
    """Common neighbours / all neighbours of the two (Jaccard, 1901)."""
    return link_scores(graph, ebunch, "jaccard")


def adamic_adar_index(graph, ebunch=None):
    """Sum of 1 / ln(degree) over common neighbours (Adamic and Adar, 2003)."""
    return link_scores(graph, ebunch, "adamic_adar")


def resource_allocation_index(graph, ebunch=None):
    """Sum of 1 / degree over common neighbours (Zhou, Lü and Zhang, 2009)."""
    return link_scores(graph, ebunch, "resource_allocation")


def preferential_attachment(graph, ebunch=None):
    """Product of the two degrees (Barabási and others, 2002)."""
    return [(u, v, int(s)) for u, v, s in link_scores(graph, ebunch, "preferential_attachment")]


def common_neighbor_count(graph, ebunch=None):
    """Number of common neighbours (Newman, 2001)."""
    return [(u, v, int(s)) for u, v, s in link_scores(graph, ebunch, "common_neighbours")]


def likely_links(graph, top=20, predictor="combined", seed=42, *, threads=0, progress=None):
    """The unlinked pairs that are likeliest to be linked, at most ``top``."""
    found = _core.likely_links(graph_of(graph).core, predictor, top, seed, threads, progress)
    return [LikelyLink(graph.nodes[a], graph.nodes[b], score) for a, b, score in found["links"]]


def link_trust(graph, predictor="random_walk", seed=42, *, threads=0, progress=None):
    """How far suggestions of links may be trusted on this graph."""
    return LinkTrust(**_core.link_trust(graph_of(graph).core, predictor, seed, threads, progress))
