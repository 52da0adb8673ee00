import networkx as nx
import pytest
from pytest import approx

import musubi
from conftest import ZOO


def test_components_bridges_and_articulation_points(nx_graph):
    graph = musubi.Graph.from_networkx(nx_graph)
    undirected = nx.MultiGraph(nx_graph)
    assert musubi.connected_components(graph) == list(nx.connected_components(undirected))
    assert set(musubi.articulation_points(graph)) == set(nx.articulation_points(undirected))
    if not nx_graph.is_directed():
        assert set(musubi.bridges(graph)) == set(nx.bridges(nx_graph))


def test_algebraic_connectivity_and_modularity():
    nx_graph = ZOO["karate"]
    graph = musubi.Graph.from_networkx(nx_graph, strength="weight")
    assert musubi.algebraic_connectivity(graph) == approx(nx.algebraic_connectivity(nx_graph))
    parts = [set(range(17)), set(range(17, 34))]
    assert musubi.modularity(graph, parts) == approx(nx.community.modularity(nx_graph, parts))
    with pytest.raises(ValueError, match="in no community"):
        musubi.modularity(graph, parts[:1])


@pytest.mark.parametrize("ours, theirs", [
    (musubi.jaccard_coefficient, nx.jaccard_coefficient),
    (musubi.adamic_adar_index, nx.adamic_adar_index),
    (musubi.resource_allocation_index, nx.resource_allocation_index),
    (musubi.preferential_attachment, nx.preferential_attachment),
])
@pytest.mark.parametrize("name", ["karate", "random", "texts", "one", "empty"])
def test_link_prediction(ours, theirs, name):
    found = {frozenset((u, v)): s for u, v, s in ours(musubi.Graph.from_networkx(ZOO[name]))}
    assert found == approx({frozenset((u, v)): s for u, v, s in theirs(ZOO[name])})


def test_paths():
    nx_graph = ZOO["karate"]
    graph = musubi.Graph.from_networkx(nx_graph, length="weight")
    assert sorted(musubi.all_shortest_paths(graph, 0, 33)) == sorted(
        nx.all_shortest_paths(nx_graph, 0, 33))
    cost = lambda path: nx.path_weight(nx_graph, path, "weight")
    expected = [cost(p) for p, _ in zip(nx.shortest_simple_paths(nx_graph, 16, 26, "weight"),
                                        range(40))]
    found = musubi.k_shortest_paths(graph, 16, 26, 40, weight="length")
    assert [cost(path) for path in found] == approx(expected)
    lazily = [p for p, _ in zip(musubi.shortest_simple_paths(graph, 16, 26, "length"), range(40))]
    assert lazily == found
    assert musubi.local_node_connectivity(graph, 0, 33) == nx.node_connectivity(nx_graph, 0, 33)
    assert musubi.local_edge_connectivity(graph, 0, 33) == nx.edge_connectivity(nx_graph, 0, 33)
    assert len(musubi.node_disjoint_paths(graph, 0, 33)) == nx.node_connectivity(nx_graph, 0, 33)
    assert musubi.single_source_shortest_path_length(graph, 0) == dict(
        nx.single_source_shortest_path_length(nx_graph, 0))


def test_brokerage_roles_by_hand():
    graph = musubi.Graph.from_edges([("a", "v"), ("v", "b")], directed=True)
    roles = musubi.brokerage_roles(graph, {"a": 1, "v": 2, "b": 3})
    assert roles["v"]["liaison"] == 1 and sum(roles["v"].values()) == 1
    assert musubi.brokerage_roles(graph, {"a": 1, "v": 2})["v"]["undetermined"] == 1


def test_trust_tells_every_predictor_that_took_part():
    trust = musubi.link_trust(musubi.Graph.from_networkx(nx.karate_club_graph()))
    by_name = {row["predictor"]: row for row in trust.predictors}
    assert {trust.predictor, "preferential_attachment"} <= set(by_name)
    assert by_name[trust.predictor]["auc"] == trust.auc
    assert trust.left_out > 0 and trust.negatives > 0
    assert musubi.link_trust(musubi.Graph.from_edges([(0, 1)])).predictors == []
