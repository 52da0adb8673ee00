"""The exception of musubi's boundary with the outside. What is outside its range is a ValueError."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Diagnostic:
    """One thing that is wrong with an input, said so that its author can mend it."""

    file: str  #: path as given; empty when there is none
    line: int  #: from 1; 0 when the whole file is meant
    problem: str
    remedy: str  #: what would be right; may be empty


class Error(Exception):
    """An input cannot be read, or something is asked for that does not exist.

    ``kind`` is "usage", "input", "output", "cancelled" or "memory"; ``diagnostics`` holds everything that is
    wrong, the text of the exception a line for each.
    """

    def __init__(self, text, kind="usage", diagnostics=()):
        super().__init__(text, kind, tuple(diagnostics))
        self.kind = kind
        self.diagnostics = tuple(diagnostics)

    def __str__(self):
        return self.args[0]
