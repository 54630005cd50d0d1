"""The lock that is held by one process at a time, and ends with it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from xcollab.store.transaction.file_lock import FileLock

HOLD = """
import sys
from pathlib import Path
from xcollab.store.transaction.file_lock import FileLock
assert FileLock(Path(sys.argv[1]), 0o644).taken()
print("held", flush=True)
sys.stdin.read()
"""


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock", 0o644), FileLock(tmp_path / "lock", 0o644)
    assert first.taken() and not second.taken()
    first.release()
    assert second.taken() and not first.taken()
    second.release()


def test_it_ends_with_the_process_that_was_killed(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock", 0o644)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout and other.stdout.readline() == b"held\n"
        assert not lock.taken()
        other.kill()
        other.wait()
        assert lock.taken()
    lock.release()


def test_where_a_repository_is_shared_the_others_may_write_it_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        lock = FileLock(tmp_path / "lock", 0o664)
        assert lock.taken()
    finally:
        os.umask(before)
    lock.release()
    assert stat.S_IMODE(lock.path.stat().st_mode) == 0o664


def test_where_no_file_can_be_made_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        FileLock(tmp_path / "none/lock", 0o644).taken()


def test_it_is_not_taken_by_way_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        FileLock(tmp_path / "lock", 0o644).taken()
    assert not (tmp_path / "elsewhere").exists()
