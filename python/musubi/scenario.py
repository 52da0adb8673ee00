"""Suppositions about a network: cases, each a list of edits with reasons (docs/whatif.md)."""

import os
import pathlib
from collections.abc import Mapping

from musubi import _core
from musubi.errors import Error


def scenarios(package):
    """The scenarios that come with a package: a dict of their files by name, for Scenario.load().

    They are not read: one that is wrong concerns only who asks for it.
    """
    folder = pathlib.Path(os.fspath(package))
    if not folder.is_dir():
        raise Error(f"{folder}: no such folder", "input")
    return {file.stem: file for file in map(pathlib.Path, _core.scenario_files(folder))}


class Scenario:
    """Cases to hold against a network. It does not change: each method returns a new one.

    ``Scenario("name").add_link(...).remove_node(...)`` is one case. ``alternative(name)`` begins a
    further one, to which the edits after it belong; those before the first are made in every case.
    Nodes are named by id, name or alias. Edits are made in their order. What is wrong is told when
    the scenario is used, as ``name:2: ...`` for its second edit.

    Of every edit, ``reason`` says why and ``cost`` what it takes, in any unit. Texts are a str, or
    {"ja": ..., "en": ...}.
    """

    def __init__(self, name, title="", reason=""):
        self._name = name
        self._title = _texts("title", title)
        self._reason = _texts("reason", reason)
        self._common = ()
        self._cases = ()
        self._file = None
        self._core = None

    @classmethod
    def load(cls, path):
        """Reads a scenario file (TOML). Raises Error with everything that is wrong.

        Edits that are added to it are made in all of its cases, after their own.
        """
        path = os.fspath(path)
        if not os.path.exists(path):
            raise Error(f"{path}: no such file", "input")
        file = _core.read_scenario(path)
        scenario = cls(file.name, file.title, file.reason)
        scenario._file = file
        return scenario

    @property
    def name(self):
        return self._name

    @property
    def title(self):
        """The title in English, else in Japanese, else the name."""
        return self._title["en"] or self._title["ja"] or self._name

    @property
    def cases(self):
        """Names of the cases; a sweep of a file, which has one for each value, is one name."""
        return self.core.cases

    @property
    def core(self):
        """The scenario that the extension reads, made once and kept."""
        if self._core is None:
            self._core = _core.Scenario(
                {"name": self._name, "title": self._title, "reason": self._reason,
                 "common": self._common, "cases": self._cases}, self._file)
        return self._core

    def alternative(self, name, title="", reason=""):
        """Begins a further case: the edits that follow belong to it."""
        case = {"name": name, "title": _texts("title", title), "reason": _texts("reason", reason),
                "line": self._count() + 1, "edits": ()}
        return self._changed(cases=(*self._cases, case))

    def add_node(self, node, kind, *, reason="", cost=None, **values):
        """A new node of this id; ``values`` are its attributes, such as ``name_en``."""
        return self._edit("add_node", reason, cost, node=node, values={"kind": kind, **values})

    def remove_node(self, node, *, reason="", cost=None):
        """A node goes, with its links, figures and coverage."""
        return self._edit("remove_node", reason, cost, node=node)

    def change_node(self, node, *, reason="", cost=None, **values):
        """Attributes of a node become these; ``kind`` among them."""
        return self._edit("change_node", reason, cost, node=node, values=values)

    def add_link(self, source, target, relation, function=None, role=None, *, reason="", cost=None,
                 **values):
        """A new link. It is of status actual and of basis derived unless ``values`` say otherwise."""
        return self._edit("add_link", reason, cost, source=source, target=target,
                          relation=relation, function=function, role=role, values=values)

    def remove_link(self, source, target, relation=None, function=None, role=None, *, reason="",
                    cost=None):
        """Every link that fits goes; what is None fits any."""
        return self._edit("remove_link", reason, cost, source=source, target=target,
                          relation=relation, function=function, role=role)

    def change_link(self, source, target, relation=None, function=None, role=None, *, to=None,
                    reason="", cost=None, **values):
        """Attributes of every link that fits become these.

        ``to`` is a dict of attributes, for those that the arguments choose by: {"function": ...}.
        """
        return self._edit("change_link", reason, cost, source=source, target=target,
                          relation=relation, function=function, role=role,
                          values={**(to or {}), **values})

    def merge(self, nodes, into, *, reason="", cost=None):
        """Several institutions become one; links that would be there twice become one."""
        return self._edit("merge", reason, cost, nodes=_several(nodes), node=into)

    def move(self, node, to, from_=None, *, reason="", cost=None):
        """An institution goes from one hub to another; ``from_`` may be left out if it has one."""
        return self._edit("move", reason, cost, **{"node": node, "to": to, "from": from_})

    def close_hub(self, hub, *, reason="", cost=None):
        """A hub is gone, and all that tied somebody to it."""
        return self._edit("close_hub", reason, cost, node=hub)

    def drop_country(self, country, *, reason="", cost=None):
        """Every link that has one end in this country and the other not is gone."""
        return self._edit("drop_country", reason, cost, country=country)

    def drop_relation(self, relation, *, reason="", cost=None):
        """Every link of this relation is gone."""
        return self._edit("drop_relation", reason, cost, relation=relation)

    def coverage(self, subject, status, topics=(), *, reason="", cost=None):
        """The sources tell more, or less, of a subject: documented, partial or undocumented.

        Of these topics; of every topic when none is named.
        """
        return self._edit("coverage", reason, cost, node=subject, status=status,
                          topics=_several(topics))

    def __repr__(self):
        return f"<musubi.Scenario {self._name!r}, cases: {', '.join(self.cases)}>"

    def _count(self):
        return len(self._common) + sum(len(case["edits"]) for case in self._cases)

    def _edit(self, kind, reason, cost, **members):
        edit = {"kind": kind, "line": self._count() + 1, "reason": _texts("reason", reason),
                "cost": cost, **members}
        if not self._cases:
            return self._changed(common=(*self._common, edit))
        *others, last = self._cases
        return self._changed(cases=(*others, {**last, "edits": (*last["edits"], edit)}))

    def _changed(self, common=None, cases=None):
        other = Scenario(self._name, self._title, self._reason)
        other._file = self._file
        other._common = self._common if common is None else common
        other._cases = self._cases if cases is None else cases
        other.core  # complains of values of a wrong type where they are given
        return other


def _texts(what, text):
    if isinstance(text, str):
        return {"ja": text, "en": text}
    if not isinstance(text, Mapping) or not set(text) <= {"ja", "en"}:
        raise TypeError(f"{what} must be a str, or {{'ja': ..., 'en': ...}}, not {text!r}")
    return {"ja": "", "en": "", **text}


def _several(texts):
    return (texts,) if isinstance(texts, str) else tuple(texts)
