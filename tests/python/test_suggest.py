"""Suggested links, held against the command line, and against trying every link."""

import itertools
import json
import os
import pathlib
import signal
import subprocess
import threading
import time

import networkx as nx
import numpy as np
import pytest

import musubi

GTB = pathlib.Path(os.environ["MUSUBI_SOURCE_DIR"]) / "graphs" / "gtb"
PROGRAM = pathlib.Path(os.environ["MUSUBI_BINARY_DIR"]) / "bin" / "musubi"


@pytest.fixture(scope="module")
def gtb():
    return musubi.load(GTB)


def path(n):
    return musubi.Graph.from_networkx(nx.path_graph(n))


@pytest.mark.parametrize("objective, arguments, options", [
    ("global_efficiency", {"links": 2}, []),
    ("harmonic", {"group": "hub-shonan"}, ["--node", "hub-shonan"]),
    ("overseas_distance", {}, []),
    ("kirchhoff_index", {}, []),
    ("algebraic_connectivity", {}, []),
    ("robustness", {"links": 2, "at_most": 1}, ["--at-most", "1"]),
    ("gaps_closed", {"from_kinds": "hub", "to_kinds": "hub"}, ["--from", "hub", "--to", "hub"]),
    ("requirements_met", {"profile": "global-biocommunity", "from_kinds": "hub", "to_kinds": "fund"},
     ["--profile", "global-biocommunity", "--from", "hub", "--to", "fund"]),
])
def test_the_program_says_the_same(gtb, objective, arguments, options):
    if not PROGRAM.exists():
        pytest.skip("the command-line program is not built")
    links = str(arguments.get("links", 1))
    run = subprocess.run([PROGRAM, "suggest", GTB, "--objective", objective, "--links", links,
                          *options, "--format", "json"], capture_output=True, check=True, text=True)
    expected = json.loads(run.stdout)
    ours = musubi.suggest(gtb, objective, **arguments)
    assert len(ours.candidates) == len(ours.gains) == expected["candidates"]
    assert ours.chosen == [(pair["source"], pair["target"]) for pair in expected["set"]]
    assert ours.before == pytest.approx(expected["objective_before"])
    assert ours.after == pytest.approx(expected["objective_after"])
    assert ours.method == expected["method"]
    assert ours.smaller_is_better == expected["smaller_is_better"]
    assert expected["bound"] in (None, pytest.approx(ours.bound))


def test_the_best_pair_of_links_is_that_of_trying_all():
    g = nx.path_graph(7)
    found = musubi.suggest(musubi.Graph.from_networkx(g), links=2)
    best = 0.0
    for pair in itertools.combinations(nx.non_edges(g), 2):
        other = g.copy()
        other.add_edges_from(pair)
        best = max(best, nx.global_efficiency(other))
    assert found.method == "exact" and found.after == pytest.approx(best) == found.values[-1]
    assert found.before == pytest.approx(nx.global_efficiency(g))
    for (u, v), gain in zip(found.candidates, found.gains):
        other = g.copy()
        other.add_edge(u, v)
        assert gain == pytest.approx(nx.global_efficiency(other) - found.before)


def test_candidates_may_be_named_and_excluded():
    found = musubi.suggest(path(6), candidates=[(0, 5), (0, 2)], exclude=[(5, 0)])
    assert found.candidates == [(0, 2)] == found.chosen
    assert len(musubi.suggest(path(6), exclude=[(0, 2), (3, 0)]).candidates) == 10 - 2
    with pytest.raises(ValueError, match="to itself"):
        musubi.suggest(path(6), candidates=[(1, 1)])
    with pytest.raises(ValueError, match="not in the graph"):
        musubi.suggest(path(6), candidates=[(1, 9)])


def test_costs_and_budget():
    free = musubi.suggest(path(6), links=2)
    dear = {pair: 10.0 for pair in free.chosen}
    paid = musubi.suggest(path(6), links=2, costs=dear, budget=2)
    assert paid.chosen and not set(paid.chosen) & set(free.chosen)
    assert len(musubi.suggest(path(6), links=2, budget=1).chosen) == 1


def test_distance_between_groups():
    found = musubi.suggest(path(6), "distance", group=[0], targets=[4, 5])
    assert found.before == 4.5 and found.smaller_is_better and found.after == 1.5


def test_frame():
    pytest.importorskip("pandas")
    frame = musubi.suggest(path(6)).to_pandas()
    assert frame["gain"].is_monotonic_decreasing and len(frame) == 10


def test_mistakes(gtb):
    with pytest.raises(musubi.Error, match="no objective 'efficiency'"):
        musubi.suggest(gtb, "efficiency")
    with pytest.raises(musubi.Error, match="no kind 'hubb'"):
        musubi.suggest(gtb, from_kinds="hubb")
    with pytest.raises(musubi.Error, match="no profile 'x'"):
        musubi.suggest(gtb, "requirements_met", profile="x")
    with pytest.raises(ValueError, match="needs a network"):
        musubi.suggest(path(6), "gaps_closed")
    with pytest.raises(ValueError, match="need a network"):
        musubi.suggest(path(6), from_kinds="hub")
    with pytest.raises(ValueError, match="group means nothing"):
        musubi.suggest(path(6), group=[1])
    with pytest.raises(ValueError, match="empty group"):
        musubi.suggest(path(6), "harmonic")
    with pytest.raises(musubi.Error, match="no candidates"):
        musubi.suggest(path(2))
    with pytest.raises(TypeError, match="musubi.Graph"):
        musubi.suggest(nx.path_graph(3))


def test_ctrl_c_stops_a_search():
    draw = np.random.default_rng(1)
    large = musubi.Graph.from_arrays(draw.integers(0, 2000, 6000), draw.integers(0, 2000, 6000),
                                     num_nodes=2000)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        musubi.suggest(large, links=40)
    assert time.monotonic() - start < 20
