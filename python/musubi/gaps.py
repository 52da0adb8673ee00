"""What is missing between hubs, in them and abroad, with the evidence for every answer.

Unknown is not absent: ``missing`` means that the sources describe the subject and state none,
``unknown`` that they do not describe it enough. docs/gaps.md tells what each number means.
"""

from dataclasses import dataclass

from musubi import _core

_DEFAULT_WEIGHTS = {"complementarity": 0.35, "reach": 0.25, "likelihood": 0.25, "redundancy": 0.15}


@dataclass(frozen=True)
class HubGap:
    """Two hubs and what is known between them. ``status`` is linked, missing or unknown.

    The rest is worked out for pairs that are not linked: ``score`` in [0, 1] and its ``parts``,
    what a link would change (``reach``), on how many independent ways the two reach each other and
    on whom these hang, functions that only one has (``complements``) or that are unknown
    (``unsettled``), and ``brokers``. ``ties`` are the ways in which they are tied, with the links.
    """

    a: str
    b: str
    status: str
    score: float
    parts: dict
    ties: list
    reach: dict
    vertex_disjoint_ways: int
    edge_disjoint_ways: int
    hangs_on: list
    robustness: float
    complements: list
    unsettled: list
    brokers: list
    bounds: dict | None


@dataclass(frozen=True)
class FunctionGap:
    """One hub and one function: present, missing or unknown, who fills it, who could."""

    hub: str
    function: str
    status: str
    institutions: list
    links: list
    complements: list


@dataclass(frozen=True)
class OverseasGap:
    """One hub and one partner abroad: present, missing or unknown, and over whom (``via``)."""

    hub: str
    partner: str
    status: str
    via: list


@dataclass(frozen=True)
class Requirement:
    """One requirement of a profile: met, missing, unknown or to_judge."""

    id: str
    level: str
    axis: str
    text: dict
    status: str
    needs: list


@dataclass(frozen=True)
class Assessment:
    """A profile held against one node."""

    subject: str
    met: int
    missing: int
    unknown: int
    to_judge: int
    requirements: list


def hub_gaps(network, projection="", *, group_kind="hub", with_=(), roll_up=True, weights=None,
             bounds=False, seed=42, threads=0, progress=None):
    """All pairs of hubs, the gaps first: missing by falling score, then unknown, then linked.

    ``weights`` is a dict with some of complementarity, reach, likelihood and redundancy, the others
    keeping their defaults; ``bounds`` asks how far what is unknown could move score and rank.
    """
    unknown = set(weights or ()) - set(_DEFAULT_WEIGHTS)
    if unknown:
        raise ValueError(f"no weight {sorted(unknown)[0]!r}; there are {list(_DEFAULT_WEIGHTS)}")
    parts = list({**_DEFAULT_WEIGHTS, **(weights or {})}.values())
    rows = _core.hub_gaps(network.core, projection, group_kind, list(with_), roll_up, parts,
                          bounds, seed, threads, progress)
    return [HubGap(**row) for row in rows]


def function_gaps(network, *, group_kind="hub", with_=(), roll_up=True):
    """Every hub with every function of the network's vocabulary."""
    rows = _core.function_gaps(network.core, group_kind, list(with_), roll_up)
    return [FunctionGap(**row) for row in rows]


def overseas_gaps(network, *, group_kind="hub", with_=(), roll_up=True):
    """Every hub with every named partner abroad."""
    rows = _core.overseas_gaps(network.core, group_kind, list(with_), roll_up)
    return [OverseasGap(**row) for row in rows]


def assess(network, profile, subjects=(), *, group_kind="hub", with_=()):
    """A profile held against nodes (ids or names), or against all that it applies to."""
    if isinstance(subjects, str):
        subjects = (subjects,)
    rows = _core.assess(network.core, profile, list(subjects), group_kind, list(with_))
    return [Assessment(**{**row, "requirements": [Requirement(**r) for r in row["requirements"]]})
            for row in rows]
