"""Attachments lie under their digest, so the same bytes are kept once and never change."""

import hashlib
import os

import pytest

from tests.company import Company
from tests.store.bystanders import of_last_commit, state
from xcollab.store.attaching import LARGEST

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
        file.truncate(LARGEST + 1)
    before = state(working)
    for name, said in (("pipe", "is not a plain file"), ("huge.bin", "has more than 10 MB"), ("nowhere.pdf", "cannot be read"),
                       ("acme", "is not a plain file"), ("nowhere/x.pdf", "cannot be read")):  # fmt: skip
        result = working.does("li", *LOG, "--attach", f"../{name}")
        assert (result.code, result.out) == (2, "")
        assert f"../{name} {said}" in result.err
    assert state(working) == before
