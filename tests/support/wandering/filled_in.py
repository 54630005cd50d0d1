"""How people fill in the form of each act, by the names of a page's inputs: several ways, of which one fits wherever it is possible."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.support.matter import Story
from tests.support.wandering.in_memory import StoryView, attempt_of
from tests.support.wandering.wanderer import Move, move_of
from xcollab.app.forms.form import Form, Subject
from xcollab.errors import XcollabError
from xcollab.web.inputs import understood
from xcollab.workflow.rules.judge import judge

Filled = Mapping[str, str | list[str]]
"""By the name of an input, what is put there; all else stays as it stands."""

_WHY, _SAID = {"reason": "r"}, {"text": "t"}
_DELIVERED = {"deliverables.0.name": "Report", "deliverables.0.quantity": "1", "deliverables.0.meets": "yes"}
_RAISED = {
    "title": "Late", "kind": "requirement-change", "description": "d", "impact": "2 days", "wanted_by": "2024-08-20", "department": "tech",
}  # fmt: skip
_SPLIT = {**_WHY, "into.0.title": "One", "into.1.title": "Two"}
_RETURNED = {**_WHY, "fixes.0": "f", "fix_by": "2024-08-20", "unmet.0": "1"}
_MET = {"checks.0.met": "yes", "checks.1.met": "yes", "checks.0.criterion": "1", "checks.1.criterion": "2"}
_PEOPLE = ("he", "li", "wu", "qian", "chen", "hu")
_PARTIES: tuple[Filled, ...] = ({}, {"party": "requester"}, {"party": "coordinator"})
_WAYS: Mapping[tuple[str, str], tuple[Filled, ...]] = {
    ("request", "edit"): ({"title": "Another"},), ("request", "revise"): ({**_WHY, "title": "Another"},), ("request", "refuse"): (_WHY,),
    ("request", "handover"): tuple({"to": one} for one in _PEOPLE), ("request", "cancel"): (_WHY,), ("request", "comment"): (_SAID,),
    ("request", "close"): ({"went_well.0": "w"},),
    ("feedback", "give"): (
        {"decision": "accept", "scope.0": "s"}, {"decision": "conditions", "scope.0": "s", "conditions.0": "c"},
        {"decision": "changes", "changes.0": "c"}, {"decision": "decline", "reason": "r"},
    ),
    ("meeting", "add"): ({"kind": "weekly", "held": "2024-07-02", "attendees": "li", "topics.0": "t"},),
    ("task", "add"): tuple(
        {"new_id": "walk", "title": "T", "owner": who, "due": "2024-08-20", "criteria.0": "c"} for who in ("li", "wang", "chen", "kong")
    ),
    ("task", "edit"): ({"title": "Another"},), ("task", "decline"): (_WHY,), ("task", "comment"): (_SAID,),
    ("task", "log"): (
        {"status": "doing", **_SAID}, {"status": "finished", **_SAID}, {"status": "needs-help", **_SAID, "needs.what": "data", "needs.from": "tech"},
        {"status": "delayed", **_SAID, **_WHY, "forecast": "2024-08-20"},
    ),
    ("task", "reschedule"): tuple({"to": day, **_WHY} for day in ("2024-08-20", "2024-08-21")),
    ("task", "propose-date"): tuple({"to": day, **_WHY} for day in ("2024-08-20", "2024-08-21")),
    ("task", "refuse-date"): (_WHY,), ("task", "split"): (_SPLIT, {**_SPLIT, "into.0.assignee": "li", "into.1.assignee": "li"}), ("task", "cancel"): (_WHY,),
    ("task", "reassign"): tuple({role: who} for role in ("owner", "assignee") for who in ("he", "li", "wang", "sun", "zhao")),
    ("acceptance", "submit"): (_DELIVERED,), ("acceptance", "pass"): _PARTIES,
    ("acceptance", "judge"): tuple({**_MET, **party} for party in _PARTIES), ("acceptance", "return"): tuple({**_RETURNED, **party} for party in _PARTIES),
    ("issue", "open"): (_RAISED,), ("issue", "propose"): (_SAID,), ("issue", "reject"): (_WHY,), ("issue", "reopen"): (_WHY,), ("issue", "comment"): (_SAID,),
    ("issue", "transfer"): tuple({"department": name, **_WHY} for name in ("tech", "sales", "finance", "support")),
    ("issue", "resolve"): ({**_SAID, "no_moves": "yes"}, {**_SAID, "no_moves": "yes", "revision": "none"}),
    ("", "withdraw"): (_WHY,), ("", "object"): (_SAID,), ("", "hold"): (_WHY,), ("", "nudge"): ({"way": "phone"},),
    **{(kind, "done"): ({"number": "1", "note": "n"},) for kind in ("meeting", "request")},
    **{(kind, "hand-on"): tuple({"number": "1", "to": who} for who in _PEOPLE) for kind in ("meeting", "request")},
    **{(kind, "comment"): (_SAID,) for kind in ("feedback", "meeting", "acceptance")},
    ("meeting", "make-task"): ({"number": "1", "task": "walk"},),
}  # fmt: skip
"""What has nothing to fill in stands not here."""
DRAFTED: Filled = {
    "new_id": "q3", "title": "Q3 launch", "background": "A new product", "objectives.0": "500 sold", "coordinator": "qian",
    "departments": ["sales", "tech"], "due": "2024-09-30", "milestones.0.name": "Launch", "milestones.0.date": "2024-09-02",
}  # fmt: skip
"""A request that is not there yet."""


def ways(form: Form, story: Story) -> tuple[Filled, ...]:
    """How it may be filled in."""
    if (form.kind, form.name) != ("request", "confirm"):
        return _WAYS.get((form.kind, form.name), ({},))
    answers = {name: one.status for name, one in story.state.feedback.items()}
    silent = [name for name, status in answers.items() if status == "unanswered"]
    passed = [{f"without.{n}.department": name, f"without.{n}.reason": "r"} for n, name in enumerate(silent)]
    noted = {"acknowledged": [name for name, status in answers.items() if status == "conditions"]}
    return ({**noted, **{key: value for one in passed for key, value in one.items()}},)


def possible_ways(view: StoryView, story: Story, form: Form, on: Subject) -> Iterator[tuple[Move, Filled]]:
    """Each way in which whoever looks may do it now, with the move that it is."""
    for filled in ways(form, story):
        typed = {name: value if isinstance(value, list) else [value] for name, value in filled.items()}
        given: dict[str, Any] = understood([field for field in form.fields if not field.of], typed)
        try:
            attempt = attempt_of(view, story, form, on, given)
            capacity = judge(attempt)
        except XcollabError:
            continue
        yield move_of(attempt, capacity.rpartition("/")[2]), filled
