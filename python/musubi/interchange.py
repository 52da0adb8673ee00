"""Graphs from and to other libraries. These are imported only where their own objects are made."""

import numpy as np


def edge_columns(edges, nodes):
    """(ids, tails, heads) of pairs of ids."""
    index = {}
    for node in nodes:
        if node in index:
            raise ValueError(f"the node {node!r} is given twice")
        index[node] = len(index)
    tails, heads = [], []
    for edge in edges:
        try:
            tail, head = edge
        except (TypeError, ValueError):
            raise ValueError(
                f"an edge must be a pair of ids, got {edge!r}; "
                "numbers of edges go into strength= or length=") from None
        tails.append(index.setdefault(tail, len(index)))
        heads.append(index.setdefault(head, len(index)))
    return list(index), np.array(tails, dtype=np.int64), np.array(heads, dtype=np.int64)


def pandas_columns(frame, source, target, nodes, strength, length):
    for column in (source, target, strength, length):
        if column is not None and column not in frame.columns:
            raise ValueError(f"no column {column!r}; there are {list(frame.columns)}")
    ids, tails, heads = edge_columns(zip(frame[source].tolist(), frame[target].tolist()), nodes)
    return ids, tails, heads, *(
        None if name is None else frame[name].to_numpy(dtype=float) for name in (strength, length))


def networkx_columns(graph, strength, length, default):
    ids = list(graph)
    index = {node: vertex for vertex, node in enumerate(ids)}
    tails, heads = [], []
    numbers = {name: [] for name in (strength, length) if name is not None}
    for tail, head, data in graph.edges(data=True):
        tails.append(index[tail])
        heads.append(index[head])
        for name, column in numbers.items():
            column.append(data.get(name, default))
    columns = {name: np.array(column, dtype=float) for name, column in numbers.items()}
    return (ids, np.array(tails, dtype=np.int64), np.array(heads, dtype=np.int64),
            columns.get(strength), columns.get(length))


def igraph_columns(graph, strength, length, ids):
    ends = np.array(graph.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    nodes = list(range(graph.vcount())) if ids is None else graph.vs[ids]
    return nodes, ends[:, 0], ends[:, 1], *(
        None if name is None else np.array(graph.es[name], dtype=float)
        for name in (strength, length))


def _edge_data(graph):
    columns = {"strength": graph.strengths, "length": graph.lengths}
    return {name: column for name, column in columns.items() if column is not None}


def to_networkx(graph):
    import networkx as nx

    if graph.is_multigraph():
        kind = nx.MultiDiGraph if graph.is_directed() else nx.MultiGraph
    else:
        kind = nx.DiGraph if graph.is_directed() else nx.Graph
    result = kind()
    result.add_nodes_from(graph.nodes)
    columns = {name: column.tolist() for name, column in _edge_data(graph).items()}
    for e, (tail, head) in enumerate(graph.edges()):
        result.add_edge(tail, head, **{name: column[e] for name, column in columns.items()})
    return result


def to_pandas(graph):
    import pandas as pd

    edges = graph.edges()
    return pd.DataFrame({"source": [tail for tail, _ in edges],
                         "target": [head for _, head in edges], **_edge_data(graph)})
