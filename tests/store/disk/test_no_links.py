"""Paths below a directory are reached without a link, whichever component it is; with handles, and as Windows has to."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from xcollab.errors import Refused
from xcollab.store.disk import no_links


@pytest.fixture(params=[True, False], ids=["by handles", "by names"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory `home` with `a/b/file` in it, and `outside` beside it with a file of the same name."""
    monkeypatch.setattr(no_links, "_HANDLES", request.param and no_links._HANDLES)
    for place in ("home/a/b", "outside/b"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "file").write_text(place)
        (tmp_path / place / "file").chmod(0o755)
    return tmp_path / "home"


def _read_after_another(root: Path, path: str) -> bytes:
    with no_links.reading(root) as read:
        read("a/b/file", 100)
        return read(path, 100)


Act = Callable[[Path, str], object]
ACTS: dict[str, Act] = {
    "read": lambda root, path: no_links.read(root, path, 100),
    "read after another": _read_after_another,
    "write": lambda root, path: no_links.write(root, path, b"new", ".beside"),
    "remove": no_links.remove,
    "chmod": lambda root, path: no_links.chmod(root, path, without=0o111),
    "look": no_links.look,
}


def outside(root: Path) -> list[tuple[str, int, bytes]]:
    found = sorted((root.parent / "outside").rglob("*"))
    return [(str(path), path.lstat().st_mode, path.read_bytes() if path.is_file() else b"") for path in found]


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("link", ["a", "a/b"])
def test_a_link_on_the_way_is_refused_and_nothing_behind_it_changes(root: Path, act: Act, link: str) -> None:
    (root / link).rename(root.parent / "aside")
    (root / link).symlink_to(root.parent / "outside" / ("" if link == "a" else "b"))
    before = outside(root)
    with pytest.raises(Refused) as caught:
        act(root, "a/b/file")
    assert (caught.value.code, caught.value.arguments["path"]) == ("special-file", link)
    assert outside(root) == before


@pytest.mark.parametrize("act", [ACTS[name] for name in ("read", "write", "chmod")], ids=["read", "write", "chmod"])
@pytest.mark.parametrize("kind", ["link", "pipe", "directory"])
def test_what_is_no_plain_file_is_neither_opened_nor_replaced(root: Path, act: Act, kind: str) -> None:
    file = root / "a/b/file"
    file.unlink()
    made: dict[str, Callable[[], None]] = {
        "link": lambda: file.symlink_to(root.parent / "outside/b/file"),
        "pipe": lambda: os.mkfifo(file),
        "directory": file.mkdir,
    }
    made[kind]()
    before = outside(root)
    with pytest.raises(Refused, match="special-file"):
        act(root, "a/b/file")
    assert outside(root) == before
    assert os.listdir(root / "a/b") == ["file"]


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize(
    "path", ["../outside/b/file", "a/../../outside/b/file", "/etc/hostname", "", "a//b", "a/./b", "a/\0"]
)
def test_a_path_that_leads_elsewhere_is_refused(root: Path, act: Act, path: str) -> None:
    with pytest.raises(Refused, match="outside"):
        act(root, path)


def test_a_link_itself_is_removed_and_not_what_it_names(root: Path) -> None:
    (root / "a/link").symlink_to(root.parent / "outside/b/file")
    no_links.remove(root, "a/link")
    no_links.remove(root, "a/link")
    assert (root.parent / "outside/b/file").exists()
    assert os.listdir(root / "a") == ["b"]


def test_no_more_than_the_limit_and_a_byte_is_read(root: Path) -> None:
    with open(root / "a/huge", "wb") as file:
        file.truncate(10 * 2**30)
    assert no_links.read(root, "a/huge", 5) == bytes(6)
    assert no_links.read(root, "a/b/file", 100) == b"home/a/b"


def test_a_file_is_written_whole_with_its_permissions_and_its_directories(root: Path) -> None:
    (root / "a/b/file").chmod(0o640)
    no_links.write(root, "a/b/file", b"new", ".beside")
    no_links.write(root, "x/y/z", b"more", ".beside")
    assert ((root / "a/b/file").read_bytes(), (root / "x/y/z").read_bytes()) == (b"new", b"more")
    assert stat.S_IMODE((root / "a/b/file").stat().st_mode) == 0o640
    assert os.listdir(root / "x/y") == ["z"]


def test_a_write_that_fails_leaves_the_file_as_it_was_and_nothing_beside_it(root: Path) -> None:
    limited = (
        "import resource, signal, sys; from pathlib import Path; from xcollab.store.disk import no_links\n"
        f"no_links._HANDLES = {no_links._HANDLES}\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "no_links.write(Path(sys.argv[1]), 'a/b/file', b'x' * 100, '.beside')"
    )
    done = subprocess.run([sys.executable, "-c", limited, str(root)], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert (root / "a/b/file").read_text() == "home/a/b"
    assert os.listdir(root / "a/b") == ["file"]


def test_a_file_with_a_second_name_keeps_its_permissions_because_that_may_lie_anywhere(root: Path) -> None:
    os.link(root.parent / "outside/b/file", root / "a/second")
    with pytest.raises(Refused, match="special-file"):
        no_links.chmod(root, "a/second", without=0o111)
    no_links.chmod(root, "a/b/file", without=0o111)
    assert stat.S_IMODE((root / "a/b/file").stat().st_mode) == 0o644
    assert stat.S_IMODE((root.parent / "outside/b/file").stat().st_mode) == 0o755


def test_a_walk_tells_links_and_does_not_follow_them(root: Path) -> None:
    (root / "a/link").symlink_to(root.parent / "outside")
    (root / "top").symlink_to(root.parent / "outside")
    (root / "a/.git").mkdir()
    (root / "a/.git/HEAD").write_text("")
    assert [found.path for found in no_links.below(root, "a")] == ["a/b/file", "a/link"]
    assert [found.path for found in no_links.below(root, "top")] == ["top"]
    assert [found.path for found in no_links.below(root, "nowhere")] == []


def test_a_walk_ends_at_a_depth_that_no_workspace_has(root: Path) -> None:
    here = os.open(root, os.O_RDONLY)
    for _ in range(3000):  # deeper than any path that the system takes, and than Python's own stack
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    (found,) = no_links.below(root, "d")
    assert found.path.count("/") == no_links.DEEPEST
    subprocess.run(["rm", "-rf", str(root / "d")], check=True)


def test_files_beside_each_other_are_read_by_entering_their_directory_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/b/1", "a/b/2", "a/c/d/1", "a/c/2", "3"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    entered: list[str] = []
    step = no_links._step

    def noted(handle: int, part: str, path: str, *, make: bool) -> int:
        entered.append(path)
        return step(handle, part, path, make=make)

    monkeypatch.setattr(no_links, "_step", noted)
    with no_links.reading(root) as read:
        for name in ("a/b/1", "a/b/2", "a/c/d/1", "a/c/2", "3"):
            assert read(name, 100) == name.encode()
        with pytest.raises(FileNotFoundError):
            read("a/none/1", 100)
        assert read("a/c/2", 100) == b"a/c/2"
    assert entered in (["a", "a/b", "a/c", "a/c/d", "a", "a/none", "a/c"], [])  # Windows has no handles
    assert [found.path for found in no_links.below(root, "a")] == ["a/b/1", "a/b/2", "a/b/file", "a/c/2", "a/c/d/1"]
