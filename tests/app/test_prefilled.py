"""What a form says before anybody filled it in."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.performing import Performing
from xcollab.app.forms.all_forms import form_of
from xcollab.app.prefilled import prefilled
from xcollab.schema.digests import is_fingerprint


def said(people: People, who: str, kind: str, act: str, name: str = "", **named: str) -> dict[str, Any]:
    return dict(prefilled(Performing(people.context(who), form_of(kind, act, name), named)))


def test_an_edit_shows_the_plan_as_it_stands(onlookers: People) -> None:
    found = said(onlookers, "zhou", "task", "edit", task="q3/report")
    assert (found["title"], found["criteria"]) == ("Report", ["c"])


def test_an_answer_is_bound_to_the_terms_that_are_shown(at_work: People) -> None:
    at_work.do("zhou", "task", "edit", task="q3/report", criteria=["c", "d"])
    assert is_fingerprint(said(at_work, "li", "task", "confirm", task="q3/report")["answers"])
    assert is_fingerprint(said(at_work, "li", "feedback", "feedback", collab="q3", department="sales")["answers"])


def test_an_approval_is_bound_as_well(people: People) -> None:
    people.do("chen", "request", "create", new_id="q5", title="T", background="b", objectives=["o"], coordinator="zhou", departments=["tech"],
              due="2024-09-30", milestones=["L; date=2024-09-01"], approvers=["wu; before=ask"])  # fmt: skip
    people.do("chen", "request", "submit", collab="q5")
    assert is_fingerprint(said(people, "wu", "request", "approve", collab="q5")["answers"])


def test_a_verdict_shows_the_criteria(at_work: People) -> None:
    at_work.do("li", "task", "progress", task="report", status="finished", text="t")
    at_work.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1"])
    found = said(at_work, "zhou", "acceptance", "pass", "judge", task="q3/report")
    assert found["checks"] == [{"criterion": 1, "text": "c", "met": None, "note": None}]


@pytest.mark.parametrize("act", ["comment", "progress"])
def test_what_is_said_for_the_first_time_begins_empty(onlookers: People, act: str) -> None:
    assert said(onlookers, "li", "task", act, task="q3/report") == {}


@pytest.mark.parametrize(("who", "number"), [("li", 2), ("wang", 3), ("zhou", None)])
def test_of_several_actions_ones_own_is_meant(at_work: People, who: str, number: int | None) -> None:
    actions = ["a; owner=sun", "b; owner=li", "c; owner=wang"]
    minutes = {"kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}
    name = at_work.do("zhou", "meeting", "minutes", collab="q3", actions=actions, **minutes).decided.statement
    assert name and said(at_work, who, "meeting", "done", statement=name).get("number") == number
