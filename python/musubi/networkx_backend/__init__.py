"""musubi as a backend of NetworkX 3.4 and later: ``nx.pagerank(G, backend="musubi")``.

A function gives what NetworkX gives, or says NotImplementedError, upon which NetworkX may compute it
itself. Where the two mean different things (weights of 0 or below, some self-loops and parallel
edges, arguments that musubi does not have) it is the latter.
"""

import inspect

from musubi.networkx_backend.centrality import (
    betweenness_centrality, closeness_centrality, degree_centrality, edge_betweenness_centrality,
    eigenvector_centrality, harmonic_centrality, in_degree_centrality, out_degree_centrality,
    pagerank)
from musubi.networkx_backend.graph import BackendGraph, convert_from_nx, convert_to_nx
from musubi.networkx_backend.linkpred import (
    adamic_adar_index, common_neighbor_centrality, jaccard_coefficient, preferential_attachment,
    resource_allocation_index)
from musubi.networkx_backend.paths import (
    all_shortest_paths, edge_connectivity, edge_disjoint_paths, has_path, local_edge_connectivity,
    local_node_connectivity, node_connectivity, node_disjoint_paths,
    single_source_dijkstra_path_length, single_source_shortest_path_length)
from musubi.networkx_backend.structure import (
    algebraic_connectivity, articulation_points, bridges, connected_components, constraint,
    effective_graph_resistance, effective_size, global_efficiency, has_bridges, is_biconnected,
    is_connected, is_weakly_connected, modularity, node_connected_component,
    number_connected_components, number_weakly_connected_components,
    weakly_connected_components)

# Arguments that musubi does not have, with the only value that it can take.
_ONLY = {"k": None, "endpoints": False, "nstart": None, "dangling": None, "sources": None,
         "flow_func": None, "auxiliary": None, "residual": None}


def can_run(name, args, kwargs):
    """True, or why musubi cannot take these arguments. What is in the graph shows when it runs."""
    function = globals().get(name)
    try:
        given = inspect.signature(function).bind(*args, **kwargs).arguments
    except TypeError as error:
        return str(error)
    for argument, only in _ONLY.items():
        if given.get(argument, only) is not only:
            return f"{argument} other than {only} is not implemented"
    if any(callable(given.get(argument)) for argument in ("weight", "distance")):
        return "weights that are functions are not implemented"
    return True


def should_run(name, args, kwargs):
    """Always: converting costs about as much as one look at every edge."""
    return True
