"""Builds the extension of the wheel with CMake; everything else stands in pyproject.toml."""

import os
import pathlib
import shutil
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


class CMakeBuild(build_ext):
    """Takes the extension from a build of the project: MUSUBI_BUILD_DIR, else one made here."""

    def build_extension(self, extension):
        target = pathlib.Path(self.get_ext_fullpath(extension.name)).resolve()
        given = os.environ.get("MUSUBI_BUILD_DIR")
        build = pathlib.Path(given or self.build_temp).resolve()
        if not given:
            source = pathlib.Path(__file__).resolve().parent.parent
            subprocess.run(
                ["cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release",
                 "-DMUSUBI_BUILD_TESTS=OFF", "-DMUSUBI_BUILD_PYTHON=ON",
                 f"-DPython_EXECUTABLE={sys.executable}"], check=True)
        subprocess.run(["cmake", "--build", build, "--target", "_core"], check=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(build / "python" / "musubi" / target.name, target)


setup(ext_modules=[Extension("musubi._core", sources=[])], cmdclass={"build_ext": CMakeBuild})
