"""A wrong or secret file is taken out of a statement: a tombstone stays, the bytes leave the tree, verdicts stay readable."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.reviewing.pull_request import DOING, Branch
from xcollab.schema.digests import sha256

SECRET = b"salaries"
DIGEST = sha256(SECRET)
PATH = f"collabs/q3/attachments/{DIGEST[:12]}.csv"
WHY = ("--reason", "meant for others")


@pytest.fixture
def attached(branch: Branch) -> Path:
    """A log of Li's on the base that has attached what it should not have; its file."""
    (branch.root.parent / "salaries.csv").write_bytes(SECRET)
    branch.did("li", *DOING, "--attach", "../salaries.csv")
    branch.git("branch", "--force", "main")
    (log,) = (
        path for path in branch.root.glob("collabs/q3/logs/report/*.yaml") if "salaries" in path.read_text("utf-8")
    )
    return log


def by_hand(log: Path, *, keeps: str = "", also: tuple[str, str] = ("", "")) -> None:
    """The tombstone, as an editor would write it; `also` is another edit that goes with it."""
    text = log.read_text("utf-8").replace("name: salaries.csv", "name: '[redacted]'")
    text = text.replace(f"    path: attachments/{DIGEST[:12]}.csv\n", keeps)
    text = text.replace(*also) if also[0] else text
    log.write_text(text + "redacted:\n  by: li\n  at: 2024-07-05T09:00:00+08:00\n  reason: meant for others\n", "utf-8")


def test_the_command_leaves_a_tombstone_and_takes_the_bytes_away_in_one_commit(branch: Branch, attached: Path) -> None:
    before = branch.git("rev-parse", "HEAD").strip()
    said = branch.did("li", "redact", attached.stem, "--field", "attachments.1", *WHY)
    assert f"Taken away: attachments/{DIGEST[:12]}.csv" in said
    assert branch.git("rev-parse", "HEAD~1").strip() == before
    assert not (branch.root / PATH).exists()
    assert branch.git("status", "--porcelain") == ""
    text = attached.read_text("utf-8")
    assert f"attachments:\n  - name: '[redacted]'\n    sha256: {DIGEST}\n" in text
    assert re.search(r"redacted:\n  by: li\n  at: \S+\n  reason: meant for others\n", text)
    assert branch.codes() == set()
    assert "nothing wrong" in branch.did("zhou", "check")
    assert "[redacted]" in branch.did("zhou", "history", "q3/report")
    assert branch.git("cat-file", "-p", f"{before}:{PATH}") == SECRET.decode(), "history keeps it"


def test_a_dry_run_says_what_would_be_taken_away_and_does_nothing(branch: Branch, attached: Path) -> None:
    said = branch.did("li", "redact", attached.stem, "--field", "attachments", *WHY, "--dry-run")
    assert f"would take away {PATH}" in said
    assert (branch.root / PATH).read_bytes() == SECRET


def test_a_file_that_another_statement_names_stays_until_that_one_is_redacted_too(
    branch: Branch, attached: Path
) -> None:
    branch.did("li", *DOING, "--attach", "../salaries.csv")
    other = max(branch.root.glob("collabs/q3/logs/report/*-li-*.yaml"))
    said = branch.did("li", "redact", attached.stem, "--field", "attachments.1", *WHY)
    assert f"attachments/{DIGEST[:12]}.csv stays" in said
    assert (branch.root / PATH).exists()
    branch.did("li", "redact", other.stem, "--field", "attachments.1", *WHY)
    assert not (branch.root / PATH).exists()
    assert branch.codes() == set()


def test_evidence_is_redacted_in_the_same_way(branch: Branch) -> None:
    (branch.root.parent / "chat.png").write_bytes(b"chat")
    branch.did("zhou", "task", "log", "q3/report", "-s", "doing", "-m", "Told me", "--for", "li", "--via", "chat",
               "--evidence", "../chat.png")  # fmt: skip
    (log,) = (p for p in branch.root.glob("collabs/q3/logs/report/*.yaml") if "evidence" in p.read_text("utf-8"))
    branch.did("zhou", "redact", log.stem, "--field", "evidence", *WHY)
    assert f"evidence:\n  name: '[redacted]'\n  sha256: {sha256(b'chat')}\n" in log.read_text("utf-8")
    assert not list(branch.root.glob("collabs/q3/attachments/*.png"))
    assert branch.codes() == set()


def test_verdicts_on_a_deliverable_whose_file_is_redacted_stay_as_they_are(branch: Branch) -> None:
    (branch.root.parent / "report.csv").write_bytes(b"report")
    branch.did("li", "task", "log", "q3/report", "-s", "finished", "-m", "Done")
    branch.did("li", "acceptance", "submit", "q3/report", "--deliverable", "Report; attachment=../report.csv")
    branch.did("zhou", "acceptance", "pass", "q3/report")
    delivery = max(branch.root.glob("collabs/q3/acceptance/report/*-li-*.yaml"))
    judged = branch.did("zhou", "acceptance", "show", "q3/report").partition("A verdict judges: ")[2].split()[0]
    branch.did("li", "redact", delivery.stem, "--field", "deliverables.1.attachment", *WHY)
    shown = branch.did("zhou", "acceptance", "show", "q3/report")
    assert f"A verdict judges: {judged}" in shown
    assert "[redacted]" in shown
    assert "passed by" in shown
    assert branch.codes() == set()
    assert "nothing wrong" in branch.did("zhou", "check")


def test_by_hand_it_is_the_same_in_one_commit_or_in_two(branch: Branch, attached: Path) -> None:
    by_hand(attached)
    branch.commit("li")
    (branch.root / PATH).unlink()
    branch.commit("li")
    assert branch.codes() == set()
    branch.git("reset", "--quiet", "--soft", "main")
    branch.commit("li", "Both at once")
    assert branch.codes() == set()


@pytest.mark.parametrize(
    ("who", "spoil", "codes"),
    [
        ("li", lambda log: None, "attachment-deleted attachment-missing"),
        ("sun", lambda log: by_hand(log), "statement-edited attachment-deleted"),
        ("li", lambda log: by_hand(log, also=(DIGEST, "0" * 64)), "statement-edited attachment-deleted"),
        ("li", lambda log: by_hand(log, also=("Half done", "Done")), "statement-edited"),
        ("li", lambda log: by_hand(log, keeps=f"    path: attachments/{DIGEST[:12]}.csv\n"), "attachment-deleted attachment-missing"),
    ],
    ids=["nothing redacted", "by another", "another digest", "another text as well", "the path kept"],
)  # fmt: skip
def test_a_file_goes_with_its_tombstones_and_never_otherwise(
    branch: Branch, attached: Path, who: str, spoil: Callable[[Path], None], codes: str
) -> None:
    spoil(attached)
    (branch.root / PATH).unlink()
    branch.commit(who)
    assert set(codes.split()) <= branch.codes()


def test_the_file_stays_named_where_one_of_two_statements_was_not_redacted(branch: Branch, attached: Path) -> None:
    branch.did("li", *DOING, "--attach", "../salaries.csv")
    branch.git("branch", "--force", "main")
    by_hand(attached)
    (branch.root / PATH).unlink()
    branch.commit("li")
    assert branch.codes() == {"attachment-deleted", "attachment-missing"}


def test_what_is_redacted_already_cannot_be_once_more(branch: Branch, attached: Path) -> None:
    branch.did("li", "redact", attached.stem, "--field", "attachments.1", *WHY)
    result = branch.does("zhou", "redact", attached.stem, "--field", "attachments.1", *WHY)
    assert (result.code, "there is no text or file under attachments.1" in result.err) == (1, True)
    assert hashlib.sha256(SECRET).hexdigest() in attached.read_text("utf-8")
