"""Several people, or programs, in one clone at the same moment: every act lands, one after the other."""

import subprocess
from pathlib import Path

from tests.support.company import Company, identity
from tests.support.forked.program import forked
from tests.support.shared import share


def test_acts_of_several_processes_at_once_all_land_each_in_a_commit_of_its_own(working: Company) -> None:
    people = ("li", "sun", "wang", "zhao", "zhou", "chen")
    before = int(working.git("rev-list", "--count", "HEAD"))
    running = [
        subprocess.Popen(
            forked("request", "comment", "q3", "-m", f"I am {who}"),
            cwd=working.root, env={**working.environment, **identity(who, working.clock)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for who in people
    ]  # fmt: skip
    for process in running:
        _, err = process.communicate()
        assert process.returncode == 0, err.decode()
        assert all(b"waiting" in line for line in err.splitlines()), "nothing is said but that it waits"
    assert int(working.git("rev-list", "--count", "HEAD")) == before + len(people)
    authors = set(working.git("log", f"-{len(people)}", "--format=%ae").split())
    assert authors == {f"{who}@example.com" for who in people}
    assert working.git("status", "--porcelain") == ""
    assert working.does("zhou", "check").code == 0
    moments = [
        entry.read_text().partition("at: ")[2][:25] for entry in working.root.glob("collabs/q3/logs/request/20240704*")
    ]
    assert len(set(moments)) == len(people), "each is said a second after the one before"


def test_syncs_of_one_clone_at_once_share_every_act_once(working: Company, tmp_path: Path) -> None:
    clones = share(working, tmp_path)
    for number in range(3):
        clones.ours.did("li", "task", "comment", "report", "-m", f"Remark {number}")
    clones.theirs.did("wang", "task", "confirm", "page")
    clones.theirs.did("wang", "sync")
    before = int(clones.ours.git("rev-list", "--count", "origin/main"))
    running = [
        subprocess.Popen(
            forked("sync"),
            cwd=working.root, env={**working.environment, **identity("li", working.clock)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]  # fmt: skip
    for process in running:
        _, err = process.communicate()
        assert process.returncode == 0, err.decode()
    assert int(clones.ours.git("rev-list", "--count", "origin/main")) == before + 1 + 3
    assert clones.ours.git("status", "--porcelain") == ""
