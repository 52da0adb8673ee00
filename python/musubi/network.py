"""A network as it is read: nodes and links with attributes and evidence, and its projections."""

import os

from musubi import _core
from musubi.graph import Graph


class Network:
    """What load() returns. It does not change."""

    def __init__(self, core):
        self._core = core

    @property
    def core(self):
        """The network that the extension computes with."""
        return self._core

    @property
    def name(self):
        return self._core.name

    @property
    def title(self):
        """The title in English, else in Japanese; ``titles`` has both."""
        return self.titles["en"] or self.titles["ja"]

    @property
    def titles(self):
        return self._core.title

    @property
    def version(self):
        return self._core.version

    @property
    def warnings(self):
        """What was accepted but is worth knowing, a text each."""
        return self._core.warnings

    @property
    def nodes(self):
        """A dict for each node: id, kind, attributes."""
        return self._core.nodes()

    @property
    def links(self):
        """A dict for each link: source, target, relation, directed, attributes, and evidence, a
        list of dicts with source and locator."""
        return self._core.links()

    @property
    def sources(self):
        """A dict for each source: id, title, publisher, published, file_or_url."""
        return self._core.sources()

    @property
    def profiles(self):
        """Names of the profiles that assess() can hold against nodes."""
        return self._core.profiles

    @property
    def projections(self):
        """What each projection counts, by name; the first is the default."""
        return self._core.projections("en")

    def nodes_frame(self):
        """The nodes as a pandas frame, an attribute a column; the index is the id."""
        import pandas as pd

        rows = [{"id": n["id"], "kind": n["kind"], **n["attributes"]} for n in self.nodes]
        return pd.DataFrame(rows, columns=None if rows else ["id", "kind"]).set_index("id")

    def links_frame(self):
        """The links as a pandas frame, an attribute a column; evidence is a list of dicts."""
        import pandas as pd

        first = ("source", "target", "relation", "directed", "evidence")
        rows = [{**{name: link[name] for name in first}, **link["attributes"]}
                for link in self.links]
        return pd.DataFrame(rows, columns=None if rows else list(first))

    def find(self, text):
        """The id of the node of this id, name or alias. Raises Error with the nearest names."""
        return self._core.find(text)

    def node_name(self, node, language="en"):
        """What to call a node, in "en" or "ja" as far as there is such a name."""
        return self._core.node_name(node, language)

    def project(self, name="", with_=()):
        """The Graph of a projection (the default one without a name).

        ``with_`` names further statuses of links that count, such as "planned". Its strengths are
        the projection's; the ids are those of the nodes.
        """
        return Projection(self, self._core.project(name, list(with_)))

    def apply(self, scenarios):
        """The cases of a Scenario, or of several, made: a list of AppliedCase, each with a network.

        A file may be named instead of a Scenario. Raises Error with everything that is wrong.
        """
        from musubi.whatif import apply

        return apply(self, scenarios)

    def whatif(self, scenarios, measures=None, gain="global_efficiency", *, projection="", with_=(),
               partition=None, top=None, threads=0, progress=None):
        """The cases of a Scenario, or of several, beside the network as it is: a list of WhatIfCase.

        ``measures`` names those of the network and of nodes that are compared (all without); gaps
        and requirements always are. ``gain`` is the measure held against the cost, or against the
        number of new links. ``top`` keeps so many changes of rank per measure.

        ``partition`` is a function that finds communities: it gets a projection and returns sets of
        nodes, as NetworkX's do. Without one communities are not compared.
        """
        from musubi.whatif import whatif

        return whatif(self, scenarios, measures, gain, projection=projection, with_=with_,
                      partition=partition, top=top, threads=threads, progress=progress)

    def __repr__(self):
        return (f"<musubi.Network {self.name!r}, {self._core.num_nodes} nodes, "
                f"{self._core.num_links} links>")


class Projection(Graph):
    """A Graph made of a network, and the links behind its edges."""

    def __init__(self, network, core):
        super().__init__(network.core.vertex_ids(core), core.graph)
        self._network = network
        self._projection = core

    @property
    def network(self):
        return self._network

    @property
    def name(self):
        return self._projection.name

    @property
    def projection(self):
        """The projection that the extension computes with."""
        return self._projection

    def links_behind(self, edge):
        """The links of the network behind the edge at this place of ``edges()``, as dicts."""
        return self._network.core.links_behind(self._projection, edge)


def load(path, join=(), strict=False):
    """Reads a network: a package folder, or a GraphML, GEXF, Pajek (.net), CX2, DOT,
    node-link JSON or edge list file.

    ``join`` names further packages that make one network with it. Raises Error with everything that
    is wrong; with ``strict`` warnings are errors too.
    """
    if isinstance(join, (str, os.PathLike)):
        join = (join,)
    return Network(_core.load([os.fspath(p) for p in (path, *join)], strict))
