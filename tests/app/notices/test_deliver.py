"""What is told is told once: whoever runs it, wherever, however often, and whatever became of the run before."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import LATER, REMINDERS, Runner, shared_at
from xcollab.app.notices import deliver as deliver_module
from xcollab.app.notices.notify import Occasion
from xcollab.app.workspace.channels import add_channel
from xcollab.app.workspace.notify import Ways, department_notify, member_notify
from xcollab.errors import NotShared, Refused
from xcollab.store.notices.ledger import Ledger
from xcollab.store.notices.reference import remembered


def states(runner: Runner) -> list[str]:
    """What is remembered of the messages."""
    return sorted(record.state for record in remembered(runner.context.repository).sent.values())


def mentioned(at_work: People) -> None:
    """Li asks Wang to look at something."""
    at_work.do("li", "task", "comment", task="report", text="look", mentions=["wang"])


def test_a_second_run_sends_nothing(runner: Runner) -> None:
    first = runner.runs()
    assert first.messages and not first.failed
    assert runner.told == sorted(one.recipient.address or "" for one in first.messages)
    assert states(runner) == ["sent"] * len(first.messages)
    again = runner.runs()
    assert not again.messages and not again.failed
    assert len(runner.told) == len(first.messages)


def test_the_letter_goes_under_the_id_of_the_digest(runner: Runner) -> None:
    (first, *_) = runner.runs().messages
    assert any(first.id in str(one.letter["Message-ID"]) for one in runner.server.letters)


def test_what_happened_is_told_from_where_the_last_run_ended(runner: Runner, at_work: People) -> None:
    runner.runs(Occasion(since="HEAD"), "2024-07-02T10:00+08:00")
    mentioned(at_work)
    runner.runs(Occasion(since="HEAD"), "2024-07-02T11:00+08:00")
    assert runner.told
    count = len(runner.told)
    runner.runs(Occasion(since="HEAD~1"), "2024-07-02T11:30+08:00")
    assert len(runner.told) == count


def test_out_of_working_hours_nothing_is_sent_and_nothing_is_lost(runner: Runner, at_work: People) -> None:
    before = at_work.company.git("rev-parse", "HEAD").strip()
    mentioned(at_work)
    night = runner.runs(Occasion(since=before), "2024-07-02T23:00+08:00")
    assert night.waiting and not night.failed and not runner.told
    runner.runs(at="2024-07-03T10:00+08:00")
    assert "wang@example.com" in runner.told


def test_another_clone_sends_nothing(runner: Runner, at_work: People, tmp_path: Path) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    first = runner.runs()
    other = runner.clone(tmp_path / "other")
    assert first.messages and not other.runs().messages
    assert len(runner.told) == len(first.messages)


def test_many_go_out_in_batches_each_claimed_before(
    runner: Runner, at_work: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    monkeypatch.setattr("xcollab.app.notices.outbox.BATCH", 1)
    first = runner.runs(at="2024-07-12T10:00+08:00")
    assert len(first.messages) > 2 and not first.failed
    assert runner.told == sorted(one.recipient.address or "" for one in first.messages)


def test_where_the_remote_goes_away_meanwhile_this_clone_knows_and_tells_it_later(
    runner: Runner, at_work: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    clone, here, gone = runner.clone(tmp_path / "other"), tmp_path / "bare.git", tmp_path / "gone.git"
    moved = deliver_module._Run._sent

    def goes_away(self: object, one: object) -> object:
        if here.exists():
            here.rename(gone)
        return moved(self, one)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(deliver_module._Run, "_sent", goes_away)
        first = runner.runs()
    assert first.forgotten and first.failed and {one.outcome.state for one in first.messages} == {"sent"}
    gone.rename(here)
    assert not runner.runs().messages
    assert not clone.runs(at="2024-07-09T15:00+08:00").messages, "the second run has told the remote"
    assert len(runner.told) == len(first.messages)


def test_where_the_remote_cannot_be_asked_nothing_is_sent(runner: Runner, at_work: People, tmp_path: Path) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    (tmp_path / "bare.git").rename(tmp_path / "gone.git")
    with pytest.raises(NotShared) as error:
        runner.runs()
    assert error.value.code == "notices-unreachable"
    assert not runner.told


def test_a_channel_that_fails_is_tried_again_and_the_others_go_out(runner: Runner, at_work: People) -> None:
    add_channel(
        at_work.context("zhou"), "second", {"kind": "mail", "server": "XCOLLAB_SECOND", "from": "x@example.com"}
    )
    department_notify(at_work.context("zhou"), "tech", Ways(channels=["second"], address="tech@example.com"))
    before = at_work.company.git("rev-parse", "HEAD").strip()
    at_work.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="2 days",
               wanted_by="2024-07-20", department="tech", tasks=["report"])  # fmt: skip
    runner.variables["XCOLLAB_SECOND"] = "smtp://127.0.0.1:1"
    happened = Occasion(since=before)
    first = runner.runs(happened, "2024-07-02T10:00+08:00")
    failed = [one for one in first.messages if one.outcome.state == "failed"]
    assert [one.channel for one in failed] == ["second"]
    assert first.failed and len(runner.told) == len(first.messages) - 1
    assert not runner.runs(happened, "2024-07-02T10:01+08:00").messages, "it is not tried again at once"
    runner.variables["XCOLLAB_SECOND"] = runner.variables["XCOLLAB_SMTP"]
    (again,) = runner.runs(happened, "2024-07-02T10:06+08:00").messages
    assert (again.id, again.outcome.state, again.tries) == (failed[0].id, "sent", 2)
    assert "tech@example.com" in runner.told


def test_it_is_tried_again_at_the_address_of_now(runner: Runner, at_work: People) -> None:
    member_notify(at_work.context("li"), "li", Ways(address="wrong@example.com"))
    runner.server.refusal = "550 no such mailbox"
    assert runner.runs().failed
    runner.server.refusal = ""
    member_notify(at_work.context("li"), "li", Ways(address="right@example.com"))
    runner.runs(at="2024-07-09T11:00+08:00")
    assert "right@example.com" in runner.told and runner.told.count("wrong@example.com") <= 1


def test_it_is_given_up_after_some_tries(runner: Runner) -> None:
    runner.server.refusal = "550 no"
    days = [f"2024-07-{day:02}T10:00+08:00" for day in (9, 10, 11, 12, 15, 16, 17, 18, 19)]
    tries = [[one.tries for one in runner.runs(at=day).messages if one.recipient.member == "li"] for day in days]
    assert max(number for day in tries for number in day) == 6


def test_what_was_claimed_and_never_heard_of_goes_once_more_under_the_same_id_and_no_third_time(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = []
    for hour in ("10:00", "11:05", "12:10", "13:30"):
        with monkeypatch.context() as broken:
            broken.setattr("xcollab.app.notices.deliver._Run._keep", _killed)
            try:
                runner.runs(at=f"2024-07-09T{hour}+08:00")
            except KeyboardInterrupt:
                ids.append(str(runner.server.letters[-1].letter["Message-ID"]))
    assert len(ids) >= 2
    assert ids.count(ids[0]) == 2


def _killed(*given: object) -> None:
    raise KeyboardInterrupt


def test_a_claim_of_a_moment_ago_is_left_to_who_made_it(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("xcollab.app.notices.deliver._Run._keep", _killed)
        with pytest.raises(KeyboardInterrupt):
            runner.runs()
    count = len(runner.told)
    assert not runner.runs(at="2024-07-09T10:30+08:00").messages
    assert len(runner.told) == count


def test_without_its_variables_a_channel_is_left_to_others(runner: Runner) -> None:
    variables = dict(runner.variables)
    del runner.variables["XCOLLAB_SMTP"]
    left = runner.runs()
    assert left.lacking == ("XCOLLAB_SMTP",) and left.failed and not left.messages
    runner.variables = variables
    assert runner.runs().messages


def test_nothing_that_is_remembered_says_who_was_told(runner: Runner, at_work: People) -> None:
    runner.runs()
    git = at_work.company.git
    kept = git("log", "--format=%B%an%ae%cn%ce", "refs/xcollab/notices") + git("ls-tree", "-r", "refs/xcollab/notices")
    for line in git("ls-tree", "-r", "--format=%(objectname)", "refs/xcollab/notices").split():
        kept += git("cat-file", "blob", line)
    assert "@example" not in kept and "127.0.0.1" not in kept
    assert LATER[:10] in kept
    assert REMINDERS.reminders


def test_a_name_that_is_no_revision_is_refused_and_the_id_of_a_commit_that_went_away_is_not(runner: Runner) -> None:
    runner.runs(Occasion(since="HEAD"), "2024-07-02T09:30+08:00")  # so it is known where to begin, whatever is typed
    with pytest.raises(Refused) as refused:
        runner.runs(Occasion(since="nowhere"), "2024-07-02T10:00+08:00")
    assert refused.value.code == "unknown-revision"
    assert not runner.runs(Occasion(since="1" * 40), "2024-07-02T10:00+08:00").messages


def test_a_remote_that_takes_no_memory_of_it_is_told_and_nothing_is_sent(
    runner: Runner, at_work: People, tmp_path: Path
) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    hook = tmp_path / "bare.git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not here >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(NotShared) as error:
        runner.runs()
    assert error.value.code == "notices-refused" and error.value.arguments["remote"] == "origin"
    assert not runner.told and states(runner) == []


@pytest.mark.parametrize("shared", [False, True], ids=["in-one-clone", "at-a-remote"])
def test_whoever_is_overtaken_between_looking_and_claiming_looks_again_and_sends_nothing_twice(
    runner: Runner, at_work: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    if shared:
        shared_at(at_work, tmp_path / "bare.git")
    faster, claim, runs = (
        runner.clone(tmp_path / "other") if shared else runner,
        deliver_module._Run._claim,
        list[int](),
    )

    def overtaken(self: deliver_module._Run, ledger: Ledger) -> Ledger:
        if not runs:
            runs.append(0)
            runs[0] = len(faster.runs().messages)
        return claim(self, ledger)

    monkeypatch.setattr(deliver_module._Run, "_claim", overtaken)
    assert not runner.runs().messages
    assert runs == [len(runner.told)] == [1]
    assert runner.waited > 0, "it stood back before it looked again"
