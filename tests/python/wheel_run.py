"""Builds the wheel without a network, from what the build tree holds, and imports it in a fresh venv.

Ends with 77, skipped, without Debian's python3-pip, python3-venv, python3-setuptools, python3-wheel.
"""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CHECK = """
import musubi, pathlib, importlib.metadata as metadata
assert "site-packages" in musubi.__file__, musubi.__file__
assert pathlib.Path(musubi.__file__).with_name("py.typed").exists()
assert metadata.version("musubi") == musubi.__version__
assert metadata.entry_points(group="networkx.backends")["musubi"].load().can_run
assert musubi.pagerank(musubi.Graph.from_edges([(0, 1)])) == {0: 0.5, 1: 0.5}
"""


def main():
    missing = [m for m in ("pip", "venv", "ensurepip", "setuptools", "wheel")
               if importlib.util.find_spec(m) is None]
    if missing:
        print(f"skipped: this Python has no {', '.join(missing)}")
        return 77
    source = pathlib.Path(os.environ["MUSUBI_SOURCE_DIR"])
    environment = {**os.environ, "MUSUBI_BUILD_DIR": os.environ["MUSUBI_BINARY_DIR"],
                   "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1"}
    environment.pop("PYTHONPATH")

    def run(*command):
        subprocess.run([str(part) for part in command], check=True, env=environment, cwd=work)

    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        shutil.copytree(source / "python", work / "python")
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
            "-w", work / "wheels", work / "python")
        (wheel,) = (work / "wheels").glob("musubi-*.whl")
        run(sys.executable, "-m", "venv", "--system-site-packages", work / "venv")
        python = work / "venv" / "bin" / "python"
        run(python, "-m", "pip", "install", "-q", "--no-deps", wheel)
        run(python, "-c", CHECK)
        print(f"{wheel.name} was built, installed and used")
    return 0


sys.exit(main())
