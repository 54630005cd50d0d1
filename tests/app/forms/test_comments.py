"""A comment stands on whatever is talked about: the request, a department's answer, minutes, a task, its deliverables, an issue."""

import pytest

from tests.support.at_work import People
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.form import Subject
from xcollab.app.possible_acts import form_label, possible_acts
from xcollab.workflow.model.state_machines import MACHINE_OF

PLACES = {
    "feedback": ({"department": "tech", "collab": "q3"}, "q3/feedback/tech"),
    "meeting": ({"collab": "q3"}, "q3/meetings"),
    "acceptance": ({"task": "q3/report"}, "q3/acceptance/report"),
}


@pytest.mark.parametrize("kind", PLACES)
def test_it_is_asked_there_and_answered_there(at_work: People, kind: str) -> None:
    typed, on = PLACES[kind]
    form = form_of(kind, "comment")
    perform(
        at_work.context("zhou"), form, {**typed, "text": "Which page?", "mentions": ["li"], "reply_by": "2024-07-03"}
    )
    (asked,) = [one for one in at_work.view("li").state("q3").collab.entries if one.act == "comment"]
    assert asked.on == on
    owed = [one.obligation.kind for one in at_work.view("li").obligations(at_work.view("li").state("q3"))]
    assert "reply" in owed
    perform(at_work.context("li"), form, {**typed, "text": "The first one."})
    owed = [one.obligation.kind for one in at_work.view("li").obligations(at_work.view("li").state("q3"))]
    assert "reply" not in owed
    assert at_work.company.does("li", "check").code == 0


def test_every_kind_of_thing_that_the_rulebook_lets_be_commented_on_has_its_form() -> None:
    assert {kind for kind in MACHINE_OF if form_of(kind, "comment").kind == kind} == {*MACHINE_OF}


def test_it_is_offered_where_it_may_be_made_and_named_apart_from_the_others_there(at_work: People) -> None:
    def offered(on: Subject) -> list[str]:
        found = possible_acts(at_work.view("li"), "li", on)
        return [one.label for one in found if one.form.act == "comment"]

    assert offered(Subject("request", "q3", "q3")) == ["comment", "comment on the minutes"]
    assert offered(Subject("task", "q3", "report")) == ["comment", "comment on the deliverables"]
    assert offered(Subject("feedback", "q3", "tech")) == ["comment"]
    assert form_label("issue", form_of("issue", "comment")) == "comment"
