"""An act under way: who says it, what the form holds already, and what stands there of a plan that is changed."""

import pytest

from tests.support.at_work import People
from xcollab.app.acts.performing import Performing
from xcollab.app.forms.all_forms import form_of
from xcollab.errors import BadFile, Misused, Refused


def _begin(people: People, who: str, kind: str, act: str, /, **typed: object) -> Performing:
    return Performing(people.context(who), form_of(kind, act), typed)


def test_a_form_that_begins_with_the_agenda_holds_it_and_what_is_typed_goes_over_it(onlookers: People) -> None:
    begun = _begin(onlookers, "zhou", "meeting", "minutes", collab="q3", from_agenda=True, kind="review")
    assert begun.filled.said == {"kind": "review", "held": "2024-07-01"}
    assert _begin(onlookers, "zhou", "meeting", "minutes", collab="q3", kind="review").filled.said == {"kind": "review"}


def test_what_stands_there_now_is_that_of_the_plan_that_is_edited_or_revised(onlookers: People) -> None:
    task = _begin(onlookers, "zhou", "task", "edit", task="report").present()
    assert task == {"title": "Report", "due": "2024-07-10", "criteria": ["c"]}
    request = _begin(onlookers, "zhou", "request", "revise", collab="q3").present()
    assert (request["title"], request["milestones"]) == ("Launch", [{"name": "Launch", "date": "2024-09-01"}])
    assert "departments" not in request, "the form of a revision does not ask for them as a whole"


@pytest.mark.parametrize(
    ("kind", "act", "typed"),
    [("task", "progress", {"task": "report"}), ("request", "create", {"new_id": "q4"})],
)
def test_of_what_is_said_or_made_nothing_stands_there_yet(
    onlookers: People, kind: str, act: str, typed: dict[str, object]
) -> None:
    assert _begin(onlookers, "li", kind, act, **typed).present() == {}


def test_a_form_written_anew_replaces_what_it_held(onlookers: People) -> None:
    begun = _begin(onlookers, "li", "task", "progress", task="report", status="doing", text="half")
    begun.read(b"text: all of it\n", "form.yaml")
    assert (begun.filled.said, begun.filled.where(("text",))) == ({"text": "all of it"}, "form.yaml:1")
    with pytest.raises(BadFile):
        begun.read(b"text: [\n", "form.yaml")


def test_who_may_not_do_it_at_all_hears_so_before_anything_is_filled_in(onlookers: People) -> None:
    with pytest.raises(Refused):
        _begin(onlookers, "wu", "task", "confirm", task="report")
    with pytest.raises(Refused):
        _begin(onlookers, "wu", "task", "edit", task="report")


def test_what_is_recorded_for_somebody_names_how_it_was_said_and_what_shows_it(at_work: People) -> None:
    at_work.root.joinpath("call.txt").write_text("heard\n")
    begun = _begin(at_work, "zhou", "task", "comment", task="report", for_="Li Na", via="电话", evidence="call.txt")
    said = begun.speaker
    assert (said.by, said.recorder, said.via, (said.evidence or {})["name"]) == ("li", "zhou", "phone", "call.txt")
    own = _begin(at_work, "li", "task", "comment", task="report").speaker
    assert (own.by, own.recorder, own.via, own.evidence) == ("li", "li", None, None)
    with pytest.raises(Misused, match="missing-options") as lacking:
        _begin(at_work, "zhou", "task", "comment", task="report", for_="li")
    assert lacking.value.arguments == {"missing": ["via (--via)"], "command": "xcollab task comment"}
