"""In every state and capacity what somebody is shown that they may do is what the rulebook lets them do."""

from collections.abc import Iterable, Iterator
from typing import Any

from tests.support.matter import Story
from tests.support.wandering.in_memory import StoryView, refused_form
from tests.support.wandering.wanderer import POSSIBLE, Move, Wanderer
from xcollab.app.forms.form import Subject
from xcollab.app.forms.stages import acceptance, feedback, issue, request, task
from xcollab.app.possible_acts import possible_acts
from xcollab.errors import Word, XcollabError

OF = {
    "request": request.FORMS[1:], "feedback": feedback.FORMS, "task": (*task.FORMS[1:], *acceptance.FORMS), "issue": issue.FORMS[1:],
}  # fmt: skip
"""By what is looked at, the acts on it."""
TYPED: dict[tuple[str, str], dict[str, Any]] = {
    ("task", "decline"): {"reason": "r"}, ("task", "reassign"): {"assignee": "zhao", "reason": "r"}, ("issue", "reject"): {"reason": "r"},
    ("issue", "transfer"): {"department": "tech", "reason": "r"}, ("issue", "reopen"): {"reason": "r"},
    ("acceptance", "return"): {"reason": "r", "fixes": ["f"], "fix_by": "2024-08-20", "unmet": ["1"]},
}  # fmt: skip
"""What people type, where the support does not know it."""
SAID = frozenset({
    "unmet-without-follow-up", "nothing-to-change", "same-coordinator", "field-needed", "wrong-party", "conditions-unacknowledged", "same-department",
    "leaves-before",
})  # fmt: skip
"""Refusals of what is said, which somebody who may do it can mend in the form."""


def _mended(refusal: XcollabError) -> bool:
    """Whether it is of what is said; who is silent can be passed over."""
    silent = refusal.code == "not-accepted" and refusal.arguments["status"] == Word("feedback", "unanswered")
    return silent or refusal.code in SAID


def _pairs(moves: Iterable[Move]) -> set[tuple[str, ...]]:
    return {(move.machine, move.state, move.capacity) for move in moves}


def _subjects(story: Story) -> Iterator[Subject]:
    yield Subject("request", "q3", "q3")
    yield from (Subject("feedback", "q3", name) for name in story.state.feedback)
    yield from (Subject("task", "q3", name) for name in story.collab.tasks)
    yield from (Subject("issue", "q3", name) for name in story.state.issues)


def _disagreements(story: Story, who: str, on: Subject) -> Iterator[str]:
    view = StoryView(story, who)
    found = list(possible_acts(view, who, on))
    offered = [one.form for one in found if not one.people]
    for form in OF[on.kind]:
        subject = on._replace(kind=form.kind)
        refusal = refused_form(view, story, form, subject, TYPED.get((form.kind, form.act), {}))
        where = f"{who}: {form.typed} on {on.id}, {story.state.request.status}"
        if refusal is None and form not in offered:
            yield f"{where}: possible, and not shown"
        if refusal is not None and form in offered and not _mended(refusal):
            yield f"{where}: shown, and refused: {refusal.code} {refusal.arguments}"
    for one in (one for one in found if one.form in OF[on.kind]):
        for other in one.people[:2]:
            seen, said = StoryView(story, other), TYPED.get((one.kind, one.form.act), {})
            if (refusal := refused_form(seen, story, one.form, on._replace(kind=one.kind), said)) and not _mended(
                refusal
            ):
                yield f"{who} is shown that {other} may: {one.form.typed} on {on.id}: {refusal.code} {refusal.arguments}"


def test_in_every_state_and_capacity_what_is_shown_is_what_is_allowed(wanderer: Wanderer) -> None:
    everywhere = _pairs(POSSIBLE)
    met, known, wrong = set[tuple[str, ...]](), set[tuple[str, ...]](), list[str]()
    for _ in range(300):
        if met >= everywhere:
            break
        for story, new in wanderer.history(90):
            if not new or len(here := _pairs(wanderer.made)) == len(met):
                continue
            met = here
            for on in _subjects(story):
                state = story.state
                place = (on.kind, state.request.status, state.status("task" if on.kind == "task" else on.kind, on.id))
                for who in wanderer.people:
                    if (who, *place) not in known:
                        known.add((who, *place))
                        wrong += _disagreements(story, who, on)
    assert met >= everywhere
    assert wrong == [], "\n".join(wrong)
