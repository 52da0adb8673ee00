"""The hand-written stubs name what there is, with the same arguments and defaults."""

import ast
import inspect
import pathlib

import pytest

import musubi

PACKAGE = pathlib.Path(musubi.__file__).parent


def functions(stub):
    return [node for node in ast.parse(stub.read_text()).body if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("module, stub", [(musubi, "__init__.pyi"),
                                          (musubi.arrays, "arrays.pyi")])
def test_signatures_are_those_of_the_code(module, stub):
    described = functions(PACKAGE / stub)
    for node in described:
        signature = inspect.signature(getattr(module, node.name))
        arguments = node.args
        assert list(signature.parameters) == [
            a.arg for a in arguments.args + arguments.kwonlyargs], node.name
        defaults = [p.default for p in signature.parameters.values()
                    if p.default is not inspect.Parameter.empty]
        assert defaults == [ast.literal_eval(d) for d in
                            arguments.defaults + arguments.kw_defaults], node.name
    there_are = {name for name, value in vars(module).items()
                 if inspect.isfunction(value) and not name.startswith("_")
                 and value.__module__.startswith("musubi")}
    if module is musubi:
        assert there_are == {node.name for node in described}


def test_every_public_function_has_a_docstring():
    for name, value in vars(musubi).items():
        if inspect.isfunction(value) or inspect.isclass(value):
            assert value.__doc__, name
