"""Memory that a call may not have, and Ctrl-C while a file is read."""

import os
import signal
import threading
import time

import numpy as np
import pytest

import musubi


@pytest.fixture
def little_memory():
    yield lambda size: musubi.set_max_memory(size)
    musubi.set_max_memory(None)


def edges(path, count):
    draw = np.random.default_rng(1)
    np.savetxt(path, draw.integers(0, count // 10, (count, 2)), fmt="%d")
    return path


def test_what_would_take_more_is_refused_with_the_amounts(tmp_path, little_memory):
    path = edges(tmp_path / "g.el", 2_000)
    little_memory(1)
    with pytest.raises(musubi.Error, match="would take about .* is allowed") as refused:
        musubi.load(path)
    assert refused.value.kind == "memory"
    little_memory(None)
    assert "2000 links" in repr(musubi.load(path))


def test_a_size_is_above_zero():
    for size in (0, -1):
        with pytest.raises(ValueError, match="above 0"):
            musubi.set_max_memory(size)


def test_ctrl_c_stops_the_reading_of_a_file(tmp_path):
    path = edges(tmp_path / "g.el", 2_000_000)
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        musubi.load(path)
    assert time.monotonic() - start < 20
