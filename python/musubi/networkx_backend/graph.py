"""NetworkX graphs as musubi sees them, and back."""

from numbers import Integral, Real

import networkx as nx
import numpy as np

from musubi import _core


class BackendGraph:
    """Nodes and edges of a NetworkX graph in its own order, with the edge attributes asked for."""

    __networkx_backend__ = "musubi"

    def __init__(self, graph, attributes):
        self.nodes = list(graph)
        self.index = {node: vertex for vertex, node in enumerate(self.nodes)}
        self._directed = graph.is_directed()
        self._multigraph = graph.is_multigraph()
        self.edges = list(graph.edges(keys=True) if self._multigraph else graph.edges())
        self.tails = np.array([self.index[e[0]] for e in self.edges], dtype=np.int64)
        self.heads = np.array([self.index[e[1]] for e in self.edges], dtype=np.int64)
        self.columns = {name: [value for *_, value in graph.edges(data=name, default=default)]
                        for name, default in attributes.items()}
        self._cores = {}

    def is_directed(self):
        return self._directed

    def is_multigraph(self):
        return self._multigraph

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        return iter(self.nodes)

    def __contains__(self, node):
        try:
            return node in self.index
        except TypeError:  # not hashable
            return False

    @property
    def has_self_loops(self):
        return bool((self.tails == self.heads).any())

    def core(self, *, strength=None, length=None, simple=False):
        """The graph over vertex numbers, weighted by an edge attribute or not."""
        key = (strength, length, simple)
        if key not in self._cores:
            core = _core.CsrGraph(len(self), self.tails, self.heads, self._directed,
                                  self._numbers(strength), self._numbers(length))
            self._cores[key] = core.simple() if simple else core
        return self._cores[key]

    def _numbers(self, name):
        if name is None:
            return None
        column = self.columns.get(name, [1] * len(self.edges))
        if not all(isinstance(value, Real) and 0 < value < float("inf") for value in column):
            raise NotImplementedError("musubi: weights must be finite numbers above 0")
        return np.array(column, dtype=float)

    def whole_numbers(self, name):
        """Whether an attribute is a whole number on every edge, so that sums of it are too."""
        return all(isinstance(value, Integral) for value in self.columns.get(name, ()))

    def in_own_order(self, canonical):
        """Values of edges in canonical order, in the order of ``edges``."""
        first, second = self.tails, self.heads
        if not self._directed:
            first, second = np.minimum(first, second), np.maximum(first, second)
        values = np.empty(len(self.edges), dtype=canonical.dtype)
        values[np.lexsort((second, first))] = canonical
        return values


def convert_from_nx(graph, *, edge_attrs=None, preserve_edge_attrs=False, **_):
    """A BackendGraph. Node and graph attributes play no part in what musubi computes."""
    attributes = dict(edge_attrs or {})
    if preserve_edge_attrs:
        attributes |= {name: 1 for *_, data in graph.edges(data=True) for name in data}
    return BackendGraph(graph, attributes)


def convert_to_nx(result, *, name=None):
    """Results as they are; a BackendGraph as a NetworkX graph."""
    if not isinstance(result, BackendGraph):
        return result
    kinds = {(False, False): nx.Graph, (True, False): nx.DiGraph,
             (False, True): nx.MultiGraph, (True, True): nx.MultiDiGraph}
    graph = kinds[result.is_directed(), result.is_multigraph()]()
    graph.add_nodes_from(result.nodes)
    for e, edge in enumerate(result.edges):
        graph.add_edge(*edge, **{key: column[e] for key, column in result.columns.items()})
    return graph


def by_node(graph, values):
    """A dict of an array's values."""
    return dict(zip(graph.nodes, values.tolist()))


def vertex_of(graph, node, error=nx.NodeNotFound, text="Node {} is not in G"):
    if node not in graph:
        raise error(text.format(node))
    return graph.index[node]


def refuse(condition, what):
    """Leaves a case in which the two would differ to NetworkX."""
    if condition:
        raise NotImplementedError(f"musubi: {what}")
