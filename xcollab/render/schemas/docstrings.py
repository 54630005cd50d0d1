"""What the sources say of an attribute: the text below it, which Python itself does not keep."""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise


def attributes(kind: type) -> dict[str, str]:
    """By name, those of the classes that it is made of as well."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("xcollab."):
            found |= _own(base)
    return found


@cache
def _own(kind: type) -> dict[str, str]:
    return {
        named.target.id: inspect.cleandoc(about.value.value)
        for named, about in pairwise(_classes(kind.__module__)[kind.__qualname__].body)
        if isinstance(named, ast.AnnAssign) and isinstance(named.target, ast.Name)
        if isinstance(about, ast.Expr) and isinstance(about.value, ast.Constant) and isinstance(about.value.value, str)
    }


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """Those of a module, which is read once for all of them."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
