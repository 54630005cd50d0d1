"""Several accounts on one clone, and one that may not write: told in words by acts and by `doctor`; reading goes on."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.forked.program import forked

LOG = ("task", "log", "report", "-s", "doing", "-m", "half")
ANOTHER = ("unshare", "--user", "--map-user=12345") if os.geteuid() == 0 else ()
"""Root may write everywhere; in a user namespace it is an account like any other."""


def _possible() -> bool:
    try:
        return subprocess.run([*ANOTHER, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


as_another = pytest.mark.skipif(
    not _possible(), reason="root may write everywhere, and this system has no user namespaces"
)


def program(company: Company, *words: str, who: str = "li") -> tuple[int, str]:
    """xcollab as a program of an account like any other: its exit code and all that it said."""
    environment = {**company.environment, **identity(who, company.clock)}
    command = forked(*words, account=ANOTHER)
    done = subprocess.run(command, cwd=company.root, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr and "made a mistake" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def forbid(path: Path) -> None:
    """Nobody may write there."""
    for one in (path, *path.rglob("*")) if path.is_dir() else (path,):
        one.chmod(one.stat().st_mode & ~0o222)


@as_another
@pytest.mark.parametrize(
    "name", [".git", ".git/xcollab.lock", ".git/xcollab.queue", ".git/objects", ".git/refs", "collabs", "."]
)
def test_where_this_account_may_not_write_acts_are_refused_and_reading_goes_on(working: Company, name: str) -> None:
    assert program(working, *LOG)[0] == 0  # the lock and the queue are there now
    head = working.git("rev-parse", "HEAD")
    forbid(working.root / name)
    code, said = program(working, *LOG)
    told = program(working, "doctor", who="zhou")
    assert code == 4 and said.startswith("error: ") and "ermission" in said
    assert working.git("rev-parse", "HEAD") == head
    assert told[0] == 1 and "[not-writable]" in told[1] and "this account may not write" in told[1]
    for words in (("board",), ("status", "q3"), ("check",), ("history", "q3"), ("inbox",)):
        assert program(working, *words)[0] == 0
    for one in (working.root, *working.root.rglob("*")):
        one.chmod(one.stat().st_mode | 0o200)
    assert working.git("status", "--porcelain") == ""
    assert program(working, *LOG)[0] == 0


def test_in_a_repository_that_accounts_share_the_lock_and_the_queue_are_shared_too(working: Company) -> None:
    git = working.root / ".git"
    (git / "xcollab.lock").unlink()
    (git / "xcollab.queue").rmdir()
    git.chmod(git.stat().st_mode | 0o020)
    working.did("li", *LOG)
    assert (git / "xcollab.lock").stat().st_mode & 0o022 == 0o020
    assert (git / "xcollab.queue").stat().st_mode & 0o022 == 0o020


def test_in_a_repository_of_one_account_nobody_else_may_write_the_lock(working: Company) -> None:
    git = working.root / ".git"
    git.chmod(0o755)
    working.did("li", *LOG)
    for name in ("xcollab.lock", "xcollab.queue"):
        assert (git / name).stat().st_mode & 0o022 == 0
