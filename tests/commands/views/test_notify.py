"""`xcollab notify`: prints what would be sent, and says in plain words what is missing."""

import json
import subprocess
import sys

import pytest

from tests.render.text.test_harmless import HOSTILE, _refused, _steers, hostile_company
from tests.support.company import Company

__all__ = ["hostile_company"]
LATER = "2024-07-09T10:00+08:00"


@pytest.fixture
def mailed(working: Company) -> Company:
    """With a channel of mail."""
    working.did(
        "zhou", "channel", "add", "mail", "--kind", "mail", "--server", "XCOLLAB_SMTP", "--from", "x@example.com"
    )
    return working


def test_a_dry_run_prints_every_digest_whole_with_the_addresses_masked(mailed: Company) -> None:
    shown = mailed.did("wu", "notify", "--reminders", "--dry-run", at=LATER)
    assert "Recipient: Li Na (li) (l***@example.com)\nChannel: mail\nSubject: [Launch in Q3 (q3)] task report" in shown
    assert "     due 2024-07-10 (Wed) (1 working day left)\n" in shown
    assert "1 in progress    text:\n" in shown
    assert shown.endswith("Nothing was sent.\n")
    assert not [name for name in ("li", "wang", "chen") if f"{name}@example.com" in shown]


def test_what_happened_since_a_revision_is_told(mailed: Company) -> None:
    mailed.did("zhou", "task", "comment", "report", "-m", "How far?", "--mention", "li")
    shown = mailed.did("wu", "notify", "--since", "HEAD~1", "--dry-run")
    assert "Zhou Min commented on q3/report: How far?" in shown and "Messages: 1. Nothing was sent." in shown
    assert mailed.did("wu", "notify", "--since", "HEAD", "--dry-run") == "Nobody is to be told anything.\n"


def test_programs_are_answered_as_the_schema_says(mailed: Company) -> None:
    said = json.loads(mailed.did("wu", "notify", "--reminders", "--dry-run", "--json", at=LATER))
    assert {one["member"] for one in said["digests"]} >= {"li"}
    assert "@example.com" not in json.dumps(said["digests"][0]["notices"])


def test_nothing_is_sent_in_this_version_and_that_is_said(mailed: Company) -> None:
    refused = mailed.does("wu", "notify", "--reminders")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "error: this version sends nothing yet\nhint: `--dry-run` prints what would be sent\n"


def test_without_a_channel_the_command_is_named_that_sets_one_up_and_it_runs_as_printed(working: Company) -> None:
    said = working.does("zhou", "notify", "--reminders")
    assert (said.code, said.out) == (0, ""), "a job runs before the first one is"
    assert said.err.startswith(
        "No channel is set up, so nobody can be told.\nAn admin (zhou) adds one: `xcollab channel add"
    )
    command = said.err.partition("adds one: `")[2].partition("`")[0]
    assert working.did("zhou", *command.split()[1:])
    shown = working.does("li", "notify", "--since", "HEAD~3", "--dry-run")
    assert shown.code == 0 and shown.err == ""


def test_outside_of_working_hours_it_is_said_until_when_they_wait(mailed: Company) -> None:
    shown = mailed.did("wu", "notify", "--reminders", "--dry-run", at="2024-07-09T22:00+08:00")
    assert "Outside of working hours they wait until 2024-07-10 09:00." in shown


def test_whom_no_channel_reaches_is_said(working: Company) -> None:
    working.did("zhou", "channel", "add", "room", "--kind", "wecom", "--url", "XCOLLAB_ROOM")
    working.did("zhou", "department", "notify", "tech", "--channel", "room")
    said = working.does("wu", "notify", "--reminders", "--dry-run", at=LATER)
    assert "No channel reaches" in said.err and "Li Na (li)" in said.err


def test_nothing_to_tell_of_is_a_wrong_command_line(mailed: Company) -> None:
    refused = mailed.does("wu", "notify", "--dry-run")
    assert refused.code == 2 and "`--since REV`" in refused.err


def test_a_revision_that_is_none_is_said(mailed: Company) -> None:
    refused = mailed.does("wu", "notify", "--since", "nowhere", "--dry-run")
    assert refused.code in (1, 2, 4) and "nowhere" in refused.err


def test_an_id_that_is_of_no_commit_here_is_no_failure_as_a_forge_gives_it_for_a_first_push(mailed: Company) -> None:
    for name in ("0" * 40, "5" * 40):
        said = mailed.does("wu", "notify", "--since", name, "--dry-run", at="2024-07-09T10:00+08:00")
        assert said.code == 0 and f"{name[:12]} is no commit here: what came after 2024-07-07 is told." in said.err
        assert said.out == "Nobody is to be told anything.\n", "nothing was said since"
    first = mailed.does("wu", "notify", "--since", "0" * 40, "--dry-run", at="2024-07-01T10:00+08:00")
    assert first.code == 0 and "Sun Lei (sun)" in first.out, "there was nothing two days before"


def test_in_a_job_nobody_is_at_work(mailed: Company) -> None:
    mailed.git("config", "user.useConfigOnly", "true")
    mailed.did("zhou", "task", "comment", "report", "-m", "How far?", "--mention", "li")
    for words in (("--since", "HEAD~1", "--dry-run"), ("--reminders", "--dry-run", "--json"), ("--reminders",)):
        done = subprocess.run(
            [sys.executable, "-m", "xcollab", "notify", *words], cwd=mailed.root, env=mailed.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "does not know who you are" not in done.stderr, done.stderr


@pytest.mark.parametrize(
    "hostile_company", [name for name, words in HOSTILE.items() if not _refused(words)], indirect=True
)
def test_hostile_words_do_no_harm_in_any_form(hostile_company: Company) -> None:
    first = hostile_company.git("rev-list", "--max-parents=0", "HEAD").strip()
    shown = hostile_company.does("zhou", "notify", "--since", first, "--reminders", "--dry-run")
    assert shown.code == 0, shown.err
    assert not _steers(shown.out)
    subjects = [line for line in shown.out.splitlines() if line.startswith("Subject: ")]
    assert subjects and all(len(line) < 250 for line in subjects)
