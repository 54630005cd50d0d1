"""The house stays one that others find their way in: few modules a folder, short modules, few parameters."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WHOLE = Path(__file__).parent.parent
_DECLARED = "commands"
"""Whose functions have the flags for parameters that are declared beside them."""


def _modules(*tops: str) -> Iterator[Path]:
    for top in tops:
        yield from (path for path in sorted((WHOLE / top).rglob("*.py")) if "__pycache__" not in path.parts)


def test_no_folder_holds_more_than_25_modules() -> None:
    held = Counter(path.parent.relative_to(WHOLE).as_posix() for path in _modules("xcollab", "tests", "bench"))
    assert {folder: count for folder, count in held.items() if count > 25} == {}


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules("xcollab", "tests", "bench")
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_ten_functions_at_most_take_six_values_or_more_where_no_flags_are_declared() -> None:
    assert len([*_taking_many()]) <= 10, [*_taking_many()]


def _taking_many() -> Iterator[str]:
    for path in _modules("xcollab"):
        if _DECLARED in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                if len([one for one in given if one.arg not in ("self", "cls")]) >= 6:
                    yield f"{path.relative_to(WHOLE)}: {node.name}"
