"""A graph whose nodes have ids: what every analysis takes."""

import numpy as np

from musubi import _core
from musubi.interchange import (
    edge_columns, igraph_columns, networkx_columns, pandas_columns, to_networkx, to_pandas)


class Graph:
    """An immutable graph, directed or not, with any hashable ids for its nodes.

    A number on an edge has a meaning: ``strength`` pulls its ends together (PageRank, constraint),
    ``length`` adds up along a path (betweenness, closeness). An analysis uses them when it is asked
    to, by ``weight="strength"`` or ``weight="length"``; an edge of a graph without such numbers
    counts 1. Both are finite and not negative; path analyses need lengths above 0.

    Parallel edges and self-loops are kept. Edges stand in canonical order: by (tail, head) in the
    order of the nodes, for an undirected one the node that comes first is the tail.
    """

    def __init__(self, nodes, core):
        self._nodes = tuple(nodes)
        if len(self._nodes) != core.num_vertices:
            raise ValueError(f"{len(self._nodes)} nodes for {core.num_vertices} vertices")
        self._index = {node: vertex for vertex, node in enumerate(self._nodes)}
        if len(self._index) != len(self._nodes):
            raise ValueError("an id stands twice among the nodes; each must be there once")
        self._core = core
        self._views = {}

    @classmethod
    def from_arrays(cls, tails, heads, *, num_nodes=None, nodes=None, directed=False,
                    strength=None, length=None):
        """A graph from arrays of vertex numbers; ``nodes`` gives their ids (0 .. n-1 without)."""
        tails, heads = np.asarray(tails), np.asarray(heads)
        if num_nodes is None:
            highest = max((int(ends.max()) for ends in (tails, heads) if ends.size), default=-1)
            num_nodes = len(nodes) if nodes is not None else highest + 1
        for ends in (tails, heads):
            if ends.size and not np.issubdtype(ends.dtype, np.integer):
                raise TypeError(f"ends of edges must be integers, not {ends.dtype}")
        core = _core.CsrGraph(num_nodes, tails, heads, directed, strength, length)
        return cls(range(num_nodes) if nodes is None else nodes, core)

    @classmethod
    def from_edges(cls, edges, *, nodes=(), directed=False, strength=None, length=None):
        """A graph from pairs of ids. ``nodes`` come first and may include isolated ones.

        ``strength`` and ``length`` are sequences with a number for each edge. A third entry of an
        edge is refused: it would not say which of the two it is.
        """
        ids, tails, heads = edge_columns(edges, nodes)
        return cls.from_arrays(tails, heads, nodes=ids, directed=directed, strength=strength,
                               length=length)

    @classmethod
    def from_pandas(cls, frame, source="source", target="target", *, nodes=(), directed=False,
                    strength=None, length=None):
        """A graph from a frame of edges; ``strength`` and ``length`` are names of its columns."""
        ids, tails, heads, strengths, lengths = pandas_columns(
            frame, source, target, nodes, strength, length)
        return cls.from_arrays(tails, heads, nodes=ids, directed=directed, strength=strengths,
                               length=lengths)

    @classmethod
    def from_networkx(cls, graph, *, strength=None, length=None, default=1.0):
        """A graph from one of NetworkX; ``strength`` and ``length`` name edge attributes.

        An edge without the attribute counts ``default``. Other attributes and the keys of parallel
        edges are left behind.
        """
        ids, tails, heads, strengths, lengths = networkx_columns(graph, strength, length, default)
        return cls.from_arrays(tails, heads, nodes=ids, directed=graph.is_directed(),
                               strength=strengths, length=lengths)

    @classmethod
    def from_igraph(cls, graph, *, strength=None, length=None, ids=None):
        """A graph from one of igraph; ``ids`` names a vertex attribute (else vertex numbers)."""
        nodes, tails, heads, strengths, lengths = igraph_columns(graph, strength, length, ids)
        return cls.from_arrays(tails, heads, nodes=nodes, directed=graph.is_directed(),
                               strength=strengths, length=lengths)

    def to_networkx(self):
        """A NetworkX graph of the same kind, with edge attributes strength and length if any."""
        return to_networkx(self)

    def to_pandas(self):
        """The edges as a frame: source, target, and strength and length if any."""
        return to_pandas(self)

    @property
    def nodes(self):
        """The ids, in the order of every array of results."""
        return self._nodes

    @property
    def core(self):
        """The graph over vertex numbers that the extension computes with."""
        return self._core

    @property
    def has_strengths(self):
        return self._core.has_strengths

    @property
    def has_lengths(self):
        return self._core.has_lengths

    @property
    def strengths(self):
        """Strength of each edge, in canonical order; None without."""
        return self._core.edge_strengths() if self.has_strengths else None

    @property
    def lengths(self):
        """Length of each edge, in canonical order; None without."""
        return self._core.edge_lengths() if self.has_lengths else None

    def edges(self):
        """The edges as pairs of ids, in canonical order."""
        tails, heads = self._core.edges()
        nodes = self._nodes
        return [(nodes[u], nodes[v]) for u, v in zip(tails.tolist(), heads.tolist())]

    def index(self, node):
        """The vertex number of an id. Raises KeyError when there is no such node."""
        return self._index[node]

    def is_directed(self):
        return self._core.directed

    def is_multigraph(self):
        """Whether two edges have the same ends (and direction)."""
        if "multigraph" not in self._views:
            tails, heads = (ends.astype(np.int64) for ends in self._core.edges())
            pairs = np.unique(tails * max(1, len(self)) + heads)
            self._views["multigraph"] = len(pairs) < len(tails)
        return self._views["multigraph"]

    def number_of_nodes(self):
        return len(self._nodes)

    def number_of_edges(self):
        return self._core.num_edges

    def view(self, *, strengths=False, lengths=False):
        """The graph over vertex numbers with these weights only, made once and kept."""
        strengths = strengths and self.has_strengths
        lengths = lengths and self.has_lengths
        if (strengths, lengths) == (self.has_strengths, self.has_lengths):
            return self._core
        key = (strengths, lengths)
        if key not in self._views:
            self._views[key] = self._core.with_weights(strengths, lengths)
        return self._views[key]

    def __len__(self):
        return len(self._nodes)

    def __iter__(self):
        return iter(self._nodes)

    def __contains__(self, node):
        try:
            return node in self._index
        except TypeError:  # not hashable
            return False

    def __repr__(self):
        kind = "directed" if self.is_directed() else "undirected"
        return f"<musubi.Graph, {kind}, {len(self)} nodes, {self.number_of_edges()} edges>"
