"""How much memory the process may have."""

from musubi import _core


def set_max_memory(size):
    """From now on calls that would take the process over so much memory raise before they do.

    ``size`` is in bytes; None is the default, 80 % of what is free when a call needs much. Such a
    call raises ``Error`` of kind "memory" that says how much it needs. It is an estimate from counts
    of nodes and links, and of sizes of files; other memory of the process counts, too.
    """
    if size is not None and size <= 0:
        raise ValueError(f"size must be above 0, or None, got {size}")
    _core.set_max_memory(0 if size is None else int(size))
