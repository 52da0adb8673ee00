"""Pytest plugin: NetworkX 3.4 asks its tests for a SciPy class that Debian 12's 1.10 keeps private."""

import scipy.sparse

if not hasattr(scipy.sparse, "sparray"):
    from scipy.sparse import _arrays

    scipy.sparse.sparray = _arrays._sparray
