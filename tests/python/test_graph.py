import networkx as nx
import numpy as np
import pytest

import musubi


def test_ids_weights_and_canonical_order():
    graph = musubi.Graph.from_edges([("b", "a"), ("a", "c")], nodes=["a"], strength=[2.0, 3.0])
    assert graph.nodes == ("a", "b", "c")
    assert graph.edges() == [("a", "b"), ("a", "c")]
    assert graph.strengths.tolist() == [2.0, 3.0]
    assert graph.lengths is None
    assert "a" in graph and "x" not in graph and [] not in graph


def test_networkx_there_and_back(nx_graph):
    graph = musubi.Graph.from_networkx(nx_graph, strength="weight")
    back = graph.to_networkx()
    assert back.is_directed() == nx_graph.is_directed()
    assert list(back) == list(nx_graph)

    def key(graph, name):
        return sorted((*(edge[:2] if graph.is_directed() else sorted(edge[:2])), edge[2])
                      for edge in graph.edges(data=name, default=1.0))

    assert key(back, "strength") == key(nx_graph, "weight")


def test_igraph_and_pandas():
    igraph = pytest.importorskip("igraph")
    pytest.importorskip("pandas")
    source = igraph.Graph.Famous("Zachary")
    source.es["w"] = list(range(1, source.ecount() + 1))
    graph = musubi.Graph.from_igraph(source, length="w")
    assert dict(zip(graph.edges(), graph.lengths)) == {e.tuple: e["w"] for e in source.es}
    frame = graph.to_pandas()
    again = musubi.Graph.from_pandas(frame, length="length", nodes=range(34))
    assert again.edges() == graph.edges()
    assert again.lengths.tolist() == graph.lengths.tolist()


@pytest.mark.parametrize("arguments, text", [
    (dict(tails=[0], heads=[2], num_nodes=2), "an end must be from 0 to 1, got 2"),
    (dict(tails=[-1], heads=[0], num_nodes=2), "got -1"),
    (dict(tails=[0], heads=[0, 1]), "1 tails, but 2 heads"),
    (dict(tails=[0], heads=[1], strength=[1.0, 2.0]), "1 edges, but 2 weights"),
    (dict(tails=[0], heads=[1], strength=[-1.0]), "-1"),
    (dict(tails=[0], heads=[1], nodes=["a", "a"]), "twice"),
])
def test_mistakes_are_value_errors(arguments, text):
    with pytest.raises(ValueError, match=text):
        musubi.Graph.from_arrays(**arguments)


def test_third_entry_of_an_edge_is_refused():
    with pytest.raises(ValueError, match="strength= or length="):
        musubi.Graph.from_edges([("a", "b", 2.0)])


def test_other_graphs_are_refused_with_a_way_out():
    with pytest.raises(TypeError, match="Graph.from_networkx"):
        musubi.pagerank(nx.path_graph(3))


def test_a_weight_has_a_meaning():
    graph = musubi.Graph.from_edges([(0, 1)], length=[2.0])
    with pytest.raises(ValueError, match="'length'"):
        musubi.betweenness_centrality(graph, weight="strength")


def test_targets_are_the_memory_of_the_graph():
    core = musubi.Graph.from_edges([(0, 1), (1, 2)], strength=[1.0, 2.0]).core
    targets = core.targets
    assert targets.tolist() == [1, 0, 2, 1]
    assert np.shares_memory(targets, core.targets)
    assert not targets.flags.owndata and not targets.flags.writeable
    assert np.shares_memory(core.arc_strengths, core.arc_strengths)
    del core
    assert targets.tolist() == [1, 0, 2, 1]  # the array keeps the graph alive


def test_results_are_handed_over_without_a_copy():
    scores = musubi.arrays.betweenness_centrality(musubi.Graph.from_edges([(0, 1), (1, 2)]),
                                                  normalized=False)
    assert scores.tolist() == [0.0, 1.0, 0.0]
    assert not scores.flags.owndata and "PyCapsule" in type(scores.base).__name__
