"""A list that was taken in before others' work came: it goes out after it, or is asked about where both said something else."""

from pathlib import Path

from tests.support.company import Company
from tests.support.shared import Clones, head

ROW = 'q3,report,Report on competitors,Sales,Li Na,Li Na,in progress,,2024-07-10,{due},,no,,,,"1. three vendors\n2. prices",,{why}\n'
MOVED, MOVED_TO = ROW.format(due="2024-07-10", why=""), ROW.format(due="2024-07-16", why="late samples")
"""The row of the report, and the same with another date."""


def taken_in(company: Company, changes: dict[str, str]) -> None:
    """Zhou exports the list, changes it and takes it in."""
    file = Path(company.root.parent) / "work.csv"
    company.did("zhou", "export", "csv", "q3", "-o", str(file), "--lang", "en")
    text = file.read_text(encoding="utf-8-sig")
    for before, after in changes.items():
        assert before in text, text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    company.did("zhou", "task", "import", str(file), "-C", "q3", "--exported-at", "HEAD")


def test_what_a_list_brought_goes_out_after_what_others_did_meanwhile(clones: Clones) -> None:
    taken_in(clones.ours, {",Web page,": ",Landing page,", MOVED: MOVED_TO})
    clones.theirs.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    clones.theirs.did("li", "sync")
    told = clones.ours.did("zhou", "sync")
    assert "moved report from 2024-07-10 to 2024-07-16" in told and "take in the list of tasks work.csv" in told
    clones.theirs.did("li", "sync")
    assert head(clones.ours) == head(clones.theirs)
    for words in (("check",), ("check", "--base", "HEAD~1")):
        clones.theirs.did("li", *words)
    assert "Landing page" in clones.theirs.did("li", "task", "show", "page")
    assert "2024-07-16" in clones.theirs.did("li", "task", "show", "report")


def test_where_both_moved_a_date_the_list_is_asked_about_like_any_act(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "reschedule", "report", "--to", "2024-07-12", "--reason", "r")
    clones.theirs.did("zhou", "sync")
    taken_in(clones.ours, {",Web page,": ",Landing page,", MOVED: MOVED_TO})
    result = clones.ours.does("zhou", "sync")
    assert result.code == 1 and "yours: 2024-07-16" in result.out and "--take theirs" in result.err + result.out
    clones.ours.did("zhou", "sync", "--take", "theirs")
    assert "due         2024-07-12" in clones.ours.did("zhou", "task", "show", "report")
    assert "Landing page" in clones.ours.did("zhou", "task", "show", "page")
    for words in (("check",), ("check", "--base", "origin/main")):
        clones.ours.did("zhou", *words)
