"""Every row can be run: its workspace can be made, what it is compared with is known, its command is one of ours."""

from pathlib import Path

import pytest

from bench.__main__ import Bench
from bench.measuring import command
from bench.rows import PEERS, ROWS, Row
from bench.workspaces import BARE, SIZES
from xcollab.commands.edge.registry import NOUNS, VERBS


def test_every_row_names_a_workspace_and_comparisons_that_there_are() -> None:
    assert {row.size for row in ROWS} <= {"", *SIZES}
    assert {name for row in ROWS for _, name in row.budget} <= {"", *BARE}


def test_what_rows_type_are_commands() -> None:
    typed = {row.words[1] for row in ROWS if row.words[0] == "xcollab" and not row.words[1].startswith("--")}
    assert typed <= {*NOUNS, *VERBS}


def test_no_two_runs_of_a_row_write_the_same() -> None:
    assert command(("git", "commit", "-m", "{n}"), 1) != command(("git", "commit", "-m", "{n}"), 2)


def test_a_variable_may_stand_before_a_command_of_ours() -> None:
    assert command(("env", "A=b", "xcollab", "xcollab"), 1)[:2] == ["env", "A=b"]
    assert command(("env", "A=b", "xcollab", "xcollab"), 1)[2:] == [*command(("xcollab",), 1), "xcollab"]


def test_other_programs_have_a_row_whether_they_are_here_or_not() -> None:
    assert [peer.program for peer in PEERS] == ["backlog", "task", "fossil", "doorstop"]


@pytest.mark.parametrize("row", [row for row in ROWS if row.what == "--version"])
def test_a_row_is_told_with_its_cost_and_its_budget(row: Row, tmp_path: Path) -> None:
    line = Bench(tmp_path, 1, quick=True).line(row)
    assert line.startswith("| --version | ")
    assert "6 x python" in line


def test_a_command_that_fails_is_told_to_have_failed(tmp_path: Path) -> None:
    assert "failed with 2" in Bench(tmp_path, 1, quick=True).line(Row("no such", "", ("xcollab", "no-such-command")))
