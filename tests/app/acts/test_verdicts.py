"""A verdict in one form: each criterion judged, and by what is said a pass, a pass with conditions, or a return."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Outcome
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.errors import Misused, Refused
from xcollab.schema.statements.acceptance import Passing, Return, Verdict

MET = [{"criterion": 1, "met": True}, {"criterion": 2, "met": True}]
LACKING = ["1", "2; met=no; note=no prices"]


@pytest.fixture
def delivered(at_work: People) -> People:
    """A report with two criteria, handed in."""
    at_work.do("zhou", "task", "edit", task="q3/report", criteria=["three rivals", "prices"])
    at_work.do("li", "task", "confirm", task="q3/report")
    at_work.do("li", "acceptance", "submit", task="q3/report", deliverables=["Report"])
    return at_work


def _judge(people: People, **given: Any) -> Outcome:
    return perform(people.context("chen"), form_of("acceptance", "pass", "judge"), {"task": "q3/report", **given})


def _verdict(people: People) -> Verdict:
    return people.view("chen").state("q3").counted[-1].said_as(Verdict)


def test_where_every_criterion_is_met_it_is_a_pass(delivered: People) -> None:
    _judge(delivered, checks=MET, note="well done")
    said = _verdict(delivered)
    assert isinstance(said, Passing) and said.follow_up is None and said.note == "well done"


def test_with_a_follow_up_it_is_a_pass_with_conditions_and_makes_the_task_in_the_same_commit(delivered: People) -> None:
    outcome = _judge(
        delivered, checks=LACKING, verdict="有条件通过", follow_up_title="Add prices", follow_up_due="2024-07-26"
    )
    said = _verdict(delivered)
    assert isinstance(said, Passing) and [check.met for check in said.checks] == [True, False]
    assert said.checks[1].note == "no prices"
    tasks = delivered.view("chen").snapshot.collabs["q3"].tasks
    assert said.follow_up and tasks[said.follow_up].criteria == ("prices",)
    assert f"collabs/q3/tasks/{said.follow_up}.yaml" in outcome.paths


def test_with_reason_fixes_and_a_day_it_is_a_return(delivered: People) -> None:
    _judge(delivered, checks=LACKING, reason="prices are missing", fixes=["add them"], fix_by="2024-07-18")
    said = _verdict(delivered)
    assert isinstance(said, Return) and (said.reason, str(said.fix_by)) == ("prices are missing", "2024-07-18")


@pytest.mark.parametrize(
    ("given", "code", "key"),
    [
        ({"checks": LACKING}, "verdict-unsaid", "verdict"),
        ({"checks": LACKING, "verdict": "conditional"}, "verdict-needs", "follow_up_title"),
        ({"checks": LACKING, "verdict": "return"}, "verdict-needs", "reason"),
        ({"checks": LACKING, "reason": "r", "fixes": ["f"]}, "verdict-needs", "fix_by"),
    ],
)
def test_what_a_verdict_needs_is_asked_for_by_its_key(
    delivered: People, given: dict[str, Any], code: str, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        _judge(delivered, **given)
    assert (refused.value.code, refused.value.arguments["key"]) == (code, key)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"checks": MET, "verdict": "pass", "reason": "r"}, "not-for-verdict"),
        ({"checks": MET[:1]}, "criteria-not-judged"),
        ({"checks": [*MET, {"criterion": 3, "met": True}]}, "criteria-not-judged"),
        ({"checks": LACKING, "verdict": "pass"}, "unmet-without-follow-up"),
        ({}, "missing-values"),
    ],
)
def test_a_verdict_that_does_not_add_up_is_refused(delivered: People, given: dict[str, Any], code: str) -> None:
    with pytest.raises((Refused, Misused)) as refused:
        _judge(delivered, **given)
    assert refused.value.code == code


def test_in_the_editor_each_criterion_stands_there_in_its_words(delivered: People) -> None:
    from xcollab.app.acts.performing import Performing
    from xcollab.app.forms.template import template

    context, form = delivered.context("chen"), form_of("acceptance", "pass", "judge")
    performing = Performing(context, form, {"task": "q3/report", "edit": True})
    text = template(context.words, form, performing.filled.said)
    assert "text: three rivals" in text and "text: prices" in text and "# verdict:" in text


def test_the_form_of_a_pass_takes_each_criterion_too(delivered: People) -> None:
    delivered.do(
        "chen", "acceptance", "pass", task="q3/report", checks=["1", "2; met=no; note=few"], follow_up_title="Mend"
    )
    assert [check.note for check in _verdict(delivered).checks] == [None, "few"]


def test_what_is_named_as_not_met_leaves_the_others_met(delivered: People) -> None:
    delivered.do(
        "chen", "acceptance", "pass", task="q3/report", unmet=["2"], checks=["1; note=just"], follow_up_title="Mend"
    )
    assert [(check.met, check.note) for check in _verdict(delivered).checks] == [(True, "just"), (False, None)]


def test_what_was_not_met_and_why_is_told(delivered: People) -> None:
    outcome = _judge(delivered, checks=LACKING, follow_up_title="Add prices")
    assert "criteria not met: 2 (no prices)" in "\n".join(outcome.decided.told("abc"))
