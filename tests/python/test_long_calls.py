import gc
import os
import resource
import signal
import threading
import time

import networkx as nx
import numpy as np
import pytest

import musubi


def random_graph(n, m, seed):
    draw = np.random.default_rng(seed)
    return musubi.Graph.from_arrays(draw.integers(0, n, m), draw.integers(0, n, m), num_nodes=n)


LARGE = random_graph(40_000, 200_000, 1)  # minutes of betweenness


class Enough(Exception):
    pass


def test_another_thread_runs_meanwhile():
    ticks = []
    done = threading.Event()

    def tick():
        while not done.wait(0.005):
            ticks.append(time.monotonic())

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.monotonic()
    musubi.arrays.betweenness_centrality(random_graph(3_000, 20_000, 2), threads=1)
    took = time.monotonic() - start
    done.set()
    thread.join()
    assert took > 0.1, "too quick to tell anything"
    assert len([t for t in ticks if start < t < start + took]) > 5


def test_ctrl_c_stops_a_call():
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        musubi.betweenness_centrality(LARGE)
    assert time.monotonic() - start < 20


def test_progress_is_told_and_may_stop_the_call():
    told = []

    def progress(done):
        told.append(done)
        assert threading.current_thread() is threading.main_thread()
        if len(told) == 3:
            raise Enough

    with pytest.raises(Enough):
        musubi.betweenness_centrality(LARGE, progress=progress)
    assert told == sorted(told) and 0 <= told[0] and told[-1] <= 1
    finished = []
    musubi.betweenness_centrality(random_graph(100, 300, 3), progress=finished.append)
    assert finished[-1] == 1.0
    with pytest.raises(TypeError, match="progress"):
        musubi.betweenness_centrality(random_graph(10, 30, 3), progress=3)
    with pytest.raises(ValueError, match="threads"):
        musubi.betweenness_centrality(random_graph(10, 30, 3), threads=-1)


def test_a_fork_after_a_call_can_call_again():
    graph = random_graph(300, 900, 4)
    expected = musubi.arrays.betweenness_centrality(graph)
    child = os.fork()
    if child == 0:
        same = np.array_equal(musubi.arrays.betweenness_centrality(graph), expected)
        os._exit(0 if same else 1)
    deadline = time.monotonic() + 30
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.01)
    assert ended[1] == 0


@pytest.mark.skipif("libasan" in os.environ.get("LD_PRELOAD", ""),
                    reason="the address sanitizer holds freed memory back on purpose")
def test_memory_does_not_grow():
    nx_graph = nx.gnp_random_graph(2_000, 0.004, seed=5)

    def once():
        graph = musubi.Graph.from_networkx(nx_graph)
        musubi.arrays.pagerank(graph)
        musubi.arrays.degree(graph)
        musubi.connected_components(graph)
        with pytest.raises(ValueError):
            musubi.Graph.from_arrays([0], [5], num_nodes=2)
        assert graph.core.targets.size

    for _ in range(10):
        once()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(60):
        once()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    # 60 graphs of 8,000 edges that leaked would be 60 * (2 * 8,000 * 4 + ...) bytes, 8 MB or more.
    assert grown < 6_000, f"{grown} kB more after 60 rounds"
