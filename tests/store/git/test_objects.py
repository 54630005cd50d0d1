"""Git's objects by their ids: what cannot be read is told by what is wrong with it, and hides nothing else."""

import os
import subprocess
import zlib
from pathlib import Path

import pytest

from xcollab.errors import GitRefused
from xcollab.store.git.objects import Objects, Unread
from xcollab.store.git.runner import Git


@pytest.fixture(params=["sha1", "sha256"])
def git(request: pytest.FixtureRequest, tmp_path: Path, git_environment: dict[str, str]) -> Git:
    """An empty repository of each object format."""
    subprocess.run(["git", "init", "--quiet", f"--object-format={request.param}"], cwd=tmp_path, check=True)
    return Git(tmp_path, git_environment)


def blob(git: Git, text: str) -> str:
    return git.run("hash-object", "-w", "--stdin", given=text.encode()).text


def file_of(git: Git, name: str) -> Path:
    path = git.directory / ".git/objects" / name[:2] / name[2:]
    path.chmod(0o600)
    return path


def test_many_objects_are_read_by_one_process(git: Git) -> None:
    texts = [f"text {number}\n" * number for number in range(150)]
    names = [blob(git, text) for text in texts]
    assert git.objects.read(names) == {name: text.encode() for name, text in zip(names, texts, strict=True)}
    assert git.objects.one(names[7]) == texts[7].encode()


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda file: file.unlink(), "object-missing"),
        (lambda file: file.write_bytes(b""), "object-missing"),
        (lambda file: file.write_bytes(file.read_bytes()[:12]), "object-damaged"),
        (lambda file: file.write_bytes(zlib.compress(b"blob 6\0hellO\n")), "object-damaged"),
        (lambda file: (file.unlink(), file.mkdir()), "object-damaged"),
    ],
    ids=["gone", "empty", "cut short", "of another content", "a directory"],
)
def test_an_object_that_cannot_be_read_hides_no_other(git: Git, damage: object, why: str) -> None:
    names = [blob(git, text) for text in ("first\n", "hello\n", "last\n")]
    damage(file_of(git, names[1]))  # type: ignore[operator]
    for largest in (None, 100):
        found = git.objects.read(names, largest)
        assert (found[names[0]], found[names[2]]) == (b"first\n", b"last\n")
        assert found[names[1]] == Unread(why)  # type: ignore[arg-type]
    with pytest.raises(GitRefused, match=why):
        git.objects.one(names[1])


def test_what_is_larger_than_wanted_is_not_read(git: Git) -> None:
    small, large = blob(git, "small\n"), blob(git, "x" * 1000)
    assert git.objects.read([large, small], 999) == {large: Unread("too-large", 1000), small: b"small\n"}


@pytest.mark.parametrize("name", ["zz", "HEAD", "", "a\nb", "0" * 40], ids=repr)
def test_what_is_no_id_names_no_object(git: Git, name: str) -> None:
    assert git.objects.read([name]) == {name: Unread("object-missing")}


def test_the_empty_tree_is_that_of_the_object_format(git: Git) -> None:
    assert git.run("cat-file", "-t", git.empty_tree).text == "tree"
    assert git.run("ls-tree", git.empty_tree).text == ""


def test_a_name_means_what_it_means_now_however_long_the_process_is_there(git: Git) -> None:
    def committed(text: str) -> str:
        (git.directory / "a file").write_text(text)
        git.run("add", "a file")
        git.run("-c", "user.name=Zhou", "-c", "user.email=zhou@example.com", "commit", "--quiet", "--message", text)
        return git.run("rev-parse", "HEAD").text

    assert git.id_of("HEAD^{commit}") == ""
    for after in (
        (),
        ("pack-refs", "--all"),
        ("gc", "--quiet"),
        ("checkout", "--quiet", "--detach"),
        ("repack", "-adq"),
    ):
        commit = committed(f"before {after}")
        assert git.objects.id_of("HEAD^{commit}") == git.id_of("HEAD") == commit
        assert git.objects.one(git.id_of("HEAD:a file")) == f"before {after}".encode()
        if after:
            git.run(*after)
            assert git.objects.id_of("HEAD^{commit}") == commit
    git.run("tag", "a-tag", "HEAD~2")
    assert git.objects.id_of("a-tag^{commit}") == git.id_of("HEAD~2")
    assert git.id_of("HEAD:nothing") == git.id_of("HEAD:a\nfile") == git.id_of("--all") == git.id_of("") == ""


def test_a_git_that_does_not_answer_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcollab.store.git.objects._PATIENCE", 0.04)
    objects = Objects(("sh", "-c", "exec sleep 600"), tmp_path, os.environ)
    assert objects.id_of("HEAD") == ""
    assert objects.read(["0" * 40]) == {"0" * 40: Unread("object-damaged")}


def test_answers_come_in_pieces_of_any_length(git: Git) -> None:
    """A pipe holds 64 KiB: what is longer, and the line before it, come in several parts."""
    texts = [bytes([65 + size % 7]) * size for size in (0, 1, 65_400, 65_536, 131_072, 700_001, 3)]
    names = [git.run("hash-object", "-w", "--stdin", given=text).text for text in texts]
    assert git.objects.read(names) == dict(zip(names, texts, strict=True))
    assert git.objects.read(reversed(names), largest=100_000)[names[5]] == Unread("too-large", 700_001)
    assert git.objects.one(names[6]) == texts[6]
