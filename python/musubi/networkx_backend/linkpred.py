"""Link prediction."""

import networkx as nx
import numpy as np

from musubi import _core
from musubi.networkx_backend.graph import refuse, vertex_of


def resource_allocation_index(G, ebunch=None):
    return _scores(G, ebunch, "resource_allocation")


def jaccard_coefficient(G, ebunch=None):
    return _scores(G, ebunch, "jaccard")


def adamic_adar_index(G, ebunch=None):
    return _scores(G, ebunch, "adamic_adar")


def preferential_attachment(G, ebunch=None):
    return _scores(G, ebunch, "preferential_attachment", int)


# Common neighbours and closeness of the two (Ahmad and others, 2020).
def common_neighbor_centrality(G, ebunch=None, alpha=0.8):
    scores = list(_scores(G, ebunch, "common_neighbours", int))
    if alpha == 1:
        return iter(scores)
    rows = {u: _core.distances(G.core(), G.index[u]) for u in {u for u, _, _ in scores}}
    return iter([(u, v, alpha * common + (1 - alpha) * len(G) / rows[u][G.index[v]].item())
                 for u, v, common in scores])


def _scores(graph, ebunch, predictor, kind=float):
    refuse(graph.has_self_loops, "self-loops are left out")
    pairs = _non_edges(graph) if ebunch is None else [(u, v) for u, v in ebunch]
    vertices = [[vertex_of(graph, end, nx.NodeNotFound, "Node {} not in G.") for end in pair]
                for pair in pairs]
    refuse(any(a == b for a, b in vertices), "a pair of a node with itself")
    first, second = np.array(vertices, dtype=np.uint32).reshape(-1, 2).T
    scores = _core.link_scores(graph.core(), first, second, predictor)
    return iter([(u, v, kind(score)) for (u, v), score in zip(pairs, scores.tolist())])


def _non_edges(graph):
    linked = np.zeros((len(graph), len(graph)), dtype=bool)
    linked[graph.tails, graph.heads] = linked[graph.heads, graph.tails] = True
    first, second = np.nonzero(np.triu(~linked, k=1))
    return [(graph.nodes[u], graph.nodes[v]) for u, v in zip(first.tolist(), second.tolist())]
