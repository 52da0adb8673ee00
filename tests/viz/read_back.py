#!/usr/bin/python3
"""Reads a GraphML, GEXF, Pajek or node-link JSON file with NetworkX (and GraphML and Pajek with igraph
too) and prints what each found as JSON: numbers of nodes and edges, direction, names of attributes.

usage: read_back.py FILE
"""
import io
import json
import sys
import tempfile

import networkx


def networkx_graph(path):
    if path.endswith(".graphml"):
        return networkx.read_graphml(path, force_multigraph=True)
    if path.endswith(".gexf"):
        # NetworkX 2.8 knows GEXF up to 1.2, which is the same in all that it reads but for the name.
        with open(path, encoding="utf-8") as file:
            text = file.read()
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        return networkx.read_gexf(io.BytesIO(text.encode()), version="1.2draft")
    if path.endswith(".net"):
        return networkx.read_pajek(path)
    with open(path, encoding="utf-8") as file:
        return networkx.node_link_graph(json.load(file))


def igraph_graph(path):
    import igraph

    if path.endswith(".graphml"):
        return igraph.Graph.Read_GraphML(path)
    # igraph 0.10 does not know the byte-order mark that Pajek wants.
    with open(path, "rb") as file:
        content = file.read().removeprefix(b"\xef\xbb\xbf")
    with tempfile.NamedTemporaryFile(suffix=".net") as copy:
        copy.write(content)
        copy.flush()
        return igraph.Graph.Read_Pajek(copy.name)


def described_by_networkx(path):
    graph = networkx_graph(path)
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "directed": graph.is_directed(),
        "node_attributes": sorted({name for _, data in graph.nodes(data=True) for name in data}),
        "edge_attributes": sorted({name for _, _, data in graph.edges(data=True) for name in data}),
    }


def described_by_igraph(path):
    graph = igraph_graph(path)
    return {
        "nodes": graph.vcount(),
        "edges": graph.ecount(),
        "directed": graph.is_directed(),
        "node_attributes": sorted(graph.vs.attributes()),
        "edge_attributes": sorted(graph.es.attributes()),
    }


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = sys.argv[1]
    found = {"networkx": described_by_networkx(path)}
    if path.endswith((".graphml", ".net")):
        found["igraph"] = described_by_igraph(path)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
