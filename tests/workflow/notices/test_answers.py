"""The numbered answers of each obligation: whole, made of what the forms ask, and possible for whoever is asked."""

from collections.abc import Iterator

import pytest

from tests.support.matter import confirmed, feedback_in, in_review, issue_in, submitted, task_in
from tests.support.matter_asked import date_proposed
from xcollab.app.forms.all_forms import form_of
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.notices.answers import ANSWERS, NO_REPLY, NumberedAnswer, Question, choices, numbers, token
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import KINDS, obligations
from xcollab.workflow.rules.rulebook import rows
from xcollab.workflow.views.replies import reply_by

DERIVED = {"acknowledged", "moves", "number"}
"""What the state knows of an answer, or what one of two lines says."""


def test_every_obligation_says_how_it_is_answered_by_a_line_or_that_it_is_not() -> None:
    assert list(ANSWERS) == list(KINDS)
    assert {name for name, answers in ANSWERS.items() if answers is NO_REPLY} == {
        "name-acceptor", "break-down", "leaver-accepts", "leaver-speaks",
    }  # fmt: skip


def lines() -> Iterator[tuple[str, NumberedAnswer]]:
    """All of them, with their obligation."""
    for name, answers in ANSWERS.items():
        yield from ((name, answer) for answer in answers)


@pytest.mark.parametrize(("name", "answer"), list(lines()), ids=lambda value: getattr(value, "act", value))
def test_a_line_and_its_blanks_say_all_that_the_form_asks(name: str, answer: NumberedAnswer) -> None:
    kind = answer.kind or ("meeting" if answer.act in ("done", "hand-on") else "request")
    form = form_of(kind, answer.act, answer.form)
    keys = {field.key for field in form.fields} | {field.none for field in form.fields if field.none}
    filled = {*answer.blanks, *answer.said}
    assert filled <= keys, filled - keys
    assert set(answer.optional) <= set(answer.blanks)
    asked = {field.key for field in form.fields if field.required}
    asked -= {field.key for field in form.fields if field.none in filled}
    again = bool(answer.form)  # what was said before carries it all
    carried = {
        key for rule in rows(MACHINE_OF[kind], answer.act, _variant(answer)) for key in rule.carries if not again
    }  # fmt: skip
    assert (asked | carried) - DERIVED <= filled, (asked | carried) - filled


def _variant(answer: NumberedAnswer) -> str | None:
    return next((str(answer.said[key]) for key in ("decision", "status") if key in answer.said), None)


STORIES = {
    "give-feedback": (submitted, "li"),
    "answer-changes": (lambda: feedback_in("changes"), "qian"),
    "confirm-task": (confirmed, "li"),
    "start-task": (lambda: task_in("todo"), "sun"),
    "log-task": (lambda: task_in("doing"), "sun"),
    "help": (lambda: task_in("needs-help"), "wang"),
    "hand-in": (lambda: task_in("finished"), "sun"),
    "judge": (in_review, "chen"),
    "answer-date": (date_proposed, "li"),
    "propose-solution": (lambda: issue_in("open"), "wang"),
    "agree-solution": (lambda: issue_in("proposed"), "zhao"),
    "resolve-issue": (lambda: issue_in("agreed"), "zhao"),
}


@pytest.mark.parametrize("name", STORIES)
def test_whoever_is_asked_may_give_every_answer_of_its_lines(name: str) -> None:
    told, member = STORIES[name]
    story = told()
    owed = next(o for o in obligations(story.snapshot, story.state) if o.kind == name and member in o.people)
    found = choices(story.snapshot, story.state, owed, member)
    assert [one.answer for one in found] == list(ANSWERS[name])


def test_what_the_rulebook_does_not_allow_is_no_choice() -> None:
    story = issue_in("proposed")
    owed = next(o for o in obligations(story.snapshot, story.state) if o.kind == "agree-solution")
    assert choices(story.snapshot, story.state, owed, "kong") == ()
    assert choices(story.snapshot, story.state, owed._replace(kind="escalated", of=owed), "zhao") == ()


def question(name: str = "give-feedback") -> Question:
    """What Li, or another, is asked."""
    told, member = STORIES[name]
    story = told()
    owed = next(o for o in obligations(story.snapshot, story.state) if o.kind == name and member in o.people)
    return Question(owed, choices(story.snapshot, story.state, owed, member))


def test_a_single_question_is_numbered_plainly_and_several_by_number_and_letter() -> None:
    assert [line for line, _, _ in numbers([question()])] == ["1", "2", "3", "4"]
    both = [question(), question("confirm-task")]
    assert [line for line, _, _ in numbers(both)] == ["1a", "1b", "1c", "1d", "2a", "2b"]


def test_a_token_tells_workspace_member_message_and_questions_apart() -> None:
    asked = [question()]
    tokens = {
        token("acme", "li", "m1", asked), token("acme", "sun", "m1", asked), token("acme", "li", "m2", asked),
        token("other", "li", "m1", asked), token("acme", "li", "m1", [question("confirm-task")]), token("acme", "li", "m1", []),
    }  # fmt: skip
    assert len(tokens) == 6 and all(len(one) == 16 and int(one, 16) >= 0 for one in tokens)
    assert token("acme", "li", "m1", [question()]) == token("acme", "li", "m1", asked)


def test_an_answer_is_on_what_was_asked() -> None:
    owed = Obligation("reply", "q3", "report", ("li",), "sales", on="q3/acceptance/report")
    assert reply_by("", "comment", owed)[:3] == ("task", "comment", "report")
    assert reply_by("task", "confirm", owed)[:3] == ("task", "confirm", "report")
    assert reply_by("request", "cancel", owed)[:3] == ("request", "cancel", "q3")
