"""Centralities."""

import networkx as nx
import numpy as np

from musubi import _core
from musubi.networkx_backend.graph import by_node, refuse, vertex_of


def degree_centrality(G):
    ends = np.concatenate([G.tails, G.heads])
    return _shares(G, np.bincount(ends, minlength=len(G)))


def in_degree_centrality(G):
    return _shares(G, np.bincount(G.heads, minlength=len(G)))


def out_degree_centrality(G):
    return _shares(G, np.bincount(G.tails, minlength=len(G)))


def betweenness_centrality(G, k=None, normalized=True, weight=None, endpoints=False, seed=None):
    refuse(k is not None or endpoints, "k and endpoints are not implemented")
    # NetworkX takes parallel edges as one path.
    values = _core.betweenness(G.core(length=weight, simple=G.is_multigraph()))
    n = len(G)
    if normalized and n > 2:
        values *= (1 if G.is_directed() else 2) / ((n - 1) * (n - 2))
    return by_node(G, values)


def edge_betweenness_centrality(G, k=None, normalized=True, weight=None, seed=None):
    refuse(k is not None, "k is not implemented")
    refuse(G.is_multigraph(), "parallel edges share betweenness in another way")
    values = G.in_own_order(_core.edge_betweenness(G.core(length=weight)))
    n = len(G)
    if normalized and n > 1:
        values *= (1 if G.is_directed() else 2) / (n * (n - 1))
    return dict(zip(G.edges, values.tolist()))


def closeness_centrality(G, u=None, distance=None, wf_improved=True):
    vertex = None if u is None else vertex_of(G, u)
    found = _distances_to(G, distance)
    values = found["closeness"]
    if not wf_improved:
        values *= len(G) - 1
        np.divide(values, found["reached"], out=values, where=found["reached"] > 0)
    return by_node(G, values) if u is None else values[vertex].item()


def harmonic_centrality(G, nbunch=None, distance=None, sources=None):
    refuse(sources is not None, "sources are not implemented")
    values = by_node(G, _distances_to(G, distance)["harmonic"])
    if nbunch is None:
        return values
    if nbunch in G:
        return {nbunch: values[nbunch]}
    return {node: values[node] for node in nbunch if node in G}


def pagerank(G, alpha=0.85, personalization=None, max_iter=100, tol=1.0e-6, nstart=None,
             weight="weight", dangling=None):
    refuse(nstart is not None or dangling is not None, "nstart and dangling are not implemented")
    refuse(not 0 <= alpha < 1 or not tol > 0, "alpha must be in [0, 1) and tol above 0")
    refuse(not G.is_directed() and G.has_self_loops, "an undirected self-loop is walked twice")
    if len(G) == 0:
        return {}
    if max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
    start = np.empty(0)
    if personalization is not None:
        start = np.array([personalization.get(node, 0) for node in G], dtype=float)
        if start.sum() == 0:
            raise ZeroDivisionError
        refuse((start < 0).any(), "a personalization must not be negative")
    found = _core.pagerank(G.core(strength=weight), alpha, len(G) * tol, max_iter, start)
    if not found["converged"]:
        raise nx.PowerIterationFailedConvergence(max_iter)
    return by_node(G, found["scores"])


def eigenvector_centrality(G, max_iter=100, tol=1.0e-6, nstart=None, weight=None):
    refuse(nstart is not None, "nstart is not implemented")
    refuse(max_iter < 1 or not tol > 0, "max_iter must be 1 or more and tol above 0")
    refuse(not G.is_directed() and G.has_self_loops, "an undirected self-loop counts twice")
    if len(G) == 0:
        raise nx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
    found = _core.eigenvector_centrality(G.core(strength=weight), tol, max_iter)
    # Our stopping rule is the stricter one: whether it has converged by its own, NetworkX may say.
    refuse(not found["converged"], "not converged within max_iter by our rule")
    refuse(found["eigenvalue"] == 0, "the largest eigenvalue is 0")
    return by_node(G, found["scores"] / np.linalg.norm(found["scores"]))


def _shares(graph, degrees):
    if len(graph) <= 1:
        return {node: 1 for node in graph}
    return by_node(graph, degrees * (1.0 / (len(graph) - 1.0)))


def _distances_to(graph, distance):
    core = graph.core(length=distance)
    return _core.closeness(core.reversed() if graph.is_directed() else core)
