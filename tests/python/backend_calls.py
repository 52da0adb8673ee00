"""Pytest plugin: counts what the backend computed itself, and what it left to NetworkX and why."""

from collections import Counter
from functools import wraps

import musubi.networkx_backend as backend
from musubi.networkx_info import get_info

computed = Counter()
left = Counter()


def counted(name, function):
    @wraps(function)
    def call(*args, **kwargs):
        try:
            result = function(*args, **kwargs)
        except NotImplementedError as error:
            left[name, str(error)] += 1
            raise
        computed[name] += 1
        return result

    return call


for name in get_info()["functions"]:
    setattr(backend, name, counted(name, getattr(backend, name)))

can_run = backend.can_run


def counted_can_run(name, args, kwargs):
    answer = can_run(name, args, kwargs)
    if answer is not True:
        left[name, answer] += 1
    return answer


backend.can_run = counted_can_run


def pytest_terminal_summary(terminalreporter):
    write = terminalreporter.write_line
    write(f"musubi computed {sum(computed.values())} calls of {len(computed)} functions: "
          + ", ".join(f"{name} {n}" for name, n in sorted(computed.items())))
    for (name, reason), n in sorted(left.items()):
        write(f"left to NetworkX: {name} {n} times: {reason}")
    never = sorted(set(get_info()["functions"]) - set(computed))
    write(f"never computed: {', '.join(never) or 'none'}")
