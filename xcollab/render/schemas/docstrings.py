"""What the sources say of an attribute: the text below it, which Python itself does not keep."""

import ast
import inspect
import textwrap
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
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        named.target.id: inspect.cleandoc(about.value.value)
        for named, about in pairwise(tree.body)
        if isinstance(named, ast.AnnAssign) and isinstance(named.target, ast.Name)
        if isinstance(about, ast.Expr) and isinstance(about.value, ast.Constant) and isinstance(about.value.value, str)
    }
