"""What NetworkX is told of the backend. Kept apart: it is read whenever NetworkX is imported."""

_FUNCTIONS = """
    adamic_adar_index algebraic_connectivity all_shortest_paths articulation_points
    betweenness_centrality bridges closeness_centrality common_neighbor_centrality
    connected_components constraint
    degree_centrality edge_betweenness_centrality edge_connectivity edge_disjoint_paths
    effective_graph_resistance effective_size eigenvector_centrality global_efficiency has_bridges
    has_path harmonic_centrality in_degree_centrality is_biconnected is_connected
    is_weakly_connected jaccard_coefficient local_edge_connectivity local_node_connectivity
    modularity node_connected_component node_connectivity node_disjoint_paths
    number_connected_components number_weakly_connected_components out_degree_centrality pagerank
    preferential_attachment resource_allocation_index
    single_source_dijkstra_path_length single_source_shortest_path_length
    weakly_connected_components
""".split()


def get_info():
    return {
        "backend_name": "musubi",
        "project": "musubi",
        "package": "musubi",
        "short_summary": "Network-graph analytics in C++, on all processors",
        "functions": {name: {} for name in _FUNCTIONS},
    }
