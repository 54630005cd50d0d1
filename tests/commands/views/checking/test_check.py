"""`check` on what people write by hand: a statement of one's own is as good as the command line's, and judged the same."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.company import Company

FEEDBACK = """\
on: q3/feedback/sales
act: feedback
at: 2024-07-01T14:00:00+08:00
by: li
as: sales/lead
answers: TERMS
decision: accept
scope:
  - Talks with dealers
"""
NAME = "20240701T060000Z-li-0a1b.yaml"


@pytest.fixture
def asked(company: Company) -> Company:
    """A request that sales and tech are asked about."""
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--department", "tech", "--due", "2024-09-30", "--milestone",
                "M; date=2024-09-01")  # fmt: skip
    company.did("chen", "request", "submit")
    company.clock = datetime.fromisoformat("2024-07-01T15:00+08:00")
    return company


def _terms(company: Company) -> str:
    return str(json.loads(company.did("li", "feedback", "show", "sales", "--json"))["feedback"]["sales"]["terms"])


def _write(company: Company, text: str, name: str = NAME, place: str = "q3/feedback/sales") -> Path:
    path = company.root / "collabs" / place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_statement_written_by_hand_is_checked_committed_with_plain_git_and_counts(asked: Company) -> None:
    _write(asked, FEEDBACK.replace("TERMS", _terms(asked)))
    assert "nothing wrong" in asked.did("li", "check")
    asked.git("add", "collabs")
    assert "nothing wrong" in asked.did("li", "check", "--staged")
    asked.git("commit", "-qm", "our answer")
    assert "Sales (sales): accepts" in asked.did("zhou", "request", "show")


@pytest.mark.parametrize(
    ("what", "instead", "code", "hint"),
    [
        ("by: li", "by: wang", "not-yours", "who may: li, sun"),
        ("by: li", "by: nobody", "unknown-member", "xcollab member list"),
        ("as: sales/lead", "as: sales/owner", "other-capacity", "write `as: sales/lead`"),
        ("answers: TERMS", "answers: terms1:" + "0" * 64, "stale-answer", "read them again"),
        ("scope:\n  - Talks with dealers\n", "", "field-needed", "--scope, or the key scope in the file"),
        ("decision: accept", "decision: 承接", "not-one-of-near", "write `decision: accept`"),
        ("on: q3/feedback/sales", "on: q3/feedback/tech", "other-place", "write `on: q3/feedback/sales`"),
        ("act: feedback", "act: answer", "unknown-act", "here is possible: acknowledge, comment, feedback"),
    ],
)
def test_a_mistake_in_it_is_found_with_what_to_write_instead(
    asked: Company, what: str, instead: str, code: str, hint: str
) -> None:
    text = FEEDBACK.replace(what, instead).replace("TERMS", _terms(asked))
    _write(asked, text)
    result = asked.does("li", "check")
    assert result.code == 1
    assert f"[{code}]" in result.out
    assert hint in result.out
    assert result.out.splitlines()[0].startswith(f"collabs/q3/feedback/sales/{NAME}:")


def test_statements_that_stand_on_one_another_are_judged_in_their_order(asked: Company) -> None:
    _write(asked, FEEDBACK.replace("TERMS", _terms(asked)))
    tech = FEEDBACK.replace("TERMS", _terms(asked)).replace("sales", "tech").replace("by: li", "by: wang")
    _write(asked, tech, "20240701T060000Z-wang-0a1b.yaml", "q3/feedback/tech")
    plan = asked.git(
        "show", "HEAD:collabs/q3/logs/request/" + next((asked.root / "collabs/q3/logs/request").iterdir()).name
    )
    digest = plan.partition("plan: ")[2].strip()
    confirm = (
        "on: q3/logs/request\nact: confirm\nat: 2024-07-01T15:00:00+08:00\nby: zhou\nas: marketing/coordinator\n"
        f"plan: {digest}\n"
    )
    _write(asked, confirm, "20240701T070000Z-zhou-0a1b.yaml", "q3/logs/request")
    assert "nothing wrong" in asked.did("zhou", "check")
    shutil.rmtree(asked.root / "collabs/q3/feedback/tech")
    assert "[not-accepted]" in asked.does("zhou", "check").out


def test_a_plan_edited_by_hand_where_only_a_statement_may_change_it_is_found(asked: Company) -> None:
    path = asked.root / "collabs/q3/request.yaml"
    path.write_text(path.read_text().replace("due: 2024-09-30", "due: 2024-10-31"))
    result = asked.does("chen", "check")
    assert "[request-edited]" in result.out
    assert "xcollab request revise -C q3" in result.out or "xcollab request revise" in result.out
    asked.did("chen", "request", "revise", "--reason", "later")
    assert "nothing wrong" in asked.did("chen", "check")
    assert "due: 2024-10-31" in asked.git("show", "HEAD:collabs/q3/request.yaml")


def test_a_revision_after_a_committed_edit_tells_the_change_from_history(asked: Company) -> None:
    path = asked.root / "collabs/q3/request.yaml"
    path.write_text(path.read_text().replace("due: 2024-09-30", "due: 2024-10-31"))
    asked.git("commit", "-qam", "edited without a word")
    assert "[request-edited]" in asked.does("chen", "check").out
    asked.did("chen", "request", "revise", "--reason", "later")
    statement = asked.git("show", "HEAD").replace("'", "")
    assert "field: due" in statement and "from: 2024-09-30" in statement and "to: 2024-10-31" in statement
    assert "nothing wrong" in asked.did("chen", "check")


def test_a_date_edited_after_its_owner_confirmed_is_found_with_the_statement_to_make(asked: Company) -> None:
    asked.did("zhou", "request", "confirm", "--without", "sales=away", "--without", "tech=away")
    asked.did(
        "zhou", "task", "add", "page", "--title", "P", "--owner", "wang", "--due", "2024-07-12", "--criterion", "c"
    )
    asked.did("wang", "task", "confirm", "page")
    path = asked.root / "collabs/q3/tasks/page.yaml"
    path.write_text(path.read_text().replace("due: 2024-07-12", "due: 2024-07-19"))
    result = asked.does("zhou", "check")
    assert "[due-edited]" in result.out
    assert "xcollab task reschedule q3/page --to 2024-07-19" in result.out


def test_what_is_not_committed_is_not_in_a_view_but_said_to_exist(asked: Company) -> None:
    _write(asked, FEEDBACK.replace("TERMS", _terms(asked)))
    result = asked.does("li", "status")
    assert "no answer yet" in result.out
    assert "1 uncommitted files are not shown" in result.err


def test_the_same_revision_and_the_same_moment_give_the_same_bytes(asked: Company) -> None:
    revision = asked.git("rev-parse", "HEAD").strip()
    first = [asked.did("li", *view, "--at", revision, "--now", "2024-07-05") for view in (("report", "q3"), ("board",))]
    asked.did("zhou", "request", "comment", "q3", "-m", "later")
    again = [asked.did("wu", *view, "--at", revision, "--now", "2024-07-05") for view in (("report", "q3"), ("board",))]
    assert first == again


def test_before_the_first_commit_the_files_are_checked_all_the_same(asked: Company, tmp_path: Path) -> None:
    bare = tmp_path / "fresh"
    shutil.copytree(asked.root, bare, ignore=shutil.ignore_patterns(".git"))
    fresh = Company(bare, asked.environment)
    fresh.git("init", "-q")
    assert "nothing wrong" in fresh.did("zhou", "check")


def test_a_broken_commit_does_not_hide_that_the_file_is_mended(asked: Company) -> None:
    path = asked.root / "xcollab.yaml"
    good = path.read_text()
    path.write_text(good + "\tbad\n")
    asked.git("commit", "-qam", "broken")
    path.write_text(good)
    assert "nothing wrong" in asked.did("zhou", "check")


def test_one_unreadable_file_is_blamed_once(asked: Company) -> None:
    path = asked.root / "departments/sales.yaml"
    path.write_text(path.read_text() + "\tbad\n")
    assert "errors: 1," in asked.does("zhou", "check").out
    asked.git("checkout", "-q", "--", "departments")
    path = asked.root / "collabs/q3/request.yaml"
    path.write_text(path.read_text() + "\tbad\n")
    assert "errors: 1," in asked.does("zhou", "check").out


@pytest.mark.parametrize(
    "words",
    [
        ("department", "add", "legal", "--name", " "),
        ("department", "edit", "sales", "--name", "a\nb"),
        ("member", "add", "con", "--name", "Con", "--email", "con@example.com"),
        ("member", "add", "new", "--name", " ", "--email", "new@example.com"),
        ("member", "add", "new", "--email", "no address"),
        ("member", "add", "new", "--email", "new@example.com", "--forge", " "),
        ("init", "sub", "--id", "con"),
        ("init", "sub", "--name", " "),
        ("init", "sub", "--member", "con"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_flag(asked: Company, words: tuple[str, ...]) -> None:
    for language in ("zh", "en"):
        result = asked.does("zhou", *words, "--lang", language)
        assert result.code == 2, result.err
        assert "--" in result.err or "MEMBER" in result.err or "con" in result.err
