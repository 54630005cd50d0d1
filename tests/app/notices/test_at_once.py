"""Two runners at once, as programs of their own: each message goes out once, and one that was killed is not the end of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.support.at_work import People
from tests.support.company import identity
from tests.support.forked.program import forked
from tests.support.servers.mailed import Runner, shared_at
from tests.support.servers.posts import Posts, stays_silent
from xcollab.app.notices.notify import Occasion

AT = "2024-07-12T10:00+08:00"


def started(runner: Runner, *program: str) -> "subprocess.Popen[str]":
    """`xcollab notify` as a program of its own."""
    environment = {**runner.people.company.environment, **identity("wu", runner.people.moment), **runner.variables,
                   "PYTHONPATH": os.getcwd(), "XCOLLAB_LANG": "en"}  # fmt: skip
    return subprocess.Popen(
        [*(program or forked()), "notify", "--reminders", "--now", AT], cwd=runner.root, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(*processes: "subprocess.Popen[str]") -> list[str]:
    """What they said; all of them did what they had to."""
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), said
    return [out for out, _ in said]


def test_two_in_one_clone_send_each_message_once(runner: Runner) -> None:
    said = ended(started(runner), started(runner), started(runner))
    ids = [str(one.letter["Message-ID"]) for one in runner.server.letters]
    assert ids and len(ids) == len(set(ids)) == "".join(said).count("sent to ")


def test_two_machines_send_each_message_once(runner: Runner, at_work: People, tmp_path: Path) -> None:
    shared_at(at_work, tmp_path / "bare.git")
    said = ended(started(runner), started(runner.clone(tmp_path / "other")), started(runner.clone(tmp_path / "third")))
    ids = [str(one.letter["Message-ID"]) for one in runner.server.letters]
    assert ids and len(ids) == len(set(ids)) == "".join(said).count("sent to ")


def test_a_runner_killed_while_it_sends_is_followed_by_one_that_sends_it_once_more(runner: Runner) -> None:
    first = runner.runs(Occasion(since="HEAD"), AT)  # nothing: where it begins is known
    assert not first.messages
    heard = runner.variables["XCOLLAB_SMTP"]
    with Posts(stays_silent) as silent:
        runner.variables["XCOLLAB_SMTP"] = f"smtp://127.0.0.1:{silent.port}"
        process = started(runner, sys.executable, "-m", "xcollab")
        deadline = time.monotonic() + 60
        while not _claimed(runner) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    runner.variables["XCOLLAB_SMTP"] = heard
    assert not runner.runs(at="2024-07-12T10:30+08:00").messages, "somebody may still be at it"
    again = runner.runs(at="2024-07-12T11:05+08:00").messages
    assert again and {one.tries for one in again} == {2}
    assert {one.outcome.state for one in again} == {"sent"}
    assert len(runner.server.letters) == len(again)


def _claimed(runner: Runner) -> bool:
    return "sent/" in runner.people.company.git("ls-tree", "-r", "--name-only", "refs/xcollab/notices")
