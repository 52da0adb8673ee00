"""musubi: who is central in a network, which links are missing, with the evidence.

``musubi.load`` reads a network and ``network.project()`` gives a Graph; ``Graph.from_edges``,
``from_arrays``, ``from_pandas``, ``from_networkx`` and ``from_igraph`` make one of anything else.
The analyses are functions of a Graph with the names that NetworkX users know, and return dicts keyed
by node id; ``musubi.arrays`` has the same as NumPy arrays. A ``Scenario`` says what is supposed of a
network, ``network.whatif`` what it would change, ``suggest`` which new links do most. Long calls
let other threads run, stop on Ctrl-C, and tell a function ``progress`` the fraction done. Results do
not depend on ``threads``.
"""

from musubi import arrays
from musubi.centrality import (
    betweenness_centrality, closeness_centrality, degree_centrality, edge_betweenness_centrality,
    eigenvector_centrality, global_efficiency, harmonic_centrality, hits, in_degree_centrality,
    katz_centrality, out_degree_centrality, pagerank)
from musubi.communities import leiden_communities, louvain_communities
from musubi.errors import Diagnostic, Error
from musubi.gaps import (
    Assessment, FunctionGap, HubGap, OverseasGap, Requirement, assess, function_gaps, hub_gaps,
    overseas_gaps)
from musubi.graph import Graph
from musubi.linkpred import (
    LINK_PREDICTORS, LikelyLink, LinkTrust, adamic_adar_index, common_neighbor_count,
    jaccard_coefficient, likely_links, link_scores, link_trust, preferential_attachment,
    resource_allocation_index)
from musubi.memory import set_max_memory
from musubi.network import Network, Projection, load
from musubi.paths import (
    all_shortest_paths, edge_disjoint_paths, k_shortest_paths, local_edge_connectivity,
    local_node_connectivity, node_disjoint_paths, separating_nodes, shortest_path_length,
    shortest_simple_paths, single_source_shortest_path_length)
from musubi.scenario import Scenario, scenarios
from musubi.structure import (
    BROKERAGE_ROLES, algebraic_connectivity, articulation_points, bridges, brokerage_roles,
    connected_components, constraint, effective_size, is_connected, kirchhoff_index, modularity,
    number_connected_components)
from musubi.suggestion import OBJECTIVES, Suggestion, suggest
from musubi.whatif import AppliedCase, NetworkDiff, WhatIfCase, diff

__version__ = "0.1.0"

__all__ = [name for name in dir() if not name.startswith("_")]
