"""Every row of the rulebook, done right once: on which story, by whom, saying what, and who may. Written by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from tests.support import matter, matter_asked
from tests.support.edits import planned, requested
from tests.support.matter import ACCEPTANCE, DELIVERABLES, ISSUE, OPENING, REQUEST, REQUEST_LOG, TASK_LOG, Story
from tests.workflow.model.test_authority import NEEDS, TAKING_PART
from xcollab.schema.snapshot import Collab

Said = dict[str, Any]
FEEDBACK, MEETINGS = "q3/feedback/sales", "q3/meetings"
SIDE = "chen zhou"


class Row(NamedTuple):
    """A row, and an act that it allows."""

    machine: str
    act: str
    variant: str
    state: str
    """One of the states that the row leads on from."""
    story: Callable[[], Story]
    on: str
    """Where it is said; empty for a plan, which is edited."""
    by: str
    may: str
    """Everybody who might do it in this story."""
    says: Callable[[Story], Said] = lambda story: {}
    edits: Callable[[Story], object] | None = None
    """What is done to the plans where no statement tells of it."""
    oneself: str = ""
    """Who might do it elsewhere, and is the one whom it is about here."""

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.machine, self.act, self.variant, f"from {self.state}")))


def saying(**said: Any) -> Callable[[Story], Said]:
    """The same on every story."""
    return lambda story: dict(said)


def _later(story: Story) -> Said:
    assert story.collab.request
    later = story.collab.request.model_copy(update={"due": REQUEST.due.replace(month=10)})
    return {"reason": "later", "request": later, "before": story.collab.request.dump()}


def _renewed() -> Story:
    """A task whose criteria are others than those that its owner confirmed."""
    return planned(matter.doing(), criteria=("four rivals", "prices"))


def _passed_once() -> Story:
    return matter.in_review().says(ACCEPTANCE, "pass", "qian")


def _no_request() -> Story:
    return Story(collab=Collab("q3"))


def _new_request(story: Story) -> None:
    story.collab = replace(story.collab, request=REQUEST)


def _last(story: Story) -> Said:
    return {"of": story.collab.entries[-1].name}


def _commented(where: Callable[[], Story], on: str, **more: Any) -> Callable[[], Story]:
    """Li has said something that can be acknowledged or taken back."""
    return lambda: where().says(on, "comment", "li", text="t", **more)


REQUESTS = (
    Row("request", "create", "", "none", _no_request, "", "chen", SIDE, edits=_new_request),
    Row("request", "edit", "", "draft", Story, "", "chen", f"{SIDE} qian", edits=lambda s: requested(s, title="Other")),
    Row("request", "submit", "", "draft", Story, REQUEST_LOG, "chen", SIDE),
    Row("request", "revise", "", "confirmed", matter.confirmed, REQUEST_LOG, "chen", f"{SIDE} qian", _later),
    Row("request", "confirm", "", "submitted", matter.accepted, REQUEST_LOG, "qian", "qian"),
    Row("request", "handover", "", "confirmed", matter.confirmed, REQUEST_LOG, "qian", f"{SIDE} qian", saying(to="li")),
    Row("request", "cancel", "", "confirmed", matter.confirmed, REQUEST_LOG, "chen", f"{SIDE} qian", saying(reason="r")),
    Row("request", "archive", "", "confirmed", lambda: matter.request_in("confirmed"), REQUEST_LOG, "qian", "qian",
        saying(went_well=["w"])),
)  # fmt: skip
ANSWERS = tuple(
    Row("feedback", "feedback", decision, "unanswered", matter.submitted, FEEDBACK, "li", "li",
        saying(decision=decision, **said))
    for decision, said in (
        ("accept", {"scope": ["s"]}), ("conditions", {"scope": ["s"], "conditions": ["c"]}),
        ("changes", {"changes": ["c"]}), ("decline", {"reason": "r"}),
    )
)  # fmt: skip
MINUTES = Row(
    "meeting", "minutes", "", "none", matter.confirmed, MEETINGS, "zhao", TAKING_PART,
    saying(kind="weekly", held="2024-07-01", attendees=["li"], topics=["t"]),
)  # fmt: skip


def _progress(status: str, story: Callable[[], Story], state: str, **said: Any) -> Row:
    says = saying(status=status, text="t", **said)
    return Row("task", "progress", status, state, story, TASK_LOG, "sun", "li sun he", says)


LATE = {"forecast": "2024-07-20", "reason": "r"}
TASKS = (
    Row("task", "create", "", "none", lambda: matter.task_in("none"), "", "qian", "qian", edits=lambda s: s.with_task()),
    Row("task", "edit", "", "doing", matter.doing, "", "qian", "qian", edits=lambda s: planned(s, title="Other")),
    Row("task", "confirm", "", "proposed", matter.confirmed, TASK_LOG, "li", "li"),
    Row("task", "confirm", "renewal", "doing", _renewed, TASK_LOG, "li", "li"),
    Row("task", "decline", "", "proposed", matter.confirmed, TASK_LOG, "li", "li", saying(reason="r")),
    _progress("doing", matter.todo, "todo"),
    _progress("needs-help", matter.doing, "doing", needs=NEEDS),
    _progress("finished", matter.doing, "doing"),
    _progress("delayed", matter.todo, "todo", **LATE),
    _progress("delayed", matter.doing, "doing", **LATE),
    Row("task", "reschedule", "", "doing", matter.doing, TASK_LOG, "qian", "qian", saying(to="2024-07-20", reason="r")),
    Row("task", "propose-date", "", "doing", matter.doing, TASK_LOG, "zhao", TAKING_PART, saying(to="2024-07-20", reason="r")),
    Row("task", "consent", "", "doing", matter_asked.date_proposed, TASK_LOG, "li", "li"),
    Row("task", "refuse-date", "", "doing", matter_asked.date_proposed, TASK_LOG, "li", "li", saying(reason="r")),
    Row("task", "reassign", "owner", "doing", matter.doing, TASK_LOG, "qian", "qian", saying(owner="he")),
    Row("task", "reassign", "assignee", "doing", matter.doing, TASK_LOG, "li", "qian li", saying(assignee="he")),
    Row("task", "cancel", "", "doing", matter.doing, TASK_LOG, "qian", "qian", saying(reason="r")),
    Row("task", "submit", "", "doing", matter.doing, ACCEPTANCE, "sun", "li sun", saying(**DELIVERABLES)),
    Row("task", "pass", "first", "in-review", matter.in_review, ACCEPTANCE, "qian", f"{SIDE} qian"),
    Row("task", "pass", "second", "in-review", _passed_once, ACCEPTANCE, "chen", SIDE),
    Row("task", "return", "", "in-review", matter.in_review, ACCEPTANCE, "chen", f"{SIDE} qian",
        saying(reason="r", fixes=["f"], fix_by="2024-07-20", unmet=[1])),
)  # fmt: skip
ISSUES = (
    Row("issue", "open", "", "none", matter.todo, ISSUE, "zhao", TAKING_PART, saying(**OPENING)),
    Row("issue", "propose", "", "open", lambda: matter.issue_in("open"), ISSUE, "wang", "wang zhao", saying(text="t")),
    Row("issue", "agree", "", "proposed", lambda: matter.issue_in("proposed"), ISSUE, "zhao", "zhao qian"),
    Row("issue", "reject", "", "proposed", lambda: matter.issue_in("proposed"), ISSUE, "zhao", "zhao qian", saying(reason="r")),
    Row("issue", "transfer", "", "open", lambda: matter.issue_in("open"), ISSUE, "wang", "wang zhao qian",
        saying(department="sales", reason="r")),
    Row("issue", "resolve", "", "agreed", lambda: matter.issue_in("agreed"), ISSUE, "zhao", "zhao sun",
        saying(text="t", moves=[{"task": "report", "to": "2024-07-20"}])),
    Row("issue", "reopen", "", "resolved", lambda: matter.issue_in("resolved"), ISSUE, "zhao", "zhao", saying(reason="r")),
)  # fmt: skip
HOLDS = (
    Row("feedback", "hold", "", "unanswered", matter.submitted, FEEDBACK, "qian", "qian", saying(reason="r")),
    Row("task", "hold", "", "in-review", matter.in_review, ACCEPTANCE, "qian", "qian", saying(reason="r")),
    Row("issue", "hold", "", "open", lambda: matter.issue_in("open"), ISSUE, "qian", "qian", saying(reason="r")),
)  # fmt: skip
APPROVALS = (
    Row("request", "approve", "", "submitted", lambda: matter_asked.approval_in("submitted"), REQUEST_LOG, "kong", "kong"),
    Row("request", "refuse", "", "confirmed", lambda: matter_asked.approval_in("confirmed"), REQUEST_LOG, "kong", "kong", saying(reason="r")),
)  # fmt: skip
NUDGES = (
    Row("request", "nudge", "", "submitted", matter.accepted, REQUEST_LOG, "chen", f"{SIDE} li sun he wang zhao", saying(way="phone"),
        oneself="qian"),
    Row("feedback", "nudge", "", "unanswered", matter.submitted, FEEDBACK, "qian", f"{SIDE} qian", saying(way="phone", whom="li"),
        oneself="li"),
    Row("task", "nudge", "", "doing", matter.doing, TASK_LOG, "qian", f"{SIDE} qian li he", saying(way="phone"), oneself="sun"),
    Row("issue", "nudge", "", "open", lambda: matter.issue_in("open"), ISSUE, "sun", f"{SIDE} qian zhao li sun he", saying(way="phone"),
        oneself="wang"),
)  # fmt: skip
PLACES: tuple[tuple[str, str, Callable[[], Story], str], ...] = (
    ("request", "confirmed", matter.confirmed, REQUEST_LOG),
    ("feedback", "unanswered", matter.submitted, FEEDBACK),
    ("meeting", "none", matter.confirmed, MEETINGS),
    ("task", "doing", matter.doing, TASK_LOG),
    ("issue", "open", lambda: matter.issue_in("open"), ISSUE),
)
ANYWHERE = tuple(
    row
    for machine, state, story, on in PLACES
    for row in (
        Row(machine, "comment", "", state, story, on, "zhao", TAKING_PART, saying(text="t", mentions=["li"])),
        Row(machine, "object", "", state, _commented(story, on), on, "zhao", TAKING_PART,
            lambda s: {"text": "t", "to": s.collab.entries[-1].name}),
        Row(machine, "acknowledge", "", state, _commented(story, on, recorded_by="qian", via="phone"), on, "li", "li", _last),
        Row(machine, "withdraw", "", state, _commented(story, on), on, "li", "li qian", lambda s: _last(s) | {"reason": "r"}),
    )
)  # fmt: skip
SPLIT = Row("task", "split", "", "doing", matter.doing, TASK_LOG, "qian", "qian",
            saying(reason="r", into=[{"title": "One"}, {"title": "Two"}]))  # fmt: skip


def _of_first(**said: Any) -> Callable[[Story], Said]:
    """The first action of the minutes, or improvement of the archive, that was written last; Sun owes it."""
    return lambda story: _last(story) | {"number": 1, **said}


def _archived() -> Story:
    return matter.request_in("archived")


ACTIONS = (
    Row("meeting", "done", "", "none", matter.minuted, MEETINGS, "sun", "sun qian", _of_first(note="n")),
    Row("meeting", "hand-on", "", "none", matter.minuted, MEETINGS, "li", "sun li qian", _of_first(to="he")),
    Row("meeting", "make-task", "", "none", matter.minuted, MEETINGS, "qian", "qian", _of_first()),
    Row("request", "done", "", "archived", _archived, REQUEST_LOG, "qian", "sun qian", _of_first(note="n")),
    Row("request", "hand-on", "", "archived", _archived, REQUEST_LOG, "sun", "sun li qian", _of_first(to="he")),
)
ROWS = (*REQUESTS, *ANSWERS, MINUTES, *TASKS, *ISSUES, *HOLDS, *NUDGES, *ANYWHERE, *APPROVALS, SPLIT, *ACTIONS)
