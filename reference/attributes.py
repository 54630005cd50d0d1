"""The types of attributes, of what only annotates for type checkers too."""

import ast
import inspect
import sys
from functools import cache
from importlib import import_module
from typing import Any, get_type_hints


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
