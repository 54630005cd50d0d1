"""`xcollab notify`: prints what would be sent, and says in plain words what is missing."""

import json
import subprocess

import pytest

from tests.render.text.test_harmless import HOSTILE, _refused, _steers, hostile_company
from tests.support.company import Company
from tests.support.forked.program import forked
from tests.support.servers.mail import mail_server

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


def test_each_message_is_told_in_a_line_and_a_second_run_sends_nothing(mailed: Company) -> None:
    with mail_server() as server:
        mailed.environment |= {"XCOLLAB_SMTP": f"smtp://127.0.0.1:{server.port}", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
        said = mailed.did("wu", "notify", "--reminders", at=LATER)
        assert "sent to Li Na (li) by mail\n" in said and "read" not in said
        assert mailed.did("wu", "notify", "--reminders", at=LATER) == "Nothing new is to be told; nothing was sent.\n"
        assert len(server.letters) == said.count("sent to ")
        shown = mailed.did("wu", "notify", "--reminders", "--dry-run", at=LATER)
        assert shown == "Nobody is to be told anything.\n", "what would be sent is shown, and nothing would be"


def test_what_did_not_get_out_is_told_with_the_reason_and_ends_with_1(mailed: Company) -> None:
    mailed.environment |= {"XCOLLAB_SMTP": "smtp://127.0.0.1:1", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
    refused = mailed.does("wu", "notify", "--reminders", at=LATER)
    assert refused.code == 1
    assert "not sent to Li Na (li) by mail\n  " in refused.out and "The next run tries again" in refused.out
    told = mailed.does("wu", "notify", "--reminders", "--json", at="2024-07-09T11:00+08:00")
    assert {one["state"] for one in json.loads(told.out)["messages"]} == {"failed"}


def test_what_did_not_get_out_stands_in_doctor_and_beside_the_inbox_until_it_does(mailed: Company) -> None:
    mailed.environment |= {"XCOLLAB_SMTP": "smtp://127.0.0.1:1", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
    mailed.does("wu", "notify", "--reminders", at=LATER)
    told = mailed.does("li", "doctor").out
    assert "the last by channel mail [notices-failed]" in told and "`xcollab notify test mail` tells why" in told
    assert "127.0.0.1 takes no connection" in mailed.does("li", "notify", "test", "mail").out
    assert "messages that did not get out: " in mailed.does("li", "inbox").err
    with mail_server() as server:
        mailed.environment["XCOLLAB_SMTP"] = f"smtp://127.0.0.1:{server.port}"
        mailed.did("wu", "notify", "--reminders", at="2024-07-09T11:00+08:00")
    assert "[notices-failed]" not in mailed.does("li", "doctor").out
    assert "did not get out" not in mailed.does("li", "inbox").err


def test_a_strange_reference_is_told_by_doctor(mailed: Company) -> None:
    mailed.git("update-ref", "refs/xcollab/notices", "HEAD")
    assert "[notices-strange]" in mailed.does("li", "doctor").out
    mailed.did("wu", "notify", "--since", "HEAD", at="2024-07-09T22:00+08:00")
    assert "[notices-strange]" not in mailed.does("li", "doctor").out


def test_where_the_variables_are_not_set_that_is_said(mailed: Company) -> None:
    refused = mailed.does("wu", "notify", "--reminders", at=LATER)
    assert (refused.code, refused.err) == (1, "")
    assert "these variables are not set here: XCOLLAB_SMTP" in refused.out


def test_a_channel_is_tested_with_one_message_to_oneself(mailed: Company) -> None:
    with mail_server() as server:
        mailed.environment |= {"XCOLLAB_SMTP": f"smtp://127.0.0.1:{server.port}", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
        assert mailed.did("wu", "notify", "test", "mail") == "sent to Wu Fang (wu) by mail\n"
        (one,) = server.letters
        assert one.recipients == ["wu@example.com"] and "mail" in str(one.letter["Subject"])
    assert mailed.does("wu", "notify", "test", "post").code == 1
    assert mailed.does("wu", "notify", "post").code == 2


def test_programs_are_told_whether_a_channel_works(mailed: Company) -> None:
    mailed.environment |= {"XCOLLAB_SMTP": "smtp://127.0.0.1:1", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
    failed = mailed.does("wu", "notify", "test", "mail", "--json")
    assert failed.code == 1 and failed.err == ""
    (one,) = json.loads(failed.out)["messages"]
    assert (one["member"], one["channel"], one["state"]) == ("wu", "mail", "failed") and one["code"]
    with mail_server() as server:
        mailed.environment["XCOLLAB_SMTP"] = f"smtp://127.0.0.1:{server.port}"
        said = json.loads(mailed.did("wu", "notify", "test", "mail", "--json"))
        assert len(server.letters) == 1
    (one,) = said["messages"]
    assert (said["schema"], one["state"], one["code"], one["tries"]) == ("delivery", "sent", "", 1)
    assert (said["hindrance"], said["lacking"], said["unreached"], said["waiting"]) == (None, [], [], None)
    refused = mailed.does("wu", "notify", "test", "post", "--json")
    assert (refused.code, json.loads(refused.out)["code"]) == (1, "unknown-channel")


def test_a_test_of_a_channel_takes_nothing_else(mailed: Company) -> None:
    for words in (["--since", "HEAD"], ["--reminders"], ["--dry-run"]):
        refused = mailed.does("wu", "notify", "test", "mail", *words, "--json")
        assert (refused.code, json.loads(refused.out)["code"]) == (2, "notify-test-what"), words


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
        told = f"{name[:12]} is no commit here: what came after 2024-07-07 is told."
        assert said.code == 0 and (told in said.err) == bool(name.strip("0"))
        assert said.out == "Nobody is to be told anything.\n", "nothing was said since"
    first = mailed.does("wu", "notify", "--since", "0" * 40, "--dry-run", at="2024-07-01T10:00+08:00")
    assert first.code == 0 and "Sun Lei (sun)" in first.out, "there was nothing two days before"


def test_in_a_job_nobody_is_at_work(mailed: Company) -> None:
    mailed.git("config", "user.useConfigOnly", "true")
    mailed.did("zhou", "task", "comment", "report", "-m", "How far?", "--mention", "li")
    for words in (("--since", "HEAD~1", "--dry-run"), ("--reminders", "--dry-run", "--json"), ("--reminders",)):
        done = subprocess.run(
            forked("notify", *words), cwd=mailed.root, env=mailed.environment,
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
