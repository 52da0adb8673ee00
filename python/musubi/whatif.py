"""A network as it would be, beside what it is. docs/whatif.md tells how to read a comparison."""

import os
from dataclasses import dataclass

from musubi import _core
from musubi.arguments import community_numbers
from musubi.network import Network, Projection
from musubi.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class AppliedCase:
    """One case of a scenario, made.

    ``network`` is the network with the edits. ``edits`` has a dict for each: edit, reason, cost,
    nodes_added, nodes_removed, links_added, links_removed, values_changed (how many), file, line.
    ``new_links`` counts those of add_link; ``cost`` is the sum of the edits' costs, None when none
    has one.
    """

    scenario: str
    alternative: str
    titles: dict
    network: Network
    edits: list
    new_links: int
    cost: float | None

    @property
    def title(self):
        """The title in English, else in Japanese, else the name; ``titles`` has both."""
        return self.titles["en"] or self.titles["ja"]


@dataclass(frozen=True, kw_only=True)
class NetworkDiff:
    """Two networks side by side. Nodes are the same when their ids are.

    - ``nodes`` and ``links``: ``added``, ``removed`` and ``changed``; of nodes ids, of links dicts,
      and what changed with ``values``, dicts of attribute, before and after.
    - ``before``, ``after``, ``change``: measures by name; None where one says nothing of one of
      the two and left out where it says nothing of both.
    - ``rank_changes``: dicts of id, measure, rank before and after, places gained, scores.
    - ``gaps``: ``closed``, ``opened`` and ``other``, dicts of the matrix (``of``: hubs, functions,
      overseas), hub, other, and the status before and after.
    - ``requirements``: ``met``, ``lost`` and ``other``, dicts of profile, subject, requirement.
    - ``cut_off``: hubs from which fewer other hubs can be reached.
    - ``communities``: None, unless a function finds them. How many there are, and which became
      which, numbered from 0 by falling size; ``moved`` nodes; ``nmi`` and ``ari``.
    """

    nodes: dict
    links: dict
    before: dict
    after: dict
    change: dict
    rank_changes: list
    gaps: dict
    requirements: dict
    cut_off: list
    communities: dict | None


@dataclass(frozen=True, kw_only=True)
class WhatIfCase(NetworkDiff, AppliedCase):
    """A case held against the network as it is.

    ``gain`` is the change of the measure asked for, positive when it is for the better; ``pareto``
    says that no other case gains more for less.
    """

    gain: float | None
    pareto: bool


def apply(network, scenarios):
    """The cases of scenarios, made: what Network.apply() returns."""
    return [AppliedCase(**_row(row)) for row in _core.apply_scenarios(network.core,
                                                                      _cores(scenarios))]


def whatif(network, scenarios, measures=None, gain="global_efficiency", *, projection="", with_=(),
           partition=None, top=None, threads=0, progress=None):
    """The cases of scenarios held against a network: what Network.whatif() returns."""
    rows = _core.whatif(network.core, _cores(scenarios), projection, list(with_),
                        _names(measures), gain, _partition(partition), top or 0, threads, progress)
    return [WhatIfCase(**_row(row)) for row in rows]


def diff(old, new, measures=None, *, projection="", with_=(), partition=None, top=None, threads=0,
         progress=None):
    """What came, went and changed between two networks, and what becomes of their measures.

    The projection is that of the old network; the other arguments are those of Network.whatif().
    """
    row = _core.diff(old.core, new.core, projection, list(with_), _names(measures),
                     _partition(partition), top or 0, threads, progress)
    return NetworkDiff(**row)


def _row(row):
    return {**row, "network": Network(row["network"])}


def _names(measures):
    return measures if measures is None else list(measures)


def _cores(scenarios):
    if isinstance(scenarios, (str, os.PathLike, Scenario)):
        scenarios = (scenarios,)
    return [(one if isinstance(one, Scenario) else Scenario.load(one)).core for one in scenarios]


def _partition(find):
    if find is None:
        return None

    def numbers(network, projection):
        graph = Projection(Network(network), projection)
        return community_numbers(graph, find(graph))

    return numbers
