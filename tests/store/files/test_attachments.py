"""Attachments lie under their digest, so the same bytes are kept once and never change."""

import hashlib
import os

import pytest

from tests.support.bystanders import of_last_commit, state
from tests.support.company import Company
from xcollab.schema.digests import LARGEST_ATTACHMENT

LOG = ("task", "log", "report", "-s", "doing", "-m", "x")


def test_the_same_bytes_under_two_names_are_one_file_and_keep_both_names(working: Company) -> None:
    for name in ("竞品 报告.PDF", "copy.pdf"):
        (working.root.parent / name).write_bytes(b"%PDF\r\n\x00")
    working.did("li", *LOG, "--attach", "../竞品 报告.PDF", "--attach", "../copy.pdf")
    digest = hashlib.sha256(b"%PDF\r\n\x00").hexdigest()[:12]
    attached = [path for path in of_last_commit(working) if "attachments" in path]
    assert attached == [f"collabs/q3/attachments/{digest}.pdf"]
    assert (working.root / attached[0]).read_bytes() == b"%PDF\r\n\x00"
    (statement,) = of_last_commit(working) - set(attached)
    text = (working.root / statement).read_text(encoding="utf-8")
    assert "name: 竞品 报告.PDF" in text
    assert "name: copy.pdf" in text
    working.did("li", *LOG, "--attach", "../copy.pdf")
    assert len(of_last_commit(working)) == 1, "what is there already is not added again"


@pytest.mark.parametrize(
    ("name", "ending"),
    [("x.tar.gz", ".gz"), ("README", ""), ("x.设计稿", ""), (".hidden", ""), ("x.verylongending", "")],
)
def test_only_a_plain_ending_is_kept_in_the_path(working: Company, name: str, ending: str) -> None:
    (working.root.parent / name).write_text("x")
    working.did("li", *LOG, "--attach", f"../{name}")
    digest = hashlib.sha256(b"x").hexdigest()[:12]
    assert f"collabs/q3/attachments/{digest}{ending}" in of_last_commit(working)


def test_what_cannot_be_attached_is_refused_and_nothing_changes(working: Company) -> None:
    outside = working.root.parent
    os.mkfifo(outside / "pipe")
    with open(outside / "huge.bin", "wb") as file:
        file.truncate(LARGEST_ATTACHMENT + 1)
    before = state(working)
    for name, said in (("pipe", "is not a plain file"), ("huge.bin", "has more than 10 MB"), ("nowhere.pdf", "cannot be read"),
                       ("acme", "is not a plain file"), ("nowhere/x.pdf", "cannot be read")):  # fmt: skip
        result = working.does("li", *LOG, "--attach", f"../{name}")
        assert (result.code, result.out) == (2, "")
        assert f"../{name} {said}" in result.err
    assert state(working) == before


def test_where_other_bytes_lie_under_the_same_digits_the_name_takes_more_of_them(working: Company) -> None:
    (working.root.parent / "new.pdf").write_bytes(b"new")
    digest = hashlib.sha256(b"new").hexdigest()
    clash = working.root / f"collabs/q3/attachments/{digest[:12]}.pdf"
    clash.parent.mkdir(exist_ok=True)
    clash.write_bytes(b"old")
    working.git("add", "collabs")
    working.git("commit", "-qm", "Bytes that happen to begin alike")
    for _ in range(2):
        working.did("li", *LOG, "--attach", "../new.pdf")
    assert (clash.parent / f"{digest[:13]}.pdf").read_bytes() == b"new"
    assert clash.read_bytes() == b"old"
    assert sorted(path.name for path in clash.parent.glob(f"{digest[:12]}*")) == [
        f"{digest[:12]}.pdf",
        f"{digest[:13]}.pdf",
    ]
    saying = [
        path for path in (working.root / "collabs").rglob("*.yaml") if f"sha256: {digest}" in path.read_text("utf-8")
    ]
    assert len(saying) == 2
    assert all(f"path: attachments/{digest[:13]}.pdf" in path.read_text("utf-8") for path in saying)


@pytest.mark.parametrize("where", [(), ("--staged",), ("--at", "HEAD")], ids=["working tree", "index", "revision"])
def test_check_compares_every_byte_of_what_a_statement_names(working: Company, where: tuple[str, ...]) -> None:
    (working.root.parent / "a.txt").write_text("as it was attached")
    working.did("li", *LOG, "--attach", "../a.txt")
    (path,) = (path for path in of_last_commit(working) if path.endswith(".txt"))
    (statement,) = of_last_commit(working) - {path}
    assert "nothing wrong" in working.did("li", "check", *where)
    for content, code in (
        (b"As it was attached", "attachment-other-bytes"),
        (bytes(LARGEST_ATTACHMENT + 1), "attachment-too-large"),
    ):
        (working.root / path).write_bytes(content)
        working.git("add", "collabs")
        working.git("commit", "-qm", "Another file")
        result = working.does("li", "check", *where)
        assert result.code == 1
        assert next(line for line in result.out.splitlines() if line.endswith(f"[{code}]")).startswith(
            f"{statement}:"
        ), code


def test_an_attachment_is_named_whole_and_its_name_fits_its_digest(working: Company) -> None:
    (working.root.parent / "a.txt").write_text("a")
    working.did("li", *LOG, "--attach", "../a.txt")
    (statement,) = (working.root / path for path in of_last_commit(working) if path.endswith(".yaml"))
    text = statement.read_text("utf-8")
    digest = hashlib.sha256(b"a").hexdigest()
    for wrong, code in (
        (text.replace(f"sha256: {digest}", f"sha256: {digest[:12]}"), "bad-sha256"),
        (text.replace(f"    sha256: {digest}\n", ""), "missing-key"),
        (text.replace(f"sha256: {digest}", f"sha256: {'0' * 64}"), "attachment-other-name"),
        (text.replace(f"    path: attachments/{digest[:12]}.txt\n", ""), "attachment-without-path"),
        (text.replace(f"attachments/{digest[:12]}", f"attachments/{digest[:11]}"), "bad-form"),
    ):
        statement.write_text(wrong, "utf-8")
        assert f"[{code}]" in working.does("li", "check").out, code
