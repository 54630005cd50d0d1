"""What stands beside a form: the statement that it is about, with what is still owed in it, and figures of its own."""

from tests.support.at_work import People
from xcollab.app.beside import beside
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.form import Subject


def _lines(people: People, kind: str, act: str, target: str = "") -> list[str]:
    on = Subject(kind, "q3", "report" if kind == "task" else "q3", target)
    return list(beside(people.view("zhou"), form_of(kind, act), on))


def test_the_actions_that_are_still_owed_stand_there_with_their_numbers(at_work: People) -> None:
    minutes = {"kind": "weekly", "held": "2024-07-01", "attendees": ["li"], "topics": ["t"]}
    actions = ["book the hall; owner=li; due=2024-07-08", "ask; owner=wang", "tell; owner=sun"]
    name = at_work.do("zhou", "meeting", "minutes", collab="q3", actions=actions, **minutes).decided.statement
    assert name
    at_work.do("wang", "meeting", "done", statement=name, number="2", note="n")
    said, *owed = _lines(at_work, "meeting", "done", name)
    assert "Zhou Min" in said
    assert owed == ["1. book the hall (Li Na, 2024-07-08)", "3. tell (Sun Lei)"]


def test_an_archive_is_asked_for_beside_its_figures_and_most_forms_beside_nothing(onlookers: People) -> None:
    assert "How it went:" in _lines(onlookers, "request", "archive")
    assert _lines(onlookers, "task", "progress") == []
    assert _lines(onlookers, "task", "withdraw", "no-such-statement") == []
