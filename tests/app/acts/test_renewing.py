"""An answer said again in the present terms: as it was, or changed; what it was bound to is shown from what to what."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.errors import Refused
from xcollab.schema.statements.feedback import Feedback


def _renew(people: People, who: str, **given: Any) -> Feedback:
    perform(people.context(who), form_of("feedback", "feedback", "renew"), {"collab": "q3", **given})
    entry = people.view(who).state("q3").feedback["tech"].entry
    assert entry
    return entry.said_as(Feedback)


@pytest.fixture
def moved(at_work: People) -> People:
    """The date was moved, so everybody is asked again; tech had accepted with a condition, and named whom to talk to."""
    at_work.do("wang", "feedback", "feedback", collab="q3", decision="conditions", scope=["page"],
               conditions=["two weeks"], liaison="zhao")  # fmt: skip
    at_work.do("zhou", "request", "revise", collab="q3", due="2024-10-15", reason="paper is late")
    return at_work


def test_with_one_word_conditions_and_liaison_are_kept(moved: People) -> None:
    said = _renew(moved, "wang")
    assert (said.decision, said.conditions, said.liaison, said.scope) == (
        "conditions",
        ("two weeks",),
        "zhao",
        ("page",),
    )
    assert moved.view("wang").state("q3").current("tech")


def test_what_is_typed_changes_the_old_answer(moved: People) -> None:
    said = _renew(moved, "wang", conditions=["three weeks"])
    assert (said.conditions, said.liaison) == (("three weeks",), "zhao")


def test_with_another_decision_what_belonged_to_the_former_goes(moved: People) -> None:
    said = _renew(moved, "wang", decision="accept")
    assert (said.decision, said.conditions, said.scope, said.liaison) == ("accept", (), ("page",), "zhao")


def test_an_answer_to_the_present_terms_is_not_renewed(onlookers: People) -> None:
    with pytest.raises(Refused, match="answer-stands"):
        _renew(onlookers, "wang")


def test_who_never_answered_has_nothing_to_renew(at_work: People) -> None:
    at_work.do("zhou", "request", "revise", collab="q3", add_department=["support"], reason="r")
    with pytest.raises(Refused, match="nothing-to-renew"):
        _renew(at_work, "wu")


def test_the_command_that_renews_is_printed_and_the_old_answer_with_what_changed(moved: People) -> None:
    from xcollab.app.printed_commands import offers
    from xcollab.app.views.inbox import about
    from xcollab.workflow.obligations.table import obligations

    view = moved.view("wang")
    (owed,) = [one for one in obligations(view.snapshot, view.state("q3")) if "wang" in one.people]
    assert list(offers(view, "wang", owed)) == ["xcollab feedback renew tech -C q3"]
    lines = about(view, owed)
    assert "due: 2024-09-30 → 2024-10-15" in lines
    assert any("two weeks" in line for line in lines)


def test_what_changed_since_an_answer_is_told_with_it(moved: People) -> None:
    from xcollab.app.views.requests import feedback
    from xcollab.render.text.show import feedback_lines, request_lines

    view = moved.view("wang")
    state, context = view.state("q3"), view.render_context
    assert "  due: 2024-09-30 → 2024-10-15" in feedback_lines(context, state, "tech")
    assert "    due: 2024-09-30 → 2024-10-15" in request_lines(context, state)
    (change,) = feedback(view, "q3", "tech").feedback["tech"].changed
    assert (change.field, change.to) == ("due", "2024-10-15")
