"""Two clones at work at the same time: plain `git merge` brings together what both meant."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.company import Company, identity

REQUEST = ("--title", "Q3", "--background", "B", "--objective", "O", "--coordinator", "zhou", "--department", "sales",
           "--department", "tech", "--due", "2024-09-30", "--milestone", "Launch; date=2024-09-01")  # fmt: skip


@dataclass
class Clones:
    """Two clones of one repository, and the merge of one into the other."""

    ours: Company
    theirs: Company

    def merge(self) -> subprocess.CompletedProcess[str]:
        """Plain git: fetch the other clone and merge it."""
        environment = {**self.ours.environment, **identity("zhou", self.ours.clock)}
        return subprocess.run(
            ["git", "pull", "--quiet", "--no-rebase", "--no-edit", str(self.theirs.root), "main"],
            cwd=self.ours.root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def clones(company: Company, tmp_path: Path) -> Clones:
    """A running collaboration with three tasks in progress, in two clones."""
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    company.did("li", "feedback", "give", "-d", "accept", "--scope", "talks")
    company.did("wang", "feedback", "give", "-d", "accept", "--scope", "page")
    company.did("zhou", "request", "confirm")
    for task, owner in (("talks", "li"), ("report", "li"), ("page", "wang")):
        company.did(
            "zhou", "task", "add", task, "--title", task, "--owner", owner, "--due", "2024-07-12", "--criterion", "c"
        )
        company.did(owner, "task", "confirm", task)
        company.did(owner, "task", "log", task, "-s", "doing", "-m", "begun")
    return Clones(company, _clone(company, tmp_path / "theirs"))


def _clone(company: Company, root: Path) -> Company:
    shutil.copytree(company.root, root, symlinks=True)
    other = Company(root, company.environment)
    other.clock = company.clock
    return other


def test_logs_comments_issues_feedback_and_dates_of_different_tasks_merge_into_what_both_mean(clones: Clones) -> None:
    ours, theirs = clones.ours, clones.theirs
    ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    theirs.did("sun", "task", "comment", "report", "-m", "Which regions?")
    theirs.did("wang", "task", "log", "page", "-s", "needs-help", "-m", "no texts", "--needs", "texts; from=marketing")
    ours.did("chen", "issue", "open", "--title", "A", "--kind", "delay", "--description", "d", "--impact", "i",
             "--wanted-by", "2024-07-10", "--department", "tech", "--task", "page")  # fmt: skip
    theirs.did("zhao", "issue", "open", "--title", "B", "--kind", "other", "--description", "d", "--impact", "i",
               "--wanted-by", "2024-07-10", "--department", "sales", "--task", "talks")  # fmt: skip
    ours.did("zhou", "task", "reschedule", "talks", "--to", "2024-07-20", "--reason", "dealers away")
    theirs.did("zhou", "task", "reschedule", "page", "--to", "2024-07-22", "--reason", "texts late")
    ours.did("li", "feedback", "give", "-d", "conditions", "--scope", "talks", "--condition", "samples first")
    theirs.did("wang", "feedback", "give", "-d", "accept", "--scope", "page and hosting")

    merged = clones.merge()

    assert merged.returncode == 0, merged.stderr
    assert "nothing wrong" in ours.did("zhou", "check")
    tasks = _json(ours, "task", "list")["tasks"]
    assert {row["task"]: (row["status"], row["due"]) for row in tasks} == {
        "talks": ("doing", "2024-07-20"),
        "page": ("needs-help", "2024-07-22"),
        "report": ("doing", "2024-07-12"),
    }
    issues = _json(ours, "issue", "list")["issues"]["q3"]
    assert sorted(issue["opening"]["title"] for issue in issues.values()) == ["A", "B"]
    feedback = _json(ours, "feedback", "show")["feedback"]
    assert (feedback["sales"]["status"], feedback["tech"]["entry"]["scope"]) == ("conditions", ["page and hosting"])
    assert "Which regions?" in ours.did("zhou", "history", "report")


def test_two_reschedules_of_one_task_merge_and_become_the_contradiction_that_everybody_sees(clones: Clones) -> None:
    clones.ours.did("zhou", "task", "reschedule", "talks", "--to", "2024-07-20", "--reason", "dealers away")
    clones.theirs.did("zhou", "task", "reschedule", "talks", "--to", "2024-07-25", "--reason", "samples late",
                      at="2024-07-01T15:00+08:00")  # fmt: skip

    assert clones.merge().returncode == 0

    checked = clones.ours.does("zhou", "check")
    assert checked.code == 1
    assert "[date-contradiction]" in checked.out
    assert "moves it from 2024-07-12 to 2024-07-25, but zhou had moved it to 2024-07-20" in checked.out
    assert "1 contradictions" in clones.ours.did("zhou", "status")
    (row,) = [row for row in _json(clones.ours, "task", "list")["tasks"] if row["task"] == "talks"]
    assert row["due"] == "2024-07-20"


def test_a_contradiction_is_settled_by_withdrawing_one_of_the_two(clones: Clones) -> None:
    clones.ours.did("zhou", "task", "reschedule", "talks", "--to", "2024-07-20", "--reason", "dealers away")
    clones.theirs.did("zhou", "task", "reschedule", "talks", "--to", "2024-07-25", "--reason", "samples late",
                      at="2024-07-01T15:00+08:00")  # fmt: skip
    clones.merge()
    clones.ours.did("zhou", "withdraw", "20240701T070000Z", "--reason", "the 20th it is", at="2024-07-01T16:00+08:00")
    assert "nothing wrong" in clones.ours.did("zhou", "check")


def test_archived_here_and_an_issue_there_merges_clean_and_is_found(clones: Clones) -> None:
    for task in ("talks", "report", "page"):
        clones.ours.did("zhou", "task", "cancel", task, "--reason", "dropped")
    clones.ours.did("zhou", "archive", "close", "--well", "short")
    clones.theirs.did("chen", "issue", "open", "--title", "A", "--kind", "requirement-change", "--description", "d",
                      "--impact", "i", "--wanted-by", "2024-07-10", "--department", "tech",
                      at="2024-07-02T09:00+08:00")  # fmt: skip
    assert clones.merge().returncode == 0
    assert "[request-not-so-far]" in clones.ours.does("zhou", "check").out


def test_archived_here_and_a_statement_taken_back_there_afterwards_merges_and_the_archive_stays_as_it_was(
    clones: Clones,
) -> None:
    for task in ("report", "page"):
        clones.ours.did("zhou", "task", "cancel", task, "--reason", "dropped")
    clones.ours.did("zhou", "task", "cancel", "talks", "--reason", "dropped")
    clones.ours.did("zhou", "archive", "close", "--well", "short")
    before = _json(clones.ours, "archive", "show", "q3")
    logs = clones.theirs.root.glob("collabs/q3/logs/talks/*.yaml")
    (log,) = (path for path in logs if "act: progress" in path.read_text())
    clones.theirs.did("li", "withdraw", log.stem, "--reason", "not begun", at="2024-07-02T09:00+08:00")
    assert clones.merge().returncode == 0
    assert "[request-not-so-far]" in clones.ours.does("zhou", "check").out
    assert _json(clones.ours, "archive", "show", "q3") == before
    assert "[withdrawn]" not in clones.ours.did("zhou", "history", "talks")


def _json(company: Company, *words: str) -> dict:  # type: ignore[type-arg]
    import json

    return json.loads(company.did("zhou", *words, "--json"))  # type: ignore[no-any-return]
