"""A small company and a collaboration in memory: what the tests of the rules are told on.

The people are chosen so that each holds one capacity only: qian coordinates, chen requests, li owns, sun does, he helps,
wang answers for tech, zhao of tech raises the issue, kong of finance takes no part.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from xcollab.schema.department import Department
from xcollab.schema.names import subject_of
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import Statement
from xcollab.schema.task import Task
from xcollab.schema.workspace import Workspace
from xcollab.workflow.acts.draft import Draft, DraftContext
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state import State
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS

BEGINNING = datetime(2024, 7, 1, 1, 0, tzinfo=UTC)
PEOPLE = {
    "pmo": ("qian",),
    "marketing": ("chen", "zhou"),
    "sales": ("li", "sun", "he"),
    "tech": ("wang", "zhao"),
    "finance": ("kong",),
}
LEADS = {"pmo": "qian", "marketing": "zhou", "sales": "li", "tech": "wang", "finance": "kong"}


def company() -> Snapshot:
    """The workspace with its people."""
    departments = {
        name: Department.model_validate(
            {"name": name, "lead": LEADS[name], "members": [_member(member) for member in members]}
        )
        for name, members in PEOPLE.items()
    }
    return Snapshot(Workspace(id="acme", name="Acme", language="en", admins=("qian",)), departments=departments)


def _member(member: str) -> dict[str, Any]:
    return {"id": member, "name": member.title(), "email": [f"{member}@example.com"]}


REQUEST = Request.model_validate({
    "title": "Q3 launch", "background": "A new product", "objectives": ["500 sold in three months"],
    "requester": "chen", "department": "marketing", "coordinator": "qian", "departments": ["sales", "tech"],
    "due": "2024-09-30", "milestones": [{"name": "Launch", "date": "2024-09-01"}],
})  # fmt: skip
TASK = Task.model_validate({
    "title": "Report", "department": "sales", "owner": "li", "assignee": "sun", "helpers": ["he"],
    "due": "2024-07-12", "criteria": ["three rivals", "prices"],
})  # fmt: skip

DELIVERABLES = {"deliverables": [{"name": "Report", "quantity": 1, "meets": True}]}
WITHIN = {"within": "24h"}


@dataclass
class Story:
    """A collaboration that statements are added to, one a minute."""

    snapshot: Snapshot = field(default_factory=company)
    collab: Collab = field(default_factory=lambda: Collab("q3", REQUEST))
    count: int = 0

    @property
    def state(self) -> State:
        """Where it all stands now."""
        return settled(self.collab)

    def with_task(self, name: str = "report", task: Task = TASK) -> "Story":
        """A task is planned."""
        self.collab = replace(self.collab, tasks={**self.collab.tasks, name: task})
        return self

    def entry(self, on: str, act: str, by: str, **said: Any) -> Entry:
        """The statement that somebody would make next, completed as the command line completes it."""
        kind, _, subject = subject_of(on)
        return self.draft(kind, subject, on, act, by, said)[0]

    def draft(self, kind: str, subject: str, on: str, act: str, by: str, said: dict[str, Any]) -> tuple[Entry, Draft]:
        """The statement, and the plans that change with it."""
        moment = BEGINNING + timedelta(minutes=self.count)
        make = ACTS[kind, act].draft
        given = dict(said)
        request = given.pop("request", None)
        scene = DraftContext(self.snapshot, self.state, subject, by, request, "t-new")
        draft = make(scene, given) if make else Draft(given)
        data = {"on": on, "act": act, "at": moment.isoformat(), "by": by, "as": "x/y", **draft.said}
        statement: Statement = STATEMENTS[kind][act].model_validate(data)
        return Entry(f"{moment:%Y%m%dT%H%M%SZ}-{by}-{self.count:04d}", statement), draft

    def says(self, on: str, act: str, by: str, **said: Any) -> "Story":
        """Somebody said it; whether they might is not asked here."""
        kind, _, subject = subject_of(on)
        entry, draft = self.draft(kind, subject, on, act, by, said)
        if draft.request:
            self.collab = replace(self.collab, request=draft.request)
        if draft.task:
            self.with_task(subject, draft.task)
        for name, task in draft.new_tasks.items():
            self.with_task(name, task)
        return self.heard(entry)

    def heard(self, *entries: Entry) -> "Story":
        """Statements made elsewhere arrive."""
        self.collab = self.collab.with_entries(*entries)
        self.count += len(entries)
        return self

    def attempt(self, entry: Entry, **more: Any) -> Attempt:
        """The attempt to make a statement."""
        said = entry.statement
        target_name = getattr(said, "of", None) or (said.act == "object" and getattr(said, "to", None))
        target = next((e for e in self.collab.entries if e.name == target_name), None)
        recorder = said.recorded_by or said.by
        return Attempt(
            self.snapshot,
            self.state,
            entry.kind,
            entry.subject,
            said.act,
            said.by,
            recorder,
            entry,
            target=target,
            **more,
        )

    def judged(self, on: str, act: str, by: str, **said: Any) -> str:
        """The capacity in which somebody may say it now; raises `Refused` where they may not."""
        kind, _, subject = subject_of(on)
        entry, draft = self.draft(kind, subject, on, act, by, said)
        return judge(self.attempt(entry, request=draft.request, task=draft.task))


REQUEST_LOG, TASK_LOG, ACCEPTANCE, ISSUE = "q3/logs/request", "q3/logs/report", "q3/acceptance/report", "q3/issues/i-1"
OPENING = {
    "title": "Late", "kind": "delay", "description": "d", "impact": "2 days", "wanted_by": "2024-07-10",
    "tasks": ["report"], "department": "tech",
}  # fmt: skip


IMPROVEMENTS = ({"text": "order earlier", "owner": "sun", "due": "2024-10-15"},)
ACTIONS = ({"text": "book the hall", "owner": "sun", "due": "2024-07-08"}, {"text": "ask the printer", "owner": "zhao"})
MEETINGS = "q3/meetings"


def submitted() -> Story:
    """The request is with the departments."""
    return Story().says(REQUEST_LOG, "submit", "chen")


def accepted() -> Story:
    """Every department accepted."""
    story = submitted()
    for department, lead in (("sales", "li"), ("tech", "wang")):
        story.says(f"q3/feedback/{department}", "feedback", lead, decision="accept", scope=["all"])
    return story


def confirmed() -> Story:
    """Work may begin, and one task is planned."""
    return accepted().with_task().says(REQUEST_LOG, "confirm", "qian")


def todo() -> Story:
    """The task is confirmed by its owner."""
    return confirmed().says(TASK_LOG, "confirm", "li")


def doing() -> Story:
    """The task is in progress."""
    return todo().says(TASK_LOG, "progress", "sun", status="doing", text="begun")


def in_review() -> Story:
    """The deliverables are handed in."""
    return doing().says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)


def task_in(status: str) -> Story:
    """A story whose task is in that state."""
    match status:
        case "none":
            return accepted().says(REQUEST_LOG, "confirm", "qian")
        case "proposed":
            return confirmed()
        case "declined":
            return confirmed().says(TASK_LOG, "decline", "li", reason="no time")
        case "todo":
            return todo()
        case "doing":
            return doing()
        case "needs-help":
            needs = {"from": "tech", "what": "data"}
            return doing().says(TASK_LOG, "progress", "sun", status="needs-help", text="stuck", needs=needs)
        case "finished":
            return doing().says(TASK_LOG, "progress", "sun", status="finished", text="ready")
        case "in-review":
            return in_review()
        case "done":
            story = in_review().says(ACCEPTANCE, "pass", "qian")
            return story.says(ACCEPTANCE, "pass", "chen")
        case "cancelled":
            return confirmed().says(TASK_LOG, "cancel", "qian", reason="dropped")
    raise KeyError(status)


def request_in(status: str) -> Story:
    """A story whose request is in that state."""
    match status:
        case "draft":
            return Story()
        case "submitted":
            return accepted()
        case "confirmed":
            return accepted().says(REQUEST_LOG, "confirm", "qian")
        case "archived":
            return request_in("confirmed").says(
                REQUEST_LOG, "archive", "qian", went_well=["fast"], improvements=IMPROVEMENTS
            )
        case "cancelled":
            return Story().says(REQUEST_LOG, "cancel", "chen", reason="dropped")
    raise KeyError(status)


def issue_in(status: str) -> Story:
    """A story with an issue in that state."""
    story = todo()
    if status == "none":
        return story
    story.says(ISSUE, "open", "zhao", **OPENING)
    steps: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("proposed", "propose", "wang", {"text": "tomorrow"}),
        ("agreed", "agree", "zhao", {}),
        ("resolved", "resolve", "zhao", {"text": "gone", "no_moves": True}),
    )
    for reached, act, by, said in steps:
        if status == story.state.issues["i-1"].status:
            break
        story.says(ISSUE, act, by, **said)
        if reached == status:
            break
    return story


def feedback_in(status: str) -> Story:
    """A story in which the sales department's feedback is in that state."""
    story = submitted()
    said: dict[str, dict[str, Any]] = {
        "accept": {"scope": ["all"]},
        "conditions": {"scope": ["all"], "conditions": ["texts first"]},
        "changes": {"changes": ["a week later"]},
        "decline": {"reason": "no people"},
    }
    if status in said:
        story.says("q3/feedback/sales", "feedback", "li", decision=status, **said[status])
    return story


def minuted() -> Story:
    """Minutes gave Sun and Zhao something to do."""
    said = {"kind": "weekly", "held": "2024-07-02", "attendees": ["li"], "topics": ["t"], "actions": ACTIONS}
    return todo().says(MEETINGS, "minutes", "chen", **said)


def last(story: Story) -> str:
    """The name of what was said last."""
    return story.collab.entries[-1].name


def digest_of(story: Story) -> str:
    """What a verdict on the deliverables submitted now would name."""
    delivery: Any = story.state.tasks["report"].delivery
    return fingerprints.deliverables_digest(delivery.statement)
