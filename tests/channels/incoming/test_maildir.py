"""A maildir of real files: the newest first, nothing deleted, nothing waited for, nothing followed out of it."""

import os
from pathlib import Path

import pytest

from xcollab.channels.incoming.maildir import Maildir
from xcollab.channels.incoming.mime import LARGEST
from xcollab.errors import Misused


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    for moment, name in enumerate(["cur/1.a:2,S", "new/2.b", "new/3.c"]):
        (tmp_path / name).write_bytes(name.encode())
        os.utime(tmp_path / name, (moment, moment))
    return tmp_path


def test_the_newest_come_first_and_no_more_than_asked_for(directory: Path) -> None:
    assert [content for _, content in Maildir(directory).mails(2)] == [b"new/3.c", b"new/2.b"]
    assert len([*Maildir(directory).mails(50)]) == 3


def test_nothing_changes_unless_a_mark_is_asked_for(directory: Path) -> None:
    box = Maildir(directory)
    names = [name for name, _ in box.mails(50)]
    assert {*names} == {f"{path.parent.name}/{path.name}" for path in directory.glob("*/*")}
    box.mark(["new/3.c", "cur/1.a:2,S", "new/gone"])
    assert sorted(f"{path.parent.name}/{path.name}" for path in directory.glob("*/*")) == [
        "cur/1.a:2,S",
        "cur/3.c:2,S",
        "new/2.b",
    ]


def test_only_plain_files_in_it_are_read(directory: Path, tmp_path: Path) -> None:
    os.mkfifo(directory / "new/pipe")
    (directory / "new/link").symlink_to("/etc/passwd")
    (directory / "new/directory").mkdir()
    assert len([*Maildir(directory).mails(50)]) == 3


def test_of_a_large_file_the_beginning_is_read(directory: Path) -> None:
    (directory / "new/large").write_bytes(b"x" * (3 * LARGEST))
    assert len(next(content for name, content in Maildir(directory).mails(50) if name == "new/large")) == LARGEST + 1


def test_another_directory_is_none(tmp_path: Path) -> None:
    with pytest.raises(Misused, match="not-a-maildir"):
        Maildir(tmp_path)
