"""A commit as git stores it, odd ones too: what stands in it is read in one way, and what git would not have written is named."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from xcollab.store.git.commit_object import Commit
from xcollab.store.git.commits import commits_of
from xcollab.store.git.dates import NEVER
from xcollab.store.git.runner import Git

TREE = "tree " + "1" * 40
AUTHOR = "author Li Na <li@example.com> 1720000000 +0800"
COMMITTER = "committer forge <noreply@forge.example> 1720000100 +0000"


def commit(*headers: str, message: str = "Subject\n") -> Commit:
    """A commit with these headers."""
    return Commit("0" * 40, ("\n".join(headers) + f"\n\n{message}").encode())


def test_what_git_wrote_is_read_as_git_shows_it() -> None:
    found = commit(TREE, "parent " + "2" * 40, "parent " + "3" * 40, AUTHOR, COMMITTER, "gpgsig -----BEGIN", " author Eve",
                   message="Two\nlines\n\nBody\n\nXcollab-Act: task.edit\n")  # fmt: skip
    assert (found.tree, found.parents) == ("1" * 40, ("2" * 40, "3" * 40))
    assert (found.author.name, found.author.email, found.at.isoformat()) == (
        "Li Na", "li@example.com", "2024-07-03T17:46:40+08:00",
    )  # fmt: skip
    assert (found.committer.email, found.committed.isoformat()) == (
        "noreply@forge.example",
        "2024-07-03T09:48:20+00:00",
    )
    assert (found.subject, found.said("xcollab-act"), found.flaws) == ("Two lines", "task.edit", ())


FLAWS = {
    "an author twice": ((TREE, AUTHOR, AUTHOR.replace("Li Na <li", "Eve <eve"), COMMITTER), ("author",)),
    "no author": ((TREE, COMMITTER), ("author",)),
    "no committer": ((TREE, AUTHOR), ("committer",)),
    "a committer twice": ((TREE, AUTHOR, COMMITTER, COMMITTER), ("committer",)),
    "two trees": ((TREE, TREE, AUTHOR, COMMITTER), ("tree",)),
    "a parent after the author": ((TREE, AUTHOR, "parent " + "2" * 40, COMMITTER), ("parent",)),
    "an address in the name": ((TREE, AUTHOR.replace("Li Na", "Eve <eve@example.com>"), COMMITTER), ("author",)),
    "a bracket in the address": ((TREE, AUTHOR.replace("li@", "l>i@"), COMMITTER), ("author",)),
    "no address": ((TREE, "author Li Na 1720000000 +0800", COMMITTER), ("author",)),
    "no date": ((TREE, "author Li Na <li@example.com>", COMMITTER), ("author",)),
    "a date beyond the calendar": ((TREE, AUTHOR, COMMITTER.replace("1720000100", "9" * 18)), ("committer",)),
    "a date before 1970": ((TREE, AUTHOR.replace("1720000000", "-5"), COMMITTER), ("author",)),
    "a zone of more than a day": ((TREE, AUTHOR.replace("+0800", "+9900"), COMMITTER), ("author",)),
    "nothing": ((), ("tree", "author", "committer")),
}


@pytest.mark.parametrize("name", FLAWS)
def test_what_git_would_not_have_written_is_named_and_read_all_the_same(name: str) -> None:
    headers, flaws = FLAWS[name]
    found = commit(*headers, message="Subject\n\nXcollab-Act: a.b\n")
    assert found.flaws == flaws
    assert (found.said("Xcollab-Act"), found.at >= NEVER) == ("a.b", True)


def test_a_nul_is_named() -> None:
    assert commit(TREE, AUTHOR, COMMITTER, message="Subject\0\n\nCo-authored-by: Li <li@example.com>").flaws == ("NUL",)


TRAILERS = {
    "keys in any case": ("S\n\nXCOLLAB-act: a.b\n", "a.b"),
    "a folded line": ("S\n\nXcollab-Act:\n  a.b\n", "a.b"),
    "the last of two": ("S\n\nXcollab-Act: x.y\nXcollab-Act: a.b\n", "a.b"),
    "an empty one says nothing": ("S\n\nXcollab-Act: a.b\nXcollab-Act:\n", "a.b"),
    "a blank before the colon": ("S\n\nXcollab-Act : a.b\n", "a.b"),
    "line ends of another system": ("S\r\n\r\nXcollab-Act: a.b\r\n", "a.b"),
    "not in the first paragraph": ("Xcollab-Act: a.b\n", ""),
    "before a footer that a hook added": ("S\n\nXcollab-Act: a.b\n\nChange-Id: I8473b95934b5732a\n", "a.b"),
    "before what a hook added without a form": ("S\n\nXcollab-Act: a.b\n\nRefs #12\n\n[skip ci]\n", "a.b"),
    "not of several acts in one message": ("S\n\nXcollab-Act: a.b\n\nXcollab-Act: x.y\n\nSquashed\n", ""),
    "not of several acts, the last one last": ("S\n\nXcollab-Act: x.y\n\nXcollab-Act: a.b\n", "a.b"),
    "not after a letter that only some take for a line's end": ("S\n\nBody\x0bXcollab-Act: a.b\n", ""),
}


@pytest.mark.parametrize("name", TRAILERS)
def test_trailers_are_read_by_one_rule(name: str) -> None:
    message, act = TRAILERS[name]
    assert commit(TREE, AUTHOR, COMMITTER, message=message).said("Xcollab-Act") == act


@pytest.mark.parametrize(
    "value", ["Li Na", "Li <li@example.com> x", "Li <l i@example.com>", "Li <<li@example.com>", "<>"]
)
def test_a_co_author_without_a_plain_address_is_nobody(value: str) -> None:
    assert commit(TREE, AUTHOR, COMMITTER, message=f"S\n\nCo-authored-by: {value}\n").also == ()


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("GBK", "gbk"), ("ISO-8859-1", "latin-1"), ("idna", "utf-8"), ("rot13", "utf-8"), ("?", "utf-8")],
)
def test_a_known_encoding_is_honoured_and_another_is_utf_8(encoding: str, written: str) -> None:
    name = "Zoë" if written == "latin-1" else "李娜"
    raw = f"{TREE}\nauthor {name} <li@example.com> 1720000000 +0800\n{COMMITTER}\nencoding {encoding}\n\n{name}\n"
    found = Commit("0" * 40, raw.encode(written))
    assert (found.author.name, found.subject, found.flaws) == (name, name, ())


def steps(count: int) -> int:
    """How many lines of Python it takes to read a commit whose every part is that long."""
    space, number = " " * count, 0
    message = (
        f"S{space}\n\n{space}\nCo-authored-by:{space}<{space}\n {space}x\nCo-authored-by: {'<' * count}>\n"
        + "a: b\n" * count
    )
    raw = "\n".join((TREE, f"author {space}<{space}> 1{space} +0800", f"x {space}", "", message)).encode()

    def counted(*_: object) -> object:
        nonlocal number
        number += 1
        return counted

    sys.settrace(counted)  # type: ignore[arg-type]
    try:
        found = Commit("0" * 40, raw)
        assert found.also == () and found.subject == "S"
    finally:
        sys.settrace(None)
    return number


def test_reading_grows_as_the_commit_does() -> None:
    assert steps(2000) < 2.2 * steps(1000)


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_commits_are_read_whatever_the_object_format(
    tmp_path: Path, git_environment: dict[str, str], object_format: str
) -> None:
    company = Company(tmp_path, git_environment)
    company.git("init", "--quiet", f"--object-format={object_format}")
    for name in ("one", "two"):
        company.git("commit", "--quiet", "--allow-empty", "--message", name)
    found = list(commits_of(Git(tmp_path, git_environment), "--reverse", "HEAD"))
    assert [(c.subject, c.author.name, c.flaws) for c in found] == [("one", "Zhou Min", ()), ("two", "Zhou Min", ())]
    assert found[1].parents == (found[0].id,)


def test_history_does_not_stop_at_a_setting_that_git_alone_understands(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip
    with (company.root / ".git/config").open("a") as config:
        config.write('[includeIf "hasconfig:remote.*.url:https://**"]\n\tpath = none\n')
    assert "Chen Jing" in company.did("zhou", "history", "q3")


def test_an_odd_commit_stops_no_view(company: Company) -> None:
    raw = company.git("cat-file", "commit", "HEAD").replace(
        "committer ", "author Eve <eve@example.com> 1 +0000\ncommitter ", 1
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"], input=raw.encode(), cwd=company.root,
        env={**company.environment, **identity("zhou", company.clock)}, capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    company.git("update-ref", "HEAD", made)
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip
    company.did("zhou", "history")
    assert "mistake" not in company.does("zhou", "undo").err
