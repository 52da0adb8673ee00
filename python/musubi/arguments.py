"""What the functions of the package have in common in reading their arguments."""

import numpy as np

from musubi.graph import Graph


def graph_of(graph):
    """The argument, when it is a Graph of ours."""
    if isinstance(graph, Graph):
        return graph
    raise TypeError(
        f"a musubi.Graph is needed, not {type(graph).__module__}.{type(graph).__qualname__}; "
        "Graph.from_networkx, from_igraph, from_pandas and from_edges make one")


def by_length(graph, weight):
    """The vertices' graph with lengths when ``weight`` asks for them; strengths never matter."""
    _check(weight, "length", "path")
    graph = graph_of(graph)
    return graph.view(strengths=graph.has_strengths, lengths=weight == "length")


def by_strength(graph, weight):
    """The vertices' graph with strengths when ``weight`` asks for them."""
    _check(weight, "strength", "strength")
    return graph_of(graph).view(strengths=weight == "strength")


def vertex_of(graph, node):
    """The vertex of an id; a ValueError when there is none."""
    if node not in graph:
        raise ValueError(f"the node {node!r} is not in the graph")
    return graph.index(node)


def community_numbers(graph, communities):
    """The community of each vertex, of sets of ids that hold every node exactly once."""
    numbers = np.full(len(graph), -1, dtype=np.int64)
    for number, community in enumerate(communities):
        for node in community:
            vertex = vertex_of(graph, node)
            if numbers[vertex] >= 0:
                raise ValueError(f"the node {node!r} is in two communities")
            numbers[vertex] = number
    if (numbers < 0).any():
        node = graph.nodes[int(np.argmin(numbers))]
        raise ValueError(f"the node {node!r} is in no community")
    return numbers.astype(np.uint32)


def by_node(graph, values, nodes=None):
    """A dict of an array's values, of all nodes or of some."""
    if nodes is None:
        return dict(zip(graph.nodes, values.tolist()))
    return {node: values[vertex_of(graph, node)].item() for node in nodes}


def _check(weight, allowed, kind):
    if weight is not None and weight != allowed:
        raise ValueError(f"weight must be None or {allowed!r} ({kind} analyses use the edges' "
                         f"{allowed}s), got {weight!r}")
