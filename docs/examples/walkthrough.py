"""A walk through musubi in Python, cell by cell: python3 docs/examples/walkthrough.py graphs/gtb

Editors that know `# %%` (VS Code, Spyder, Jupytext) run it as a notebook.
"""
# %% A network, with the evidence for every link
import sys

import musubi

network = musubi.load(sys.argv[1] if len(sys.argv) > 1 else "graphs/gtb")
print(network.title, "-", len(network.nodes), "nodes,", len(network.links), "links")
link = network.links[0]
print(link["source"], link["relation"], link["target"], "says", link["evidence"][0]["source"])

# %% A projection of it is a graph; its nodes are ids
graph = network.project()
print(graph.name, "counts:", network.projections[graph.name])

# %% Who is central: names and results as in NetworkX
betweenness = musubi.betweenness_centrality(graph)
for node in sorted(betweenness, key=betweenness.get, reverse=True)[:5]:
    print(f"{betweenness[node]:.3f}  {network.node_name(node)}")

# %% The same as an array, in the order of graph.nodes, without a copy
scores = musubi.arrays.betweenness_centrality(graph)
assert scores[graph.index(node)] == betweenness[node]

# %% What hangs on one institution
print(len(musubi.articulation_points(graph)), "institutions whose loss parts the network")

# %% Which links between hubs are missing, and why
for gap in musubi.hub_gaps(network)[:3]:
    print(f"{gap.score:.2f}  {network.node_name(gap.a)} - {network.node_name(gap.b)}: {gap.status},",
          "only one has", ", ".join(gap.complements) or "nothing")

# %% A profile held against the community
(assessment,) = musubi.assess(network, network.profiles[1], "gtb")
print(assessment.met, "met,", assessment.missing, "missing,", assessment.unknown, "unknown")

# %% What if: a case written down as edits, beside the network as it is
scenario = musubi.Scenario("shared", title="Shonan uses KBIC too").add_link(
    "kbic", "hub-shonan", "serves", "incubation", reason="A facility of Kawasaki opens", cost=1)
(case,) = network.whatif(scenario, ["global_efficiency", "bridges"])
for measure in case.change:
    print(f"{case.title}: {measure} {case.before[measure]:.4g} -> {case.after[measure]:.4g}")
assert len(case.network.links) == len(network.links) + 1

# %% Which new links between hubs and universities would bring all nearer to each other
found = musubi.suggest(network, links=2, from_kinds="hub", to_kinds="university")
for (hub, university), value in zip(found.chosen, found.values):
    print(f"{value:.4f}  {network.node_name(hub)} - {network.node_name(university)}")
print(f"from {found.before:.4f}; no two links get beyond {found.bound:.4f} ({found.method})")

# %% A graph of your own; a number on an edge has a meaning
own = musubi.Graph.from_edges([("a", "b"), ("b", "c"), ("a", "c")], length=[1.0, 1.0, 5.0])
assert musubi.k_shortest_paths(own, "a", "c", 2, weight="length") == [["a", "b", "c"], ["a", "c"]]

# %% How far suggestions of links may be trusted on a graph
print("suggestions of links:", musubi.link_trust(graph).outcome)

# %% A mistake says what would be right
try:
    network.project("netwrok")
except musubi.Error as error:
    print("error:", error)
