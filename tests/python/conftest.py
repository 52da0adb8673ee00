"""Graphs that many tests share: name -> NetworkX graph."""

import networkx as nx
import pytest


def _weighted(graph, seed):
    import random

    draw = random.Random(seed)
    for *_, data in graph.edges(data=True):
        data["weight"] = draw.uniform(0.5, 3.0)
    return graph


def _zoo():
    multigraph = nx.MultiGraph([(0, 1), (0, 1), (1, 2), (2, 3), (2, 3), (3, 0), (3, 4)])
    return {
        "karate": _weighted(nx.karate_club_graph(), 1),
        "random": _weighted(nx.gnp_random_graph(40, 0.12, seed=2), 2),
        "disconnected": _weighted(nx.gnp_random_graph(40, 0.04, seed=3), 3),
        "directed": _weighted(nx.gnp_random_graph(30, 0.12, seed=4, directed=True), 4),
        "multigraph": _weighted(multigraph, 5),
        "texts": _weighted(nx.relabel_nodes(nx.path_graph(5), dict(enumerate("edcba"))), 6),
        "one": nx.empty_graph(1),
        "empty": nx.empty_graph(0),
    }


ZOO = _zoo()


@pytest.fixture(params=ZOO)
def nx_graph(request):
    return ZOO[request.param]
