"""A command loads only what it needs: looked up in `sys.modules`, and in the processes it starts. No clock is read."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.shared import share

HEAVY = ("rich", "ruamel", "holidays", "jinja2", "xcollab.schema.base")
"""What nobody waits for who only asks for help. Pydantic itself is no longer here: Typer reads flags with it from 0.29 on."""
_PROBE = """
import json, sys, io
from pathlib import Path
from random import Random
import os
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal
code = run(Terminal(Path.cwd(), os.environ, Random(1), out=io.StringIO(), err=sys.stderr), sys.argv[1:])
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


def _loaded(company: Company, *words: str) -> set[str]:
    environment = {**company.environment, **identity("zhou", company.clock)}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *words],
        cwd=company.root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert answer["code"] == 0, done.stderr
    return set(answer["modules"])


@pytest.mark.parametrize(
    "words", [("--version",), ("whoami",), ("--help",), ("task", "log", "--help"), ("completion", "bash")]
)
def test_what_has_to_start_at_once_loads_neither_models_nor_tables(company: Company, words: tuple[str, ...]) -> None:
    assert _loaded(company, *words).isdisjoint(HEAVY)


def test_the_version_is_told_before_anything_is_read(company: Company) -> None:
    assert "pydantic" not in _loaded(company, "--version")


@pytest.mark.parametrize("words", [("status",), ("inbox",), ("check",), ("request", "list", "--json")])
def test_a_plain_view_loads_no_tables_and_no_patching(company: Company, words: tuple[str, ...]) -> None:
    assert _loaded(company, *words).isdisjoint({"rich", "ruamel"})


@pytest.fixture
def counted(company: Company, tmp_path: Path) -> Path:
    """A log of every git process: a line each. The company's commands run in a process of their own that counts."""
    real = shutil.which("git", path=company.environment["PATH"])
    assert real
    directory, log = tmp_path / "bin", tmp_path / "git.log"
    directory.mkdir()
    (directory / "git").write_text(f'#!/bin/sh\necho "$*" >> "{log}"\nexec {real} "$@"\n')
    (directory / "git").chmod(0o755)
    company.environment["PATH"] = f"{directory}:{company.environment['PATH']}"
    return log


def _processes(company: Company, log: Path, who: str, *words: str) -> int:
    log.unlink(missing_ok=True)
    environment = {**company.environment, **identity(who, company.clock)}
    done = subprocess.run(
        [sys.executable, "-m", "xcollab", *words], cwd=company.root, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return len(log.read_text().splitlines()) if log.exists() else 0


def test_the_number_of_git_processes_does_not_grow_with_the_number_of_files(company: Company, counted: Path) -> None:
    def request(name: str) -> None:
        company.did("chen", "request", "new", name, "--title", "T", "--background", "B", "--objective", "O",
                    "--coordinator", "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone",
                    "M; date=2024-09-01")  # fmt: skip

    request("one")
    views = (("zhou", "whoami"), ("zhou", "status", "one"), ("zhou", "board"), ("zhou", "inbox"), ("zhou", "check"),
             ("chen", "request", "comment", "one", "-m", "x"))  # fmt: skip
    before = [_processes(company, counted, *view) for view in views]
    for name in ("two", "three", "four", "five"):
        request(name)
    assert [_processes(company, counted, *view) for view in views] == before
    assert _processes(company, counted, "zhou", "--version") == 0
    assert max(before) <= 18


def test_a_sync_costs_as_many_git_processes_however_much_the_others_did(
    company: Company, counted: Path, tmp_path: Path
) -> None:
    clones = share(company, tmp_path)
    clones.theirs.environment["PATH"] = clones.theirs.environment["PATH"].partition(":")[2]

    def sync_after(*names: str) -> int:
        for name in names:
            clones.theirs.did("chen", "request", "new", name, "--title", "T", "--background", "B", "--objective", "O",
                              "--coordinator", "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone",
                              "M; date=2024-09-01")  # fmt: skip
        clones.theirs.did("chen", "sync")
        clones.ours.did("zhou", "member", "add", f"new-{names[0]}", "--email", f"{names[0]}@example.com")
        return _processes(clones.ours, counted, "zhou", "sync")

    sync_after("first")  # it also remembers where the branch is shared
    costs = sync_after("one")
    assert costs == sync_after("two", "three", "four", "five")
    assert costs <= 58
