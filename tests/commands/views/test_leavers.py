"""Whoever leaves and still holds something is seen in time: in `check`, on the agenda, in the inbox of who can hand it on."""

import re
import shlex

import pytest

from tests.support.company import Company
from tests.support.once import Played
from tests.support.printed.hinted import types
from tests.support.printed.offered import printed, reads, refused
from xcollab.words.labels import LANGUAGES, Language

NEW = ("request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator", "zhou",
       "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "sales", "--department", "tech")  # fmt: skip


def _begun(company: Company) -> None:
    company.did("chen", *NEW)
    company.did("chen", "request", "submit", "q3")
    for lead, department in (("li", "sales"), ("wang", "tech")):
        company.did(lead, "feedback", "give", department, "-C", "q3", "-d", "accept", "--scope", "s")
    company.did("zhou", "request", "confirm", "q3")
    company.did("zhou", "task", "add", "report", "-C", "q3", "--title", "Report", "--owner", "li", "--assignee", "sun",
                "--due", "2024-08-01", "--criterion", "c")  # fmt: skip
    company.did("li", "task", "confirm", "q3/report")
    company.did("sun", "task", "log", "q3/report", "-s", "doing", "-m", "begun")


@pytest.fixture
def running(played: Played) -> Company:
    """Sun's report, owned by Li of sales, is in progress."""
    return played(_begun)


def _leaves(company: Company, member: str, until: str) -> None:
    """An admin writes a member's last day into the department's file."""
    (file,) = (path for path in (company.root / "departments").iterdir() if f"id: {member}\n" in path.read_text())
    text = file.read_text()
    file.write_text(re.sub(rf"(- id: {member}\n)", rf"\1    until: {until}\n", text))
    company.git("commit", "-qam", f"{member} leaves")


def _command(company: Company, who: str, begins: str) -> list[str]:
    (item,) = (item for item in company.did(who, "inbox").split("\n- ")[1:] if item.startswith(begins))
    return shlex.split(next(line for line in item.splitlines() if line.strip().startswith("xcollab ")))[1:]


def test_the_task_of_whoever_leaves_before_its_date_is_the_coordinators_to_hand_on(running: Company) -> None:
    _leaves(running, "sun", "2024-07-19")
    assert "warning: sun leaves on 2024-07-19 and has a part in report" in running.did("zhou", "check")
    assert "somebody with a part in report leaves" in running.did("zhou", "agenda", "q3")
    assert "Sun Lei (sun), last day 2024-07-19" in running.did("zhou", "inbox")
    command = _command(running, "zhou", "somebody with a part in report leaves")
    assert command == ["task", "reassign", "q3/report", "--assignee", "li"]
    running.did("zhou", *command)
    assert "leaves" not in running.did("zhou", "inbox")
    assert "nothing wrong" in running.did("zhou", "check")


def test_it_is_still_seen_when_they_are_gone_and_the_date_has_passed(running: Company) -> None:
    _leaves(running, "sun", "2024-08-15")
    assert "leaves" not in running.did("zhou", "inbox", at="2024-08-14T09:00+08:00")
    assert "somebody with a part in report leaves" in running.did("zhou", "inbox", at="2024-08-16T09:00+08:00")
    assert "leaver-holds" in running.did("zhou", "check")


def test_an_owner_who_leaves_is_followed_by_whoever_of_the_department_stays(running: Company) -> None:
    _leaves(running, "li", "2024-07-19")
    command = _command(running, "zhou", "somebody with a part in report leaves")
    assert command == ["task", "reassign", "q3/report", "--owner", "sun"]
    running.did("zhou", *command)


def test_a_coordinator_who_leaves_is_followed_by_whom_the_requesting_side_names(running: Company) -> None:
    running.did("zhou", "request", "handover", "q3", "--to", "wu")
    _leaves(running, "wu", "2024-09-30")
    assert "wu leaves on 2024-09-30" in running.did("zhou", "check")
    command = _command(running, "chen", "the coordinator leaves")
    running.did("chen", *command, "--to", "li")
    assert "the coordinator leaves" not in running.did("chen", "inbox")


def test_a_department_that_nobody_will_speak_for_is_the_admins(running: Company) -> None:
    _leaves(running, "wang", "2024-09-30")
    command = _command(running, "zhou", "whoever speaks for Tech leaves")
    assert command == ["department", "edit", "tech", "--lead", "zhao"]
    running.did("zhou", *command)
    assert "whoever speaks" not in running.did("zhou", "inbox")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_everybody_who_could_name_a_coordinator_has_left_an_admin_does_and_the_next_one_finds_an_acceptor(
    running: Company, language: Language
) -> None:
    """Sales and tech go on; of marketing, which requests and coordinates, nobody is there any more; Wu is an admin."""
    settings = running.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("admins:\n  - zhou\n", "admins:\n  - zhou\n  - wu\n"))
    running.git("commit", "-qam", "Another admin")
    assert running.does("wu", "request", "handover", "q3", "--to", "li").code == 1, (
        "an admin is not asked as long as others are"
    )
    for member in ("zhou", "chen"):
        _leaves(running, member, "2024-07-10")
    running.clock = running.clock.replace(month=7, day=11)
    running.environment["XCOLLAB_LANG"] = language
    assert "(wu)" in running.did("wu", "check").replace("（", "(").replace("）", ")")
    (command,) = [told for told in printed(reads(running, "wu", "inbox", language=language)) if "handover" in told]
    assert command == "xcollab request handover q3"
    assert "Wu Fang" in running.did("wu", "agenda", "q3")
    running.did("wu", *shlex.split(command)[1:], "--to", "wang")
    assert "handover" not in running.did("wu", "inbox")
    commands = [told for told in printed(reads(running, "wang", "inbox", language=language)) if "revise" in told]
    assert [refused(running, "wang", told, language=language) for told in commands] == [""]
    assert types(running, "wang", commands[0], language).code == 0
    assert "nobody-accepts" not in running.did("wang", "check")
