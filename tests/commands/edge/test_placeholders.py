"""A `…` stands for a text in hints and examples; typed as it stands, it is refused where a text is wanted, at every door."""

from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.typist import Typist

NEW = ("request", "new", "q4", "--title", "Q4", "--background", "b", "--objective", "o", "--coordinator", "zhou",
       "--department", "sales", "--due", "2024-12-30", "--milestone", "M; date=2024-12-01")  # fmt: skip


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ((*NEW, "--title", "…"), "--title"),
        ((*NEW, "--title", " … "), "--title"),
        ((*NEW, "--title", "'…'"), "--title"),
        ((*NEW, "--objective", "…"), "--objective"),
        ((*NEW, "--milestone", "…; date=2024-12-01"), "--milestone"),
        (("task", "comment", "report", "-m", "…"), "--text"),
        (("task", "edit", "report", "--criterion", "…"), "--criterion"),
        (("task", "reschedule", "report", "--to", "2024-07-20", "--reason", "…"), "--reason"),
        (("issue", "open", "--title", "…", "--kind", "delay"), "--title"),
        (("meeting", "add", "--kind", "weekly", "--topic", "t", "--attendee", "…"), "--attendee"),
        (("request", "comment", "q3", "-m", "…"), "--text"),
        (("department", "add", "legal", "--name", "…"), "--name"),
        (("department", "edit", "sales", "--name", "…"), "--name"),
        (("member", "add", "he", "--name", "…", "--email", "he@example.com", "--department", "sales"), "--name"),
        (("pr", "open", "--title", "…"), "--title"),
        (("redact", "k3d9", "--field", "text", "--reason", "…"), "--reason"),
    ],
)
def test_it_is_refused_as_a_text(working: Company, words: tuple[str, ...], flag: str) -> None:
    before = working.git("rev-parse", "HEAD")
    result = working.does("zhou", *words)
    assert result.code == 2 and f"… stands for a text, and is none ({flag})" in result.err, result.err
    assert "hint: write what you mean instead of …" in result.err
    assert working.git("rev-parse", "HEAD") == before


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("status: doing\ntext: …\n", 2),
        ("text: Going well\nstatus: needs-help\nneeds:\n  what: …\n  from: tech\n", 3),
    ],
)
def test_it_is_refused_in_a_file_by_its_line(working: Company, form: str, line: int) -> None:
    (working.root.parent / "form.yaml").write_text(form, encoding="utf-8")
    result = working.does("li", "task", "log", "report", "--file", "../form.yaml")
    assert result.code == 2 and f"is none (../form.yaml:{line})" in result.err, result.err


def test_whoever_can_be_asked_is_asked_again(working: Company) -> None:
    typist = Typist(working, "li", "task", "log", "report", "-s", "doing")
    typist.types("…", "Going well")
    assert typist.ends() == 0 and typist.seen.count("is none") == 1, typist.seen
    assert "+text: Going well" in working.git("show", "--format=")


def test_a_text_that_holds_one_is_a_text(working: Company) -> None:
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "Waiting … and waiting")
    working.did("li", "task", "log", "report", "-s", "doing", "-m", "...")


def test_a_company_is_not_called_so(tmp_path: Path, git_environment: dict[str, str]) -> None:
    (tmp_path / "acme").mkdir()
    result = Company(tmp_path / "acme", git_environment).does("zhou", "init", "--name", "…")
    assert result.code == 2 and "(--name)" in result.err
