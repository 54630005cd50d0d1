"""What is used of the packages below xcollab is public there, so that their next version is no surprise."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TYPER = {"typer", "typer.core.TyperCommand", "typer.core.TyperGroup", "typer.main.get_command"}
"""What its documentation names: everything that `typer` itself exports, two classes to derive from, and what makes a command."""


def _imported() -> Iterator[tuple[Path, str]]:
    """Each name that is imported from outside, by the file that does."""
    for file in (ROOT / "xcollab").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield from ((file, f"{node.module}.{alias.name}") for alias in node.names)


def test_nothing_private_is_imported_from_another_package() -> None:
    private = [
        (file.name, name)
        for file, name in _imported()
        if not name.startswith("xcollab") and re.search(r"\._[a-z]", name)
    ]
    assert private == []


def test_of_typer_only_what_it_documents_is_used_and_nothing_of_click() -> None:
    used = {name for _, name in _imported() if name.partition(".")[0] in ("typer", "click")}
    assert {name for name in used if name.count(".") > 1} <= TYPER
    assert not [name for name in used if name.startswith("click")]


def test_a_dependency_has_a_lowest_version_and_no_highest() -> None:
    for line in [
        *PROJECT["dependencies"],
        *(line for lines in PROJECT["optional-dependencies"].values() for line in lines),
    ]:
        operators = {bound.operator for bound in Requirement(line).specifier}
        assert operators == {">="}, f"{line}: whoever has a newer one could not install xcollab beside it"


def test_the_classifiers_name_every_python_from_the_lowest_on() -> None:
    lowest = int(PROJECT["requires-python"].removeprefix(">=3."))
    named = [int(c.rpartition("3.")[2]) for c in PROJECT["classifiers"] if "Python :: 3." in c]
    assert named == list(range(lowest, lowest + len(named)))
    assert named[-1] >= 13
