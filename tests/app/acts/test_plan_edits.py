"""Plans made and edited by values: what is left out is filled in, edits by hand are taken over, others stay as they are."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from xcollab.errors import BadFile, Misused, Refused

FAIR = {"title": "Fair", "background": "b", "objectives": ["o"], "coordinator": "zhou", "departments": ["sales"],
        "due": "2024-09-30", "milestones": ["Fair; date=2024-09-01"]}  # fmt: skip


def _draft(people: People) -> Path:
    people.do("chen", "request", "create", new_id="q4", **FAIR)
    return people.root / "collabs/q4/request.yaml"


def _by_hand(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_who_asks_and_whose_department_does_it_follow_from_the_people(at_work: People) -> None:
    _draft(at_work)
    request = at_work.view("li").snapshot.collabs["q4"].request
    assert request and (request.requester, request.department) == ("chen", "marketing")
    plan = {"title": "T", "owner": "wang", "due": "2024-07-10", "criteria": ["c"]}
    at_work.do("zhou", "task", "create", collab="q3", new_id="page", **plan)
    assert at_work.view("li").snapshot.collabs["q3"].tasks["page"].department == "tech"


def test_an_edit_by_hand_is_committed_with_what_is_typed_and_comments_stay(at_work: People) -> None:
    draft = _draft(at_work)
    _by_hand(draft, "title: Fair", "title: Spring fair  # for now")
    outcome = at_work.do("chen", "request", "edit", collab="q4", due="2024-10-15")
    assert "title: Spring fair  # for now\n" in draft.read_text() and "due: 2024-10-15\n" in draft.read_text()
    assert at_work.company.git("status", "--porcelain") == ""
    assert [line for line in outcome.decided.told("abc") if "Spring fair" in line]


def test_an_edit_by_hand_is_an_edit_by_itself(at_work: People) -> None:
    _by_hand(at_work.root / "collabs/q3/tasks/report.yaml", "title: Report", "title: Report on rivals")
    at_work.do("zhou", "task", "edit", task="report")
    assert at_work.view("li").snapshot.collabs["q3"].tasks["report"].title == "Report on rivals"


def test_a_wrong_edit_by_hand_is_told_with_its_line(at_work: People) -> None:
    _by_hand(at_work.root / "collabs/q3/tasks/report.yaml", "due: 2024-07-10", "due: soon")
    with pytest.raises(BadFile) as refused:
        at_work.do("zhou", "task", "edit", task="report", title="T")
    assert refused.value.where.startswith("collabs/q3/tasks/report.yaml:")


def test_an_empty_text_takes_out_what_stands_there(at_work: People) -> None:
    plan = {"description": "long", "start": "2024-07-05", "helpers": ["sun"], "depends_on": []}
    at_work.do("zhou", "task", "edit", task="report", **plan)
    outcome = at_work.do("zhou", "task", "edit", task="report", description="", start="", helpers=[""])
    task = at_work.view("li").snapshot.collabs["q3"].tasks["report"]
    assert (task.description, task.start, task.helpers) == (None, None, ())
    assert (
        not outcome.decided.findings
        and "description" not in (at_work.root / "collabs/q3/tasks/report.yaml").read_text()
    )


def test_a_draft_and_a_revision_have_their_usual_priority_again(at_work: People) -> None:
    _draft(at_work)
    at_work.do("chen", "request", "edit", collab="q4", priority="high", scope=["s"])
    at_work.do("chen", "request", "edit", collab="q4", priority="", scope=[""])
    at_work.do("zhou", "request", "revise", collab="q3", priority="high", exclusions=["e"], reason="r")
    at_work.do("zhou", "request", "revise", collab="q3", priority="", exclusions=[""], reason="r")
    for collab in ("q3", "q4"):
        request = at_work.view("li").snapshot.collabs[collab].request
        assert request and (request.priority, request.scope, request.exclusions) == ("normal", (), ())


@pytest.mark.parametrize(
    ("said", "key"), [({"title": ""}, "title"), ({"due": " "}, "due"), ({"criteria": [""]}, "criteria")]
)
def test_what_a_plan_cannot_do_without_is_not_taken_out(onlookers: People, said: dict[str, object], key: str) -> None:
    with pytest.raises(Misused) as refused:
        onlookers.do("zhou", "task", "edit", task="report", **said)
    assert refused.value.key == (key,)


def test_what_changes_nothing_is_refused(onlookers: People) -> None:
    with pytest.raises(Misused, match="nothing-to-change"):
        onlookers.do("zhou", "task", "edit", task="report", title="Report")


def test_a_submission_takes_over_the_edits_of_the_draft(at_work: People) -> None:
    draft = _draft(at_work)
    _by_hand(draft, "title: Fair", "title: Spring fair")
    outcome = at_work.do("chen", "request", "submit", collab="q4")
    assert "collabs/q4/request.yaml" in outcome.paths
    request = at_work.view("li").snapshot.collabs["q4"].request
    assert request and request.title == "Spring fair"


def test_a_revision_says_what_it_changed_of_what_was_submitted_even_where_somebody_committed_an_edit(
    at_work: People,
) -> None:
    file = at_work.root / "collabs/q3/request.yaml"
    _by_hand(file, "title: Launch", "title: Autumn launch")
    at_work.company.git("commit", "--quiet", "--all", "-m", "by hand")
    at_work.do("zhou", "request", "revise", collab="q3", due="2024-10-15", reason="paper is late")
    state = at_work.view("li").state("q3")
    changes = [change.field for change in getattr(state.counted[-1].statement, "changes")]  # noqa: B009 - of a revision
    assert sorted(changes) == ["due", "title"]


def test_a_revision_adds_and_removes_departments_and_leaves_the_others(at_work: People) -> None:
    at_work.do("zhou", "request", "revise", collab="q3", add_department=["support", "sales"], remove_department=["tech"],
               reason="r")  # fmt: skip
    request = at_work.view("li").snapshot.collabs["q3"].request
    assert request and request.departments == ("sales", "support")


def test_a_request_whose_file_somebody_deleted_is_not_revised(at_work: People) -> None:
    """Who coordinates is known all the same: it was handed over by a statement."""
    at_work.do("zhou", "request", "handover", collab="q3", to="li")
    (at_work.root / "collabs/q3/request.yaml").unlink()
    at_work.company.git("commit", "--quiet", "--all", "-m", "gone")
    with pytest.raises(Refused, match="not-possible"):
        at_work.do("li", "request", "revise", collab="q3", title="T", reason="r")


@pytest.mark.parametrize(
    ("act", "given", "code"),
    [
        (("request", "create"), {"new_id": "Q 4", **FAIR}, "bad-id"),
        (("request", "create"), {"new_id": "q3", **FAIR}, "file-exists"),
        (("task", "create"), {"new_id": "q3/report", "title": "T", "owner": "li", "due": "2024-07-10", "criteria": ["c"]}, "file-exists"),
    ],
)  # fmt: skip
def test_a_new_id_is_one_and_nobody_elses(
    onlookers: People, act: tuple[str, str], given: dict[str, object], code: str
) -> None:
    with pytest.raises((Misused, Refused), match=code):
        onlookers.do("zhou", *act, **given)


def test_a_task_out_of_a_meeting_is_made_by_whoever_may_make_one(at_work: People) -> None:
    minutes = {"collab": "q3", "kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"],
               "actions": ["Book a room; owner=li; due=2024-07-08; task=room"]}  # fmt: skip
    with pytest.raises(Refused, match="not-yours"):
        at_work.do("wang", "meeting", "minutes", **minutes)
    outcome = at_work.do("zhou", "meeting", "minutes", **minutes)
    assert "collabs/q3/tasks/room.yaml" in outcome.paths
    assert at_work.view("li").snapshot.collabs["q3"].tasks["room"].owner == "li"


def test_an_act_that_changes_a_plan_writes_its_file_with_the_statement(at_work: People) -> None:
    outcome = at_work.do("zhou", "task", "reassign", task="report", assignee="sun")
    assert outcome.paths[0] == "collabs/q3/tasks/report.yaml" and len(outcome.paths) == 2
    assert outcome.decided.waiting and outcome.decided.waiting[0].people == ("sun",)


def test_a_verdict_with_conditions_makes_the_task_that_mends_them(at_work: People) -> None:
    at_work.do("li", "acceptance", "submit", task="report", deliverables=["Report; meets=no"])
    outcome = at_work.do("chen", "acceptance", "pass", task="report", unmet=["1"], follow_up_title="Add prices",
                         follow_up_due="2024-07-26")  # fmt: skip
    (plan,) = [path for path in outcome.paths if "/tasks/" in path]
    task = at_work.view("li").snapshot.collabs["q3"].tasks[plan.rpartition("/")[2].removesuffix(".yaml")]
    assert (task.title, task.owner) == ("Add prices", "li")


def test_the_same_bytes_are_attached_once(at_work: People) -> None:
    (at_work.root.parent / "plan.txt").write_text("plan\n")
    given = {"task": "report", "text": "see there", "attachments": ["../plan.txt"]}
    first, second = (at_work.do("li", "task", "comment", **given) for _ in range(2))
    assert [len(outcome.paths) for outcome in (first, second)] == [2, 1]
