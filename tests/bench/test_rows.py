"""Every row can be run: its workspace can be made, what it is compared with is known, its command is one of ours."""

import sys
from pathlib import Path

import pytest

from bench import peers
from bench.bench import Bench
from bench.measuring import command, cost, environment
from bench.peers import PEERS, WORKS
from bench.rows import COMPARED, CURVE_SIZES, CURVES, ROWS, Row
from bench.workspaces import SIZES
from xcollab.commands.edge.registry import NOUNS, VERBS


def test_every_row_names_a_workspace_and_comparisons_that_there_are() -> None:
    assert {row.size for row in ROWS} | {*CURVE_SIZES} <= {"", *SIZES}
    assert {f"{count:,} tasks" for count in peers.SIZES} <= {*SIZES}
    assert {name for row in ROWS for _, name in row.budget} <= {"", *COMPARED}


def test_what_rows_type_are_commands() -> None:
    rows = (*ROWS, *CURVES.values())
    typed = {row.words[1] for row in rows if row.words[0] == "xcollab" and not row.words[1].startswith("--")}
    assert typed <= {*NOUNS, *VERBS}


def test_no_two_runs_of_a_row_write_the_same() -> None:
    assert command(("git", "commit", "-m", "{n}"), 1) != command(("git", "commit", "-m", "{n}"), 2)


def test_a_variable_may_stand_before_a_command_of_ours() -> None:
    assert command(("env", "A=b", "xcollab", "xcollab"), 1)[:2] == ["env", "A=b"]
    assert command(("env", "A=b", "xcollab", "xcollab"), 1)[2:] == [*command(("xcollab",), 1), "xcollab"]


def test_other_programs_have_a_row_whether_they_are_here_or_not() -> None:
    assert {*PEERS} == {"backlog", "task", "fossil", "doorstop"} == {work.peer for work in WORKS if work.peer}


@pytest.mark.parametrize("row", [row for row in ROWS if row.what == "--version"])
def test_a_row_is_told_with_its_cost_and_its_budget(row: Row, tmp_path: Path) -> None:
    line = Bench(tmp_path, 1, quick=True).line(row)
    assert line.startswith("| --version | ")
    assert "6 x python -c pass" in line


def test_a_program_that_is_not_there_is_told_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    line = Bench(tmp_path, 1, quick=True).beside(next(work for work in WORKS if work.peer == "backlog"), (1_000,))
    assert "not installed: `npm install backlog.md`" in line


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    """Two processes of forty megabytes each, where there is a `/proc` to look at; else of the larger. Each waits for the other."""
    script = (
        "import sys, time, pathlib; held = bytes(range(250)) * 160_000; pathlib.Path(sys.argv[1]).touch()\n"
        "while not all(pathlib.Path(name).exists() for name in 'ab'): time.sleep(0.01)\n"
        "time.sleep(1)"
    )
    words = ("sh", "-c", '"$0" -c "$1" a & "$0" -c "$1" b & wait', sys.executable, script)
    found = cost(words, tmp_path, environment(tmp_path, "li"), look=True)
    assert found.memory > (80 if Path("/proc/self/smaps_rollup").exists() else 40)


def test_who_is_out_of_patience_stops_a_program(tmp_path: Path) -> None:
    assert cost(("sleep", "60"), tmp_path, environment(tmp_path, "li"), patience=0.1).code == -9


def test_a_command_that_fails_is_told_to_have_failed(tmp_path: Path) -> None:
    assert "failed with 2" in Bench(tmp_path, 1, quick=True).line(Row("no such", "", ("xcollab", "no-such-command")))
