"""A command loads only what it needs: looked up in `sys.modules`, and in the processes it starts. No clock is read."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.shared import share
from xcollab.commands.edge.registry import NOUNS, VERBS

HEAVY = (
    "typer", "pydantic", "rich", "yaml", "ruamel", "holidays", "jinja2", "wcwidth", "dataclasses", "inspect", "json", "argparse",
    "email", "http", "importlib.metadata", "xcollab.schema.base", "xcollab.commands.edge.parser",
)  # fmt: skip
"""What nobody waits for who asks for help, for an id, or who they are."""
_PROBE = """
import atexit, json, os, sys
before = set(sys.modules)
atexit.register(lambda: os.write(int(os.environ["TOLD"]), json.dumps(sorted(set(sys.modules) - before)).encode()))
from xcollab.__main__ import main
main()
"""


def _loaded(company: Company, *words: str, **around: str) -> set[str]:
    """The modules that the program loaded, beyond those of the bare interpreter and of the probe."""
    reading, writing = os.pipe()
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *words],
        cwd=company.root,
        env={**company.environment, **identity("zhou", company.clock), **around, "TOLD": str(writing)},
        pass_fds=(writing,),
        capture_output=True,
        text=True,
        check=True,
    )
    os.close(writing)
    assert done.stdout and all(line.startswith("(") for line in done.stderr.splitlines()), done.stderr  # but notes
    with open(reading, encoding="utf-8") as told:
        return set(json.loads(told.read()))


def test_the_version_is_told_before_anything_is_imported(company: Company) -> None:
    assert _loaded(company, "--version") == {"xcollab", "xcollab.__main__"}


@pytest.mark.parametrize(
    "words", [("whoami",), ("--help",), ("help", "task"), ("--lang", "zh"), ("help", "task", "log")], ids=" ".join
)
def test_what_has_to_start_at_once_loads_neither_parser_nor_models_nor_tables(
    company: Company, words: tuple[str, ...]
) -> None:
    allowed = {"yaml"} if words == ("whoami",) else set()
    assert _loaded(company, *words) & set(HEAVY) == allowed


def test_a_page_of_help_is_there_before_the_clone_is_looked_at(company: Company) -> None:
    del company.environment["XCOLLAB_LANG"]
    assert _loaded(company, "--help").isdisjoint({"subprocess", "xcollab.store.git.runner", *HEAVY})


def test_what_commands_are_called_loads_nothing_that_they_run_with() -> None:
    names = [*NOUNS, *VERBS]
    probe = f"import sys; from xcollab.commands.edge.registry import named; [named(one) for one in {names!r}]; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint({*HEAVY, "subprocess"})


@pytest.mark.parametrize(
    "typed", ["xcollab status ", "xcollab task show r", "xcollab issue show ", "xcollab board --owner z"]
)
def test_an_id_is_completed_without_parser_or_models(working: Company, typed: str) -> None:
    question = {"_XCOLLAB_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed}
    allowed = {"yaml"} if "--owner" in typed else set()
    assert _loaded(working, **question) & set(HEAVY) <= allowed


def test_what_is_typed_without_a_mistake_is_read_without_typer(working: Company) -> None:
    for words in (
        ("inbox",),
        ("task", "show", "report", "--json"),
        ("-q", "board", "--at=HEAD", "--department", "sales"),
    ):
        assert "typer" not in _loaded(working, *words)


@pytest.mark.parametrize(
    "words", [("status",), ("inbox",), ("check",), ("board", "--columns"), ("waiting",), ("request", "list")]
)
def test_a_view_loads_no_tables_of_others_and_no_patching(company: Company, words: tuple[str, ...]) -> None:
    assert _loaded(company, *words).isdisjoint({"rich", "ruamel"})


DEFINING = ("dataclasses", "inspect", "ast", "tokenize", "_hashlib", "importlib.metadata", "tempfile", "random")
"""What makes classes in the standard library's way, or loads much for little."""


@pytest.mark.parametrize(("view", "most"), [("board", 96), ("waiting", 108), ("search report", 96)])
def test_a_view_of_rows_that_are_known_loads_few_modules_and_none_that_takes_long(
    working: Company, view: str, most: int
) -> None:
    _loaded(working, *view.split())
    loaded = _loaded(working, *view.split())
    assert loaded.isdisjoint({"pydantic", "pydantic_core", "yaml", *DEFINING})
    assert len({name for name in loaded if name.startswith("xcollab")}) <= most


@pytest.mark.parametrize("view", ["status", "report"])
def test_a_view_of_a_collaboration_that_was_looked_at_defines_its_classes_in_our_way(
    working: Company, view: str
) -> None:
    _loaded(working, view)
    loaded = _loaded(working, view)
    assert loaded.isdisjoint({"pydantic", "pydantic_core", "yaml", "dataclasses", "inspect", "importlib.metadata"})


def test_a_pull_request_with_nothing_wrong_is_judged_without_pydantic_itself_and_without_the_forms_of_acts(
    working: Company,
) -> None:
    loaded = _loaded(working, "check", "--base", "HEAD~1")
    assert "pydantic_core" in loaded and loaded.isdisjoint({"pydantic", "dataclasses", "importlib.metadata"})
    assert loaded.isdisjoint({"xcollab.app.printed_commands", "xcollab.app.forms.all_forms"})


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
    after = [_processes(company, counted, *view) for view in views]
    assert all(now <= then for now, then in zip(after, before, strict=True)), (
        before,
        after,
    )  # the first also begins the index
    assert _processes(company, counted, "zhou", "--version") == _processes(company, counted, "zhou", "--help") == 0
    few = {"whoami": 2, "board": 4, "inbox": 4, "waiting": 2, "status": 3, "history": 3, "report": 3, "check": 6}
    _processes(company, counted, "zhou", "board")  # what changed since then is read once
    named = {"status": ("one",), "history": ("one",), "report": ("one",)}
    taken = {view: _processes(company, counted, "zhou", view, *named.get(view, ())) for view in few}
    assert taken == few, taken
    assert _processes(company, counted, "zhou", "check", "--base", "HEAD~1") == 5
    assert max(before) <= 11


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
    assert costs <= 50
