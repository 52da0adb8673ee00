import os
import pathlib

import networkx as nx
import pytest
from pytest import approx

import musubi

GTB = pathlib.Path(os.environ["MUSUBI_SOURCE_DIR"]) / "graphs" / "gtb"
METHODS = [musubi.leiden_communities, musubi.louvain_communities]


@pytest.mark.parametrize("find", METHODS)
def test_karate_club(find):
    club = nx.karate_club_graph()
    graph = musubi.Graph.from_networkx(club)
    found = find(graph)
    # Brandes and others, 2008: the highest modularity of all partitions.
    assert musubi.modularity(graph, found) == approx(0.4197896, abs=1e-7)
    assert nx.community.modularity(club, found, weight=None) == approx(0.4197896, abs=1e-7)
    assert [len(part) for part in found] == sorted(map(len, found), reverse=True)
    assert all(nx.is_connected(club.subgraph(part)) for part in found)
    assert found == find(graph, threads=1) == find(graph, seed=42)


@pytest.mark.parametrize("find", METHODS)
def test_resolution_runs_and_ends(find):
    graph = musubi.Graph.from_networkx(nx.karate_club_graph(), strength="weight")
    assert len(find(graph, resolution=3)) > len(find(graph, resolution=0.3))
    assert find(musubi.Graph.from_edges([], nodes="ab")) == [{"a"}, {"b"}]
    assert find(musubi.Graph.from_edges([])) == []
    with pytest.raises(ValueError, match="runs"):
        find(graph, runs=0)
    with pytest.raises(ValueError, match="resolution"):
        find(graph, resolution=0)


def test_the_reference_network_parts_clearly():
    graph = musubi.load(GTB).project()
    assert musubi.modularity(graph, musubi.leiden_communities(graph)) > 0.8
