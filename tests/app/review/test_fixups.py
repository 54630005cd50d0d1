"""What stays found in a pull request however it is taken away, and what a later commit of the same person corrects."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.reviewing.pull_request import DOING, LOG, Branch


def test_a_forged_approval_that_is_taken_away_again_stays_found(branch: Branch) -> None:
    forged = branch.typed("wang", "feedback", "give", "tech", "-C", "q4", "-d", "accept", "--scope", "all")
    branch.commit("zhao", "Yes from tech")
    forged.unlink()
    branch.commit("zhao", "Never mind")
    assert not branch.git("diff", "main", "HEAD")
    assert branch.codes() == {"not-the-author"}


def test_a_mistake_in_a_new_file_is_corrected_by_a_later_commit_of_the_same_person(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    path.write_text(path.read_text().replace("as: sales/assignee", "as: sales/lead"))
    branch.commit("li", "A log, by the forge's page")
    assert branch.codes() == {"other-capacity"}
    path.write_text(path.read_text().replace("as: sales/lead", "as: sales/assignee"))
    branch.commit("li", "Corrected")
    assert branch.codes() == set()


def test_a_file_in_the_wrong_place_is_corrected_by_moving_it(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    wrong = branch.root / "collabs/q3/logs" / path.name
    path.rename(wrong)
    branch.commit("li")
    assert branch.codes() == {"unknown-file"}
    wrong.rename(path)
    branch.commit("li")
    assert branch.codes() == set()


def test_an_attachment_may_come_a_commit_later(branch: Branch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("numbers\n")
    path = branch.typed("li", *DOING, "--attach", str(tmp_path / "a.txt"))
    branch.by("li", "add", str(path))
    branch.by("li", "commit", "--quiet", "--message", "The log")
    assert branch.codes() == {"attachment-missing"}
    branch.commit("li", "The attachment")
    assert branch.codes() == set()


def test_what_was_built_upon_a_mistake_does_not_outlive_its_correction(branch: Branch) -> None:
    """A task was closed by a verdict that was none, the work archived upon it, and the verdict then taken away."""
    (issue,) = (path.name for path in (branch.root / "collabs/q3/issues").iterdir())
    branch.did("wang", "issue", "propose", issue, "-m", "By truck")
    branch.did("li", "issue", "agree", issue)
    branch.did("li", "issue", "resolve", issue, "--no-moves", "-m", "They came")
    for task in ("report", "page"):
        branch.did("zhou", "task", "cancel", task, "--reason", "Not needed")
    both = "act: pass\nas: marketing/coordinator\nparty: requester\njudges: deliverables1:1ae74e1e048b14134eccd795a8ae114625624401efa9fd534a5ae1e5796ca7fa\nchecks:\n"
    checks = "".join(f"  - criterion: {number}\n    met: true\n" for number in (1, 2))
    verdict = branch.said("zhou", "q3/acceptance/poster", both + checks)
    branch.commit("zhou")
    branch.did("zhou", "archive", "close", "q3", "--well", "w", "--badly", "b", "--cause", "c", "--improvement", "i")
    verdict.unlink()
    branch.commit("zhou")
    assert {finding["code"] for finding in branch.judged()["merge"]} == {"task-open"}


def test_a_commit_dated_forward_does_not_carry_its_statements_forward(branch: Branch) -> None:
    today = branch.clock
    branch.clock += timedelta(days=400)
    branch.did("li", "task", "log", "q3/report", "-s", "doing", "-m", "From next year")
    branch.clock = today
    assert branch.codes() == {"said-in-future"}


def test_nobody_corrects_for_somebody_else(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    path.write_text(path.read_text().replace("as: sales/assignee", "as: sales/lead"))
    branch.commit("li")
    path.write_text(path.read_text().replace("as: sales/lead", "as: sales/assignee"))
    branch.commit("sun")
    assert branch.codes() == {"other-capacity", "statement-edited"}


class Spoiled(NamedTuple):
    """A file of somebody else's that is new on the branch, who spoils it, how, and what is found."""

    made: Callable[[Branch], Path]
    who: str
    old: str
    new: str
    found: str


def new_task(branch: Branch) -> Path:
    """A task of the coordinator's."""
    words = ("task", "add", "flyer", "-C", "q3", "--title", "Flyer", "--owner", "wang", "--due", "2024-07-20")
    branch.did("zhou", *words, "--criterion", "c")
    return branch.root / "collabs/q3/tasks/flyer.yaml"


def new_comment(branch: Branch) -> Path:
    """A comment of Sun's."""
    branch.did("sun", "task", "comment", "q3/report", "-m", "I am against it")
    return branch.file("collabs/q3/logs/report/*-sun-*.yaml")


def new_draft(branch: Branch) -> Path:
    """A request of marketing's that is a draft."""
    path = branch.root / "collabs/r2/request.yaml"
    path.parent.mkdir()
    text = (branch.root / "collabs/q4/request.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    branch.commit("zhou")
    return path


def new_department(branch: Branch) -> Path:
    """A department with two people, one of them its lead."""
    branch.did("zhou", "department", "add", "design", "--name", "Design")
    for name in ("fan", "gu"):
        words = ("--name", name, "--email", f"{name}@example.com", "--department", "design")
        branch.did("zhou", "member", "add", name, *words)
    branch.did("zhou", "department", "edit", "design", "--lead", "fan")
    return branch.root / "departments/design.yaml"


SPOILED = {
    "a statement": Spoiled(new_comment, "li", "against it", "for it", "statement-edited"),
    "a statement that was there before": Spoiled(lambda b: b.file(LOG), "sun", "Three", "Four", "statement-edited"),
    "a task": Spoiled(new_task, "li", "Flyer", "Leaflet", "not-yours"),
    "a draft": Spoiled(new_draft, "li", "due: 2024", "due: 2025", "not-yours"),
    "a department": Spoiled(new_department, "gu", "lead: fan", "lead: gu", "not-admin"),
}


@pytest.mark.parametrize("name", SPOILED)
@pytest.mark.parametrize("then", ["deleted", "touched again", "replaced in their name"])
def test_what_somebody_else_made_is_not_corrected_by_who_spoiled_it(branch: Branch, name: str, then: str) -> None:
    made, who, old, new, found = SPOILED[name]
    path = made(branch)
    text = path.read_text(encoding="utf-8")
    assert branch.codes() == set()
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    branch.commit(who, "Spoiled")
    assert branch.codes() == {found}
    match then:
        case "deleted":
            path.unlink()
        case "touched again":
            path.write_text("# A remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        case _:
            more = f"recorded_by: {who}\nvia: phone\n" if "statement" in name else "x-of: us\n"
            path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    branch.commit(who, "As if nothing had been")
    assert found in branch.codes()


def test_a_department_that_somebody_may_not_add_is_not_theirs_to_change_either(branch: Branch) -> None:
    text = "name: Design\nlead: fan\nmembers:\n  - id: fan\n    name: Fan\n    email: [fan@example.com]\n"
    branch.write("departments/design.yaml", text)
    branch.commit("li")
    assert branch.codes() == {"not-admin"}
    branch.write("departments/design.yaml", text + "  - id: gu\n    name: Gu\n    email: [gu@example.com]\n")
    branch.commit("li", also="Co-authored-by: Fan <fan@example.com>")
    assert branch.codes() == {"not-admin"}


def test_a_right_statement_is_not_edited_even_before_it_is_published(branch: Branch) -> None:
    branch.did("li", *DOING)
    branch.edit("collabs/q3/logs/report/20240703*-li-*.yaml", "Half", "All")
    branch.commit("li")
    assert branch.codes() == {"statement-edited"}


def test_what_is_only_worth_a_look_is_no_mistake_to_correct(branch: Branch) -> None:
    path = branch.typed("li", *DOING)
    branch.clock = branch.clock.replace(day=6)
    branch.commit("li", "Days later")
    assert branch.judged()["commits"][0]["findings"][0]["code"] == "said-long-ago"
    path.write_text(path.read_text().replace("Half", "All"))
    branch.commit("li")
    assert branch.codes() == {"statement-edited"}


def test_a_plan_that_could_not_be_read_stands_as_it_was_until_it_is_corrected(branch: Branch) -> None:
    branch.edit("collabs/q3/tasks/report.yaml", "owner: li", "owner: @li")
    branch.commit("zhou")
    assert branch.codes() == {"reserved-start"}
    branch.edit("collabs/q3/tasks/report.yaml", "owner: @li", "owner: sun")
    branch.commit("zhou")
    assert branch.codes() == {"owner-by-reassign"}


def test_a_commit_is_judged_itself_and_not_what_a_replacement_says_it_is(branch: Branch) -> None:
    branch.did("li", *DOING)
    innocent = branch.git("rev-parse", "HEAD").strip()
    branch.git("reset", "--quiet", "--hard", "main")
    branch.edit(LOG, "Three", "Four")
    branch.commit("li")
    branch.git("replace", "HEAD", innocent)
    assert branch.codes() == {"statement-edited"}
