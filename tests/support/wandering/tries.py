"""What people may want to do in a history in memory, at the wrong time mostly; and the company in which they do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from types import MappingProxyType
from typing import Any, NamedTuple

from tests.support.matter import (
    ACCEPTANCE,
    DELIVERABLES,
    IMPROVEMENTS,
    ISSUE,
    OPENING,
    REQUEST,
    REQUEST_LOG,
    TASK,
    TASK_LOG,
    Story,
    company,
)
from xcollab.schema.department import Department, Member
from xcollab.schema.request import Approver
from xcollab.schema.snapshot import Snapshot

Said = Mapping[str, Any]


class Try(NamedTuple):
    """What somebody may want to do: a statement on a place, or a plan made or edited."""

    on: str
    act: str
    said: Said | Callable[[Story, Random], Said] = MappingProxyType({})
    often: float = 1
    """How often it is chosen where nothing new is possible; what ends a history is left to those who look for it."""


def leaving(snapshot: Snapshot, *, requesting: bool = False) -> Snapshot:
    """The same with people who leave while it runs: coordinator, assignee, all who speak for tech, or for the requesting side."""
    last = {"qian": date(2024, 8, 1), "sun": date(2024, 7, 5), "wang": date(2024, 7, 20), "zhao": date(2024, 7, 20)}
    if requesting:
        last |= {"chen": date(2024, 7, 20), "zhou": date(2024, 7, 20)}
    departments = {
        key: each.model_copy(
            update={"members": tuple(m.model_copy(update={"until": last.get(m.id)}) for m in each.members)}
        )
        for key, each in snapshot.departments.items()
    }
    return replace(snapshot, departments=departments)


def staffed() -> Snapshot:
    """The company, with somebody in every office: liaisons, a deputy, an executive; Wu of support, an admin, takes no part unless asked."""
    snapshot = company()
    wu = Member.model_validate({"id": "wu", "name": "Wu", "email": ["wu@example.com"]})
    hu = Member.model_validate({"id": "hu", "name": "Hu", "email": ["hu@example.com"]})
    support = Department(name="support", lead="wu", members=(wu, hu), executive="hu")
    offices: dict[str, Said] = {
        "marketing": {"liaisons": ("chen",)}, "sales": {"deputies": ("he",), "executive": "kong"},
        "tech": {"liaisons": ("zhao",), "executive": "kong"},
    }  # fmt: skip
    named = {key: d.model_copy(update=offices.get(key, {})) for key, d in snapshot.departments.items()}
    workspace = snapshot.workspace.model_copy(update={"admins": ("qian", "wu")})
    return replace(snapshot, workspace=workspace, departments={**named, "support": support})


ALONE = REQUEST.model_copy(update={"department": "pmo", "requester": "qian"})
"""A request of a department whose only member coordinates: nobody else could accept the work."""


APPROVED = REQUEST.model_copy(
    update={"approvers": (Approver(member="hu", before="ask"), Approver(member="kong", before="start"))}
)
"""A request that two people have to approve: one before the departments are asked, one before work begins."""


def _revised(**changes: Any) -> Callable[[Story, Random], Said]:
    def said(story: Story, random: Random) -> Said:
        request = story.collab.request
        if request is None:
            raise KeyError("q3")
        return {"reason": "r", "before": request.dump(), "request": request.model_copy(update=changes)}

    return said


def _objective(story: Story, random: Random) -> Said:
    return _revised(objectives=(f"{random.randrange(999)} sold",))(story, random)


def _another_day(story: Story, random: Random) -> Said:
    return {"to": f"2024-08-{random.randrange(10, 31)}", "reason": "r"}


def _on_statement(act: str, key: str, **said: Any) -> Iterator[Try]:
    """On whatever was said before, wherever that stands."""
    places = (REQUEST_LOG, TASK_LOG, ISSUE, ACCEPTANCE, "q3/meetings", "q3/feedback/sales", "q3/feedback/tech")
    for on in places:

        def target(story: Story, random: Random, on: str = on) -> Said:
            there = [entry for entry in story.collab.entries if entry.statement.on == on]
            recorded = [entry for entry in there if entry.statement.recorded_by] if act == "acknowledge" else []
            return {key: random.choice((random.random() < 0.5 and recorded) or there).name, **said}

        yield Try(on, act, target, often=0.02 if act == "withdraw" else 0.2)


def _on_action(on: str, act: str, **said: Any) -> Iterator[Try]:
    """On an action that somebody owes."""

    def target(story: Story, random: Random) -> Said:
        found = [one for one in story.state.actions.values() if not one.ended and one.entry.statement.on == on]
        action = random.choice(found)
        return {"of": action.entry.name, "number": action.number, **said}

    yield Try(on, act, target, often=0.5)


_ANSWERS: tuple[Said, ...] = (
    {"decision": "accept", "scope": ["s"]}, {"decision": "accept", "scope": ["s"]},
    {"decision": "conditions", "scope": ["s"], "conditions": ["c"]},
    {"decision": "changes", "changes": ["c"]}, {"decision": "decline", "reason": "r"},
)  # fmt: skip
_HELP = {"status": "needs-help", "text": "t"}
_MINUTES = {"kind": "weekly", "held": "2024-07-02", "attendees": ["li"], "topics": ["t"]}
_MENTIONS = {"text": "t", "mentions": ["sun", "zhao", "wu", "zhou"]}
_LATE = {"status": "delayed", "text": "t", "forecast": "2024-07-20", "reason": "r"}
TRIES: tuple[Try, ...] = (
    Try("q3/request", "create"), Try("q3/request", "edit", {"title": "Other"}),
    Try(REQUEST_LOG, "submit"), Try(REQUEST_LOG, "confirm", {"acknowledged": ["sales", "tech"]}),
    Try(REQUEST_LOG, "revise", _objective, often=0.3), Try(REQUEST_LOG, "revise", _revised(acceptor="kong"), often=0.6),
    Try(REQUEST_LOG, "revise", _revised(departments=("sales", "tech", "finance")), often=0.2),
    Try(REQUEST_LOG, "revise", _revised(departments=("sales", "tech")), often=0.2),
    Try(REQUEST_LOG, "revise", _revised(departments=("tech", "finance")), often=0.05),
    Try(REQUEST_LOG, "revise", _revised(approvers=(Approver(member="hu", before="ask"),)), often=0.2),
    Try(REQUEST_LOG, "revise", _revised(approvers=(Approver(member="hu", before="start"), Approver(member="wu", before="ask"))), often=0.2),
    Try(REQUEST_LOG, "revise", _revised(approvers=()), often=0.2),
    Try(REQUEST_LOG, "approve"), Try(REQUEST_LOG, "approve"), Try(REQUEST_LOG, "refuse", {"reason": "r"}, often=0.2),
    Try(REQUEST_LOG, "handover", {"to": "li"}, often=0.2), Try(REQUEST_LOG, "handover", {"to": "chen"}, often=0.3),
    Try(REQUEST_LOG, "handover", {"to": "qian"}),
    Try(REQUEST_LOG, "cancel", {"reason": "r"}, often=0.01), Try(REQUEST_LOG, "archive", {"went_well": ["w"], "improvements": IMPROVEMENTS}, often=0.2),
    *(one for on in ("q3/meetings", REQUEST_LOG) for to in ("he", "sun") for one in _on_action(on, "hand-on", to=to)),
    *(one for on in ("q3/meetings", REQUEST_LOG) for one in _on_action(on, "done", note="n")),
    *_on_action("q3/meetings", "make-task"),
    *(Try(f"q3/feedback/{department}", "feedback", said) for department in ("sales", "tech", "finance") for said in _ANSWERS),
    Try("q3/meetings", "minutes", {**_MINUTES, "actions": [{"text": "a", "owner": "sun"}]}, often=0.3),
    Try("q3/tasks/report", "create"), Try("q3/tasks/report", "edit", {"title": "Other"}, often=0.2),
    Try("q3/tasks/report", "edit", {"criteria": ("three", "four")}, often=0.3),
    Try("q3/tasks/report", "edit", {"criteria": TASK.criteria}, often=0.2),
    Try(TASK_LOG, "confirm"), Try(TASK_LOG, "confirm"), Try(TASK_LOG, "decline", {"reason": "r"}, often=0.4),
    Try(TASK_LOG, "progress", {"status": "doing", "text": "t"}), Try(TASK_LOG, "progress", {"status": "finished", "text": "t"}),
    Try(TASK_LOG, "progress", {**_HELP, "needs": {"from": "tech", "what": "data"}}),
    Try(TASK_LOG, "progress", {**_HELP, "needs": {"from": "support", "what": "hands"}}), Try(TASK_LOG, "progress", _LATE),
    Try(TASK_LOG, "reschedule", {"to": "2024-07-25", "reason": "r"}, often=0.3),
    Try(TASK_LOG, "propose-date", _another_day, often=0.6), Try(TASK_LOG, "consent", often=0.1),
    Try(TASK_LOG, "refuse-date", {"reason": "r"}, often=0.1),
    Try(TASK_LOG, "reassign", {"owner": "he"}, often=0.2), Try(TASK_LOG, "reassign", {"owner": "li"}, often=0.2),
    Try(TASK_LOG, "reassign", {"assignee": "wang"}, often=0.2), Try(TASK_LOG, "reassign", {"assignee": "sun"}, often=0.3),
    Try(TASK_LOG, "cancel", {"reason": "r"}, often=0.02),
    Try(TASK_LOG, "split", {"reason": "r", "into": [{"title": "One"}, {"title": "Two"}]}, often=0.02),
    *(Try(on, "comment", said, often=0.3) for on in (REQUEST_LOG, TASK_LOG, ISSUE, ACCEPTANCE, "q3/meetings", "q3/feedback/sales",
      "q3/feedback/tech") for said in ({"text": "t"}, _MENTIONS, {**_MENTIONS, "reply_by": "2024-07-20"})),
    *_on_statement("withdraw", "of", reason="r"), *_on_statement("object", "to", text="t"), *_on_statement("acknowledge", "of"),
    *(Try(on, "hold", {"reason": "r"}, often=0.2) for on in (TASK_LOG, ACCEPTANCE, ISSUE, "q3/feedback/sales", "q3/feedback/tech")),
    *(Try(on, "nudge", {"way": "phone"}, often=0.05) for on in (REQUEST_LOG, TASK_LOG, ISSUE, "q3/feedback/sales", "q3/feedback/tech")),
    *(Try(ACCEPTANCE, "submit", DELIVERABLES) for _ in range(3)), *(Try(ACCEPTANCE, "pass") for _ in range(3)),
    Try(ACCEPTANCE, "return", {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}),
    Try(ISSUE, "open", OPENING), Try(ISSUE, "propose", {"text": "t"}), Try(ISSUE, "agree"), Try(ISSUE, "reject", {"reason": "r"}),
    *(Try(ISSUE, "transfer", {"department": name, "reason": "r"}, often=0.3) for name in ("sales", "finance", "support", "tech")),
    Try(ISSUE, "resolve", {"text": "t", "no_moves": True}),
    Try(ISSUE, "resolve", {"text": "t", "moves": [{"task": "report", "to": "2024-08-01"}]}),
    Try(ISSUE, "reopen", {"reason": "r"}, often=0.4),
)  # fmt: skip
"""Whatever people may want, at the wrong time mostly."""
