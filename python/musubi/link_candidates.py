"""Which links may be suggested, by vertex number."""

import numpy as np

from musubi.errors import Error

_MOST = 20_000_000


def pair_keys(first, second, n):
    """A number for each unordered pair of vertices."""
    first, second = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
    return np.minimum(first, second) * max(1, n) + np.maximum(first, second)


def unlinked_pairs(graph, sources, targets, excluded):
    """The pairs of a source and a target that no edge joins and that are not excluded.

    Each pair once, by the smaller vertex and then the larger; the source comes first, the smaller
    vertex where both may.
    """
    n = len(graph)
    if len(sources) * len(targets) > 2 * _MOST:
        raise ValueError(f"more than {_MOST:,} candidates; name them, or the kinds of node that may "
                         "be linked")
    first, second = np.repeat(sources, len(targets)), np.tile(targets, len(sources))
    keys = pair_keys(first, second, n)
    order = np.lexsort((first > second, keys))
    keys, at = np.unique(keys[order], return_index=True)
    first, second = first[order][at], second[order][at]
    linked = pair_keys(*graph.core.edges(), n)
    barred = np.concatenate([linked, pair_keys(*excluded, n)])
    free = (first != second) & ~np.isin(keys, barred)
    return first[free].astype(np.uint32), second[free].astype(np.uint32)


def of_kinds(kinds, wanted):
    """The vertices whose kind, by vertex, is one of those wanted; all when none is."""
    known = set(kinds)
    for kind in wanted:
        if kind not in known:
            raise Error(f"no kind '{kind}' among the nodes; there are {', '.join(sorted(known))}")
    return np.array([v for v, kind in enumerate(kinds) if not wanted or kind in wanted],
                    dtype=np.int64)
