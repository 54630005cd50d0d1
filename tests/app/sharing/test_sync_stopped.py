"""Ctrl-C in a sync: what has moved until then is told as the repository tells it, and the next sync goes on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.company import identity
from tests.support.shared import Clones

WAITS = "#!/bin/sh\ntouch '{mark}'\nsleep 30\n"


def interrupted(clones: Clones, mark: Path) -> subprocess.CompletedProcess[str]:
    """A sync of ours that gets Ctrl-C as soon as a hook has made the mark."""
    ours = clones.ours
    environment = {**ours.environment, **identity("li", ours.clock)}
    process = subprocess.Popen(
        [sys.executable, "-m", "xcollab", "sync"], cwd=ours.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while not mark.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess([], process.returncode, out, err)


@pytest.mark.parametrize("came", [True, False], ids=["after others' work came in", "when nothing came in"])
def test_who_stops_a_sync_is_told_whether_the_branch_has_moved(clones: Clones, tmp_path: Path, came: bool) -> None:
    ours, theirs = clones.ours, clones.theirs
    if came:
        theirs.did("zhou", "task", "comment", "page", "-m", "theirs")
        theirs.did("zhou", "sync")
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "ours")
    before = ours.git("rev-parse", "HEAD").strip()
    hook = ours.root / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(WAITS.format(mark=tmp_path / "mark"))
    hook.chmod(0o755)
    done = interrupted(clones, tmp_path / "mark")
    assert done.returncode == 128 + signal.SIGINT
    after = ours.git("rev-parse", "HEAD").strip()
    assert (after != before) == came
    if came:
        told = f"(the branch has moved from {before[:10]} to {after[:10]}; what came in: "
        line = next(line for line in done.stderr.splitlines() if line.startswith(told))
        shown = ours.git(*line.partition("what came in: `git ")[2].rstrip("`)").split())
        assert "comment q3/page" in shown
    else:
        assert "(nothing came in: the branch stands where it stood; " in done.stderr
    hook.unlink()
    assert "ours" in ours.did("li", "sync")
    assert ours.git("status", "--porcelain") == ""
