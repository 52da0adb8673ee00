"""The backend called directly, beside NetworkX; NetworkX's own tests are another test of CTest's."""

import networkx as nx
import pytest
from networkx.algorithms import connectivity
from pytest import approx

import musubi.networkx_backend as backend
from conftest import ZOO
from musubi.networkx_info import get_info


def converted(graph, **attributes):
    return backend.convert_from_nx(graph, edge_attrs=attributes or None)


def test_every_function_named_is_there():
    assert all(callable(getattr(backend, name)) for name in get_info()["functions"])


# NetworkX's tests call these with flow functions only, which are left to NetworkX.
@pytest.mark.parametrize("name", ["karate", "random", "directed"])
def test_disjoint_paths(name):
    graph = ZOO[name]
    ours = converted(graph)
    for s, t in [(0, 5), (1, 20), (16, 26), (2, 3), (29, 0)]:
        nodes = connectivity.local_node_connectivity(graph, s, t)
        edges = connectivity.local_edge_connectivity(graph, s, t)
        assert backend.local_node_connectivity(ours, s, t) == nodes
        assert backend.local_edge_connectivity(ours, s, t) == edges
        if not edges:
            with pytest.raises(nx.NetworkXNoPath):
                backend.edge_disjoint_paths(ours, s, t)
            continue
        for paths, number, apart in (
                (backend.node_disjoint_paths(ours, s, t), nodes, lambda p: p[1:-1]),
                (backend.edge_disjoint_paths(ours, s, t), edges,
                 lambda p: [e if graph.is_directed() else frozenset(e) for e in zip(p, p[1:])])):
            paths = list(paths)
            assert len(paths) == number
            assert all(nx.is_path(graph, p) and (p[0], p[-1]) == (s, t) for p in paths)
            used = [thing for path in paths for thing in apart(path)]
            assert len(used) == len(set(used))


def test_edges_keep_the_order_of_networkx():
    graph = nx.Graph([(3, 1), (0, 3), (1, 2), (0, 2), (2, 4)])
    found = backend.edge_betweenness_centrality(converted(graph))
    expected = nx.edge_betweenness_centrality(graph)
    assert list(found) == list(expected) and found == approx(expected)
    assert list(backend.bridges(converted(graph))) == list(nx.bridges(graph))


@pytest.mark.parametrize("alpha", [0.8, 1])
@pytest.mark.parametrize("name", ["karate", "disconnected"])
def test_common_neighbor_centrality(name, alpha):
    graph = ZOO[name]
    found = list(backend.common_neighbor_centrality(converted(graph), alpha=alpha))
    expected = {(u, v): p for u, v, p in nx.common_neighbor_centrality(graph, alpha=alpha)}
    assert {(u, v): p for u, v, p in found} == approx(expected)
    assert backend.can_run("common_neighbor_centrality", (graph,), {"alpha": alpha}) is True


def test_parallel_edges_count_once_as_in_networkx():
    # From 0 to 2 one way over 1 and one over 3, not two and one.
    graph = nx.MultiGraph([(0, 1), (0, 1), (1, 2), (0, 3), (3, 2)])
    for weight in (None, "weight"):
        ours = converted(graph, **({weight: 1} if weight else {}))
        assert backend.betweenness_centrality(ours, weight=weight) == approx(
            nx.betweenness_centrality(graph, weight=weight))


@pytest.mark.parametrize("name, graph, arguments", [
    ("bridges", nx.Graph([(0, 0), (0, 1)]), {}),
    ("pagerank", nx.Graph([(0, 0), (0, 1)]), {}),
    ("pagerank", nx.DiGraph([(0, 1)]), {"nstart": {0: 1}}),
    ("eigenvector_centrality", nx.DiGraph([(0, 1)]), {}),
    ("constraint", nx.MultiGraph([(0, 1), (0, 1)]), {}),
    ("edge_betweenness_centrality", nx.MultiGraph([(0, 1), (0, 1)]), {}),
    ("jaccard_coefficient", nx.Graph([(0, 0), (0, 1)]), {"ebunch": [(0, 1)]}),
    ("node_connectivity", nx.path_graph(3), {}),
])
def test_what_would_differ_is_refused(name, graph, arguments):
    with pytest.raises(NotImplementedError):
        getattr(backend, name)(converted(graph), **arguments)


@pytest.mark.parametrize("bad", [0, -1.0, float("nan"), float("inf"), "1", None])
def test_weights_that_are_no_lengths_are_refused(bad):
    graph = nx.path_graph(3)
    graph[0][1]["weight"] = bad
    with pytest.raises(NotImplementedError, match="above 0"):
        backend.betweenness_centrality(converted(graph, weight=1), weight="weight")


def test_can_run_says_why_not():
    assert backend.can_run("betweenness_centrality", (None,), {}) is True
    assert "endpoints" in backend.can_run("betweenness_centrality", (None,), {"endpoints": True})
    assert "functions" in backend.can_run("pagerank", (None,), {"weight": len})


def test_a_graph_comes_back():
    graph = ZOO["multigraph"]
    back = backend.convert_to_nx(converted(graph, weight=1))
    assert nx.utils.graphs_equal(back, graph)
