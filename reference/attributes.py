"""What the sources say of an attribute: its type, and the text below it, which Python itself does not keep."""

import ast
import inspect
import sys
import textwrap
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Any, get_type_hints


def attributes(kind: type) -> dict[str, str]:
    """By name, those of the classes that it is made of as well."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("xcollab."):
            found |= _own(base)
    return found


def types(kind: type) -> dict[str, Any]:
    """By name. A module that has to load quickly imports what only annotates for type checkers alone: it is imported here."""
    names: dict[str, Any] = {}
    for base in kind.__mro__:
        if base.__module__.startswith("xcollab."):
            names |= _for_type_checkers(base.__module__)
    return get_type_hints(kind, localns=names)


@cache
def _for_type_checkers(module: str) -> dict[str, Any]:
    """What a module imports for type checkers alone, by name."""
    return {
        name.asname or name.name: getattr(import_module(node.module), name.name)
        for block in ast.parse(inspect.getsource(sys.modules[module])).body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }


@cache
def _own(kind: type) -> dict[str, str]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        named.target.id: inspect.cleandoc(about.value.value)
        for named, about in pairwise(tree.body)
        if isinstance(named, ast.AnnAssign) and isinstance(named.target, ast.Name)
        if isinstance(about, ast.Expr) and isinstance(about.value, ast.Constant) and isinstance(about.value.value, str)
    }
