"""Runs NetworkX's own tests for what the backend has, on the backend.

Debian 12's NetworkX is too old to have backends. A newer one is looked for in MUSUBI_NETWORKX, else in
BUILD/networkx; scripts/fetch-networkx puts Debian's own package of a newer suite there. Ends with 77,
skipped, when there is none.
"""

import os
import pathlib
import re
import subprocess
import sys

# Every module of tests that calls a function of the backend.
MODULES = """
    centrality link_analysis components shortest_paths connectivity
    tests.test_structuralholes tests.test_link_prediction tests.test_bridges tests.test_efficiency
    tests.test_simple_paths tests.test_distance_measures community.tests.test_quality
""".split()


def main():
    binary = pathlib.Path(os.environ["MUSUBI_BINARY_DIR"])
    newer = pathlib.Path(os.environ.get("MUSUBI_NETWORKX", binary / "networkx"))
    if not (newer / "networkx").is_dir():
        print(f"skipped: no NetworkX 3.4 in {newer}; scripts/fetch-networkx {newer} puts it there")
        return 77
    here = str(pathlib.Path(__file__).parent)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(newer), os.environ["PYTHONPATH"], here]),
        "NETWORKX_TEST_BACKEND": "musubi",
        "NETWORKX_FALLBACK_TO_NX": "True",
    }
    command = [sys.executable, "-m", "pytest", "-q", "-rsfE", "-p", "no:cacheprovider",
               "-p", "old_scipy", "-p", "backend_calls", "--disable-warnings", "--pyargs",
               *(f"networkx.algorithms.{module}" for module in MODULES),
               "networkx.linalg.tests.test_algebraic_connectivity"]
    run = subprocess.run(command, env=environment, cwd=newer, text=True, stdout=subprocess.PIPE)
    print(run.stdout)
    # A backend that is never called passes every test too.
    computed = re.search(r"musubi computed (\d+) calls of (\d+) functions", run.stdout)
    if not computed or int(computed[1]) < 500 or int(computed[2]) < 35:
        print("the backend was hardly called: NetworkX did not find it, or fell back")
        return 1
    return run.returncode


sys.exit(main())
