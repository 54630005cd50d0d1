"""`xcollab log`: the day at a terminal, in the editor, from a file; what was filled in is never lost."""

import json
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.typist import Typist

STAND = (
    "task",
    "add",
    "stand",
    "-C",
    "q3",
    "--title",
    "Stand",
    "--owner",
    "li",
    "--due",
    "2024-07-20",
    "--criterion",
    "c",
)


@pytest.fixture
def busy(working: Company) -> Company:
    """Li does the report, and the stand that she has not begun."""
    working.did("zhou", *STAND)
    working.did("li", "task", "confirm", "stand")
    return working


def _drafts(company: Company) -> list[Path]:
    return sorted(company.root.glob(".git/xcollab.drafts/*"))


def _status(company: Company, task: str) -> str:
    return str(json.loads(company.did("li", "task", "show", f"q3/{task}", "--json"))["status"])


def test_task_by_task_with_a_last_look_and_one_commit(busy: Company) -> None:
    before = busy.git("rev-parse", "HEAD").strip()
    typist = Typist(busy, "li", "log")
    typist.types("asleep")
    assert "1/2  q3/report" in typist.seen and "Three dealers asked" in typist.seen
    assert "“asleep” is not understood" in typist.asked()
    typist.types("2", "waiting", "prices; from=tech", "进行中", "begun")
    assert "needs from Tech: prices" in typist.asked() and "Record this?" in typist.seen
    typist.types("y")
    assert typist.ends() == 0, typist.seen
    assert busy.git("rev-parse", "HEAD~1").strip() == before
    assert (_status(busy, "report"), _status(busy, "stand")) == ("needs-help", "doing")
    assert not _drafts(busy)


def test_enter_leaves_a_task_as_it_is(busy: Company) -> None:
    typist = Typist(busy, "li", "log")
    typist.types("", "no change")
    assert typist.ends() == 2 and "every task is left as it is" in typist.seen
    assert not _drafts(busy)


@pytest.mark.parametrize("leaving", ["stop", "no"])
def test_what_was_answered_is_offered_the_next_time(busy: Company, leaving: str) -> None:
    head = busy.git("rev-parse", "HEAD")
    typist = Typist(busy, "li", "log")
    typist.types("doing", "four more dealers")
    if leaving == "stop":
        assert typist.stops() == 130
    else:
        typist.types("", "n")
        assert typist.ends() == 2
    assert "this offers it again: `xcollab log`" in typist.seen.replace("\r\n", " ")
    assert busy.git("rev-parse", "HEAD") == head and len(_drafts(busy)) == 1
    typist = Typist(busy, "li", "log")
    typist.asked()
    assert "four more dealers" in typist.seen
    typist.types("y", "", "y")
    assert typist.ends() == 0, typist.seen
    assert "four more dealers" in busy.did("li", "history", "report", "--last", "1")
    assert not _drafts(busy)


def test_a_draft_is_dropped_where_it_is_not_wanted_and_told_where_it_holds_no_more(busy: Company) -> None:
    typist = Typist(busy, "li", "log")
    typist.types("3", "done")
    typist.stops()
    busy.did("li", "task", "log", "report", "-s", "finished", "-m", "done at last")
    typist = Typist(busy, "li", "log")
    typist.types("y")
    assert "error: " in typist.asked()
    typist.types("n", "")
    assert typist.ends() == 2
    assert not _drafts(busy)


def test_the_day_is_filled_in_the_editor_too(busy: Company, tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text(
        '#!/bin/sh\nsed -i -e "0,/status: no change/s//status: doing/" -e "0,/text:$/s//text: five more/" "$1"\n'
    )
    script.chmod(0o755)
    busy.environment["GIT_EDITOR"] = str(script)
    assert "Tasks logged: 1" in busy.did("li", "log", "--edit")
    script.write_text('#!/bin/sh\nsed -i -e "0,/status: no change/s//status: asleep/" "$1"\nexit 1\n')
    assert busy.does("li", "log", "--edit").code == 4
    (draft,) = _drafts(busy)
    assert "status: asleep" in draft.read_text()
    script.write_text('#!/bin/sh\nsed -i -e "s/asleep/doing/" -e "0,/text:$/s//text: six/" "$1"\n')
    typist = Typist(busy, "li", "log")
    typist.types("e", "y")
    assert typist.ends() == 0, typist.seen


def test_in_a_pipe_it_says_how_it_is_used(busy: Company) -> None:
    refused = busy.does("li", "log")
    assert refused.code == 2 and "`xcollab log --template` prints the form" in refused.err
    assert "q3/report" in busy.did("li", "log", "--template", "-C", "q3")
    assert "# " in busy.did("wu", "log", "--template") and "q3/" not in busy.did("wu", "log", "--template")


def test_a_file_is_logged_as_every_act_is(busy: Company) -> None:
    text = "q3/report:\n  status: doing\n  text: t\nq3/stand:\n  status: doing\n  text: s\n"
    words = ("log", "--file", "-")
    assert busy.did("li", *words, "--dry-run", given=text).count("act: progress") == 2
    assert len(json.loads(busy.did("li", *words, "--dry-run", "--json", given=text))["files"]) == 2
    told = json.loads(busy.did("li", *words, "--json", given=text))
    assert (told["act"], len(told["files"]), bool(told["commit"])) == ("workspace.day-log", 2, True)
    assert "Written, not committed" in busy.did("li", *words, "--no-commit", given=text)
    assert len(busy.git("status", "--porcelain").splitlines()) == 2


def test_one_task_is_logged_by_the_same_word(busy: Company) -> None:
    busy.did("li", "log", "report", "-s", "finished", "-m", "done")
    assert _status(busy, "report") == "finished"
    assert "-s is said of one task" in busy.does("li", "log", "-s", "doing").err.replace("--status", "-s")
    for beside in ("report", "--edit", "--json"):
        assert "do not go together" in busy.does("li", "log", "--template", beside).err


def test_the_inbox_offers_it_where_several_tasks_are_to_be_logged(busy: Company) -> None:
    assert busy.did("li", "inbox").splitlines()[-1] == "    xcollab log"
    busy.did("li", "task", "log", "stand", "-s", "finished", "-m", "done")
    assert "    xcollab log\n" not in busy.did("li", "inbox")


def test_it_is_taken_back_as_one_and_read_as_several_by_the_others(busy: Company) -> None:
    text = "q3/report: {status: doing, text: t}\nq3/stand: {status: doing, text: s}\n"
    busy.did("li", "log", "--file", "-", given=text)
    assert busy.does("li", "check", "--base", "HEAD~1").code == 0
    assert busy.did("li", "undo").count("logged q3/") == 2


def test_all_tasks_proposed_to_me_are_confirmed_at_once(working: Company) -> None:
    for name in ("stand", "talks"):
        working.did("zhou", "task", "add", name, *STAND[3:])
    assert working.did("li", "inbox").splitlines()[-1] == "    xcollab task confirm --all-mine"
    confirm = ("task", "confirm", "--all-mine")
    typist = Typist(working, "li", *confirm)
    typist.asked()
    assert "q3/stand  Stand (due 2024-07-20; Li Na)" in typist.seen
    typist.types("n")
    assert typist.ends() == 2
    assert len(json.loads(working.did("li", *confirm, "--dry-run", "--json"))["files"]) == 2
    assert working.did("li", *confirm, "--yes").count("took on task q3/") == 2
    refused = working.does("li", *confirm)
    assert refused.code == 2 and "no task waits for you to confirm it" in refused.err
    for beside in (("stand",), ("--for", "sun", "--via", "phone"), ("--answers", "task1:1234567")):
        assert "do not go together" in working.does("li", *confirm, *beside).err
    assert "TASK is missing" in working.does("li", "task", "confirm").err


def test_who_has_no_task_at_work_is_told_so(busy: Company) -> None:
    typist = Typist(busy, "wu", "log")
    assert typist.ends() == 0 and "No task is at work that you do" in typist.seen
    assert "# No task is at work that you do" in busy.did("wu", "log", "--template")
