import math

import networkx as nx
import pytest
from pytest import approx

import musubi


def both_ways(nx_graph):
    return musubi.Graph.from_networkx(nx_graph, strength="weight", length="weight")


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("normalized", [False, True])
def test_betweenness(nx_graph, weighted, normalized):
    if nx_graph.is_multigraph():
        pytest.skip("NetworkX counts parallel edges once; igraph is the judge, below")
    graph = both_ways(nx_graph)
    ours, theirs = ("length", "weight") if weighted else (None, None)
    assert musubi.betweenness_centrality(graph, normalized, ours) == approx(
        nx.betweenness_centrality(nx_graph, normalized=normalized, weight=theirs))
    assert musubi.edge_betweenness_centrality(graph, normalized, ours) == approx(
        nx.edge_betweenness_centrality(nx_graph, normalized=normalized, weight=theirs))


def test_betweenness_of_parallel_edges_is_that_of_igraph():
    igraph = pytest.importorskip("igraph")
    edges = [(0, 1), (0, 1), (1, 2), (2, 3), (2, 3), (3, 0), (3, 4)]
    graph = musubi.Graph.from_edges(edges, nodes=range(5))
    expected = igraph.Graph(edges=edges)
    assert list(musubi.betweenness_centrality(graph, False).values()) == approx(
        expected.betweenness())
    by_edge = musubi.edge_betweenness_centrality(graph, False)
    assert by_edge[0, 1, 0] == by_edge[0, 1, 1] == approx(expected.edge_betweenness()[0])


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("wf_improved", [False, True])
def test_closeness_and_harmonic(nx_graph, weighted, wf_improved):
    graph = both_ways(nx_graph)
    ours, theirs = ("length", "weight") if weighted else (None, None)
    assert musubi.closeness_centrality(graph, None, ours, wf_improved) == approx(
        nx.closeness_centrality(nx_graph, None, theirs, wf_improved))
    assert musubi.harmonic_centrality(graph, None, ours) == approx(
        nx.harmonic_centrality(nx_graph, None, theirs))


def test_degrees(nx_graph):
    graph = both_ways(nx_graph)
    assert musubi.degree_centrality(graph) == approx(nx.degree_centrality(nx_graph))
    if nx_graph.is_directed():
        assert musubi.in_degree_centrality(graph) == approx(nx.in_degree_centrality(nx_graph))
        assert musubi.out_degree_centrality(graph) == approx(nx.out_degree_centrality(nx_graph))


def test_pagerank(nx_graph):
    graph = both_ways(nx_graph)
    expected = nx.pagerank(nx_graph, 0.8, tol=1e-14, max_iter=1000)
    assert musubi.pagerank(graph, 0.8) == approx(expected, abs=1e-10)
    if len(graph) > 1:
        start = {graph.nodes[0]: 1.0, graph.nodes[1]: 3.0}
        expected = nx.pagerank(nx_graph, personalization=start, tol=1e-14, max_iter=1000)
        assert musubi.pagerank(graph, personalization=start) == approx(expected, abs=1e-10)


def test_eigenvector():
    nx_graph = nx.karate_club_graph()
    assert musubi.eigenvector_centrality(both_ways(nx_graph), weight="strength") == approx(
        nx.eigenvector_centrality_numpy(nx_graph, weight="weight"), abs=1e-8)


def test_global_efficiency(nx_graph):
    if not nx_graph.is_directed():
        assert musubi.global_efficiency(both_ways(nx_graph)) == approx(
            nx.global_efficiency(nx_graph))


def test_what_does_not_converge_is_an_error():
    with pytest.raises(musubi.Error, match="not converged after 1 sweeps") as caught:
        musubi.pagerank(both_ways(nx.karate_club_graph()), max_iter=1)
    assert caught.value.kind == "usage"


def test_lengths_of_zero_are_refused():
    graph = musubi.Graph.from_edges([(0, 1)], length=[0.0])
    with pytest.raises(ValueError, match="above 0"):
        musubi.betweenness_centrality(graph, weight="length")


def test_an_unknown_node_is_named():
    with pytest.raises(ValueError, match="'x'"):
        musubi.closeness_centrality(musubi.Graph.from_edges([(0, 1)]), "x")


def test_constraint_and_effective_size(nx_graph):
    if nx_graph.is_multigraph() or nx_graph.is_directed():
        pytest.skip("NetworkX means something else: parallel edges, and nodes without successors")
    graph = both_ways(nx_graph)
    for ours, theirs in ((None, None), ("strength", "weight")):
        assert musubi.constraint(graph, weight=ours) == approx(
            nx.constraint(nx_graph, weight=theirs), nan_ok=True)
        assert musubi.effective_size(graph, weight=ours) == approx(
            nx.effective_size(nx_graph, weight=theirs), nan_ok=True)


def test_kirchhoff_index_of_a_path():
    # Resistances of a path are its distances: 1 + 2 + 1.
    assert musubi.kirchhoff_index(musubi.Graph.from_edges([(0, 1), (1, 2)])) == approx(4.0)
    assert musubi.kirchhoff_index(musubi.Graph.from_edges([], nodes="ab")) == math.inf


def parallel_edges_as_one(nx_graph):
    """NetworkX has no Katz centrality of a multigraph; the strengths of parallel edges add up."""
    simple = nx.DiGraph() if nx_graph.is_directed() else nx.Graph()
    simple.add_nodes_from(nx_graph)
    for source, target, weight in nx_graph.edges(data="weight", default=1):
        before = simple.get_edge_data(source, target, {"weight": 0})["weight"]
        simple.add_edge(source, target, weight=before + weight)
    return simple


def test_katz(nx_graph):
    graph = both_ways(nx_graph)
    expected = nx.katz_centrality_numpy(parallel_edges_as_one(nx_graph), 0.01, weight="weight")
    assert musubi.katz_centrality(graph, 0.01, weight="strength") == approx(expected, abs=1e-8)
    plain = musubi.katz_centrality(graph, 0.01, 2.0, normalized=False)
    assert min(plain.values(), default=2.0) >= 2.0


def test_hits():
    directed = nx.DiGraph([(0, 1), (0, 2), (3, 2), (3, 1), (3, 4), (2, 4)])
    hubs, authorities = musubi.hits(musubi.Graph.from_networkx(directed))
    expected = nx.hits(directed, tol=1e-12, max_iter=10000)
    assert hubs == approx(expected[0], abs=1e-7)
    assert authorities == approx(expected[1], abs=1e-7)
    assert max(musubi.hits(musubi.Graph.from_networkx(directed), normalized=False)[0].values()) == 1
