"""Who is told of an act: a table of every one."""

from typing import Any

import pytest

from tests.support.matter import (
    ACCEPTANCE,
    DELIVERABLES,
    ISSUE,
    OPENING,
    REQUEST_LOG,
    TASK_LOG,
    Story,
    accepted,
    confirmed,
    doing,
    in_review,
    issue_in,
    last,
    minuted,
    request_in,
    submitted,
    task_in,
    todo,
)
from tests.support.matter_asked import approval_in, date_proposed
from tests.workflow.notices.telling import heard, said
from xcollab.workflow.model.hearing import LADDER, NOBODY, OWING
from xcollab.workflow.notices.hearers import HEARERS, OF_WHAT_IS_OWED
from xcollab.workflow.obligations.table import KINDS
from xcollab.workflow.rules.rulebook import ACTS

NEEDS = {"from": "tech", "what": "data"}
MOVE = {"to": "2024-07-20", "reason": "r"}
RETURN = {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20"}
MINUTES = {"kind": "kickoff", "held": "2024-07-01", "attendees": ["qian"], "topics": ["t"]}

EVERY: dict[str, tuple[Any, str, str, str, dict[str, Any], str]] = {
    # act: the story before, on what, by whom, saying what; who hears
    "request submit": (Story, REQUEST_LOG, "submit", "chen", {}, "li qian wang"),
    "request confirm": (lambda: accepted().with_task(), REQUEST_LOG, "confirm", "qian", {}, "chen li wang zhou"),
    "request handover": (submitted, REQUEST_LOG, "handover", "qian", {"to": "kong", "reason": "r"}, "chen kong zhou"),
    "request cancel": (submitted, REQUEST_LOG, "cancel", "chen", {"reason": "r"}, "li qian wang zhou"),
    "request archive": (
        lambda: task_in("done"), REQUEST_LOG, "archive", "qian", {"went_well": ["w"]}, "chen he li sun wang zhou",
    ),
    "feedback feedback": (
        submitted, "q3/feedback/sales", "feedback", "li", {"decision": "decline", "reason": "r"}, "chen qian zhou",
    ),
    "feedback hold": (submitted, "q3/feedback/sales", "hold", "qian", {"reason": "r"}, "li"),
    "request submit, to be approved first": (lambda: approval_in("draft"), REQUEST_LOG, "submit", "chen", {}, "qian"),
    "request approve": (lambda: approval_in("submitted"), REQUEST_LOG, "approve", "kong", {}, "chen li qian wang zhou"),
    "request refuse": (lambda: approval_in("submitted"), REQUEST_LOG, "refuse", "kong", {"reason": "r"}, "chen qian zhou"),
    "request nudge": (accepted, REQUEST_LOG, "nudge", "li", {"way": "phone"}, "qian"),
    "feedback nudge": (submitted, "q3/feedback/sales", "nudge", "qian", {"way": "phone"}, "li"),
    "task nudge": (doing, TASK_LOG, "nudge", "qian", {"way": "chat"}, "sun"),
    "issue nudge": (lambda: issue_in("open"), ISSUE, "nudge", "sun", {"way": "mail"}, "wang"),
    "meeting minutes": (
        submitted, "q3/meetings", "minutes", "chen", MINUTES | {"actions": [{"text": "a", "owner": "sun"}]}, "qian sun",
    ),
    "meeting done": (minuted, "q3/meetings", "done", "sun", {"of": last(minuted()), "number": 1, "note": "n"}, "qian"),
    "meeting hand-on": (minuted, "q3/meetings", "hand-on", "li", {"of": last(minuted()), "number": 1, "to": "he"}, "he sun"),
    "meeting make-task": (minuted, "q3/meetings", "make-task", "qian", {"of": last(minuted()), "number": 1}, "sun"),
    "request done": (
        lambda: request_in("archived"), REQUEST_LOG, "done", "sun",
        {"of": last(request_in("archived")), "number": 1, "note": "n"}, "qian",
    ),
    "request hand-on": (
        lambda: request_in("archived"), REQUEST_LOG, "hand-on", "sun",
        {"of": last(request_in("archived")), "number": 1, "to": "he"}, "he",
    ),
    "task confirm": (confirmed, TASK_LOG, "confirm", "li", {}, "he sun"),
    "task decline": (confirmed, TASK_LOG, "decline", "li", {"reason": "r"}, "qian"),
    "task progress": (todo, TASK_LOG, "progress", "sun", {"status": "doing", "text": "t"}, ""),
    "task progress, by a helper": (todo, TASK_LOG, "progress", "he", {"status": "doing", "text": "t"}, "sun"),
    "task progress, needs help": (
        doing, TASK_LOG, "progress", "sun", {"status": "needs-help", "text": "t", "needs": NEEDS}, "wang",
    ),
    "task progress, delayed": (
        doing, TASK_LOG, "progress", "sun",
        {"status": "delayed", "text": "t", "forecast": "2024-07-20", "reason": "r"}, "li qian",
    ),
    "task reschedule": (todo, TASK_LOG, "reschedule", "qian", MOVE, "li sun"),
    "task reschedule, of a date proposed by another": (
        lambda: todo().says(TASK_LOG, "propose-date", "zhao", to="2024-07-19", reason="r"), TASK_LOG, "reschedule", "qian", MOVE,
        "li sun zhao",
    ),
    "task propose-date": (todo, TASK_LOG, "propose-date", "zhao", MOVE, "li sun"),
    "task propose-date, by the owner": (todo, TASK_LOG, "propose-date", "li", MOVE, "qian sun"),
    "task consent": (
        lambda: todo().says(TASK_LOG, "propose-date", "zhao", **MOVE), TASK_LOG, "consent", "li", {}, "qian sun zhao",
    ),
    "task refuse-date": (date_proposed, TASK_LOG, "refuse-date", "li", {"reason": "r"}, "qian"),
    "task reassign": (confirmed, TASK_LOG, "reassign", "qian", {"owner": "wang", "reason": "r"}, "li wang"),
    "task reassign, assignee": (todo, TASK_LOG, "reassign", "li", {"assignee": "he", "reason": "r"}, "he sun"),
    "task cancel": (todo, TASK_LOG, "cancel", "qian", {"reason": "r"}, "he li sun"),
    "task split": (todo, TASK_LOG, "split", "qian", {"reason": "r", "into": [{"title": "One"}, {"title": "Two"}]}, "he li sun"),
    "task hold": (doing, TASK_LOG, "hold", "qian", {"reason": "r"}, "sun"),
    "task comment": (doing, TASK_LOG, "comment", "sun", {"text": "t"}, ""),
    "task comment, mention": (doing, TASK_LOG, "comment", "sun", {"text": "@li @nobody", "mentions": ["li"]}, "li"),
    "task comment, help": (lambda: task_in("needs-help"), TASK_LOG, "comment", "wang", {"text": "t"}, "sun"),
    "task object": (todo, TASK_LOG, "object", "sun", {"text": "t"}, "qian"),
    "acceptance submit": (doing, ACCEPTANCE, "submit", "sun", DELIVERABLES, "chen qian zhou"),
    "acceptance pass": (in_review, ACCEPTANCE, "pass", "chen", {}, "li qian sun"),
    "acceptance return": (in_review, ACCEPTANCE, "return", "chen", RETURN, "li sun"),
    "acceptance return, again": (
        lambda: in_review().says(ACCEPTANCE, "return", "chen", **RETURN).says(ACCEPTANCE, "submit", "sun", **DELIVERABLES),
        ACCEPTANCE, "return", "chen", RETURN, "li sun zhou",
    ),
    "acceptance hold": (in_review, ACCEPTANCE, "hold", "qian", {"reason": "r"}, "chen zhou"),
    "issue open": (todo, ISSUE, "open", "zhao", OPENING, "qian wang"),
    "issue propose": (lambda: issue_in("open"), ISSUE, "propose", "wang", {"text": "t"}, "qian zhao"),
    "issue agree": (lambda: issue_in("proposed"), ISSUE, "agree", "zhao", {}, "sun wang"),
    "issue reject": (lambda: issue_in("proposed"), ISSUE, "reject", "zhao", {"reason": "r"}, "wang"),
    "issue transfer": (
        lambda: issue_in("open"), ISSUE, "transfer", "wang", {"department": "sales", "reason": "r"}, "li qian zhao",
    ),
    "issue resolve": (
        lambda: issue_in("agreed"), ISSUE, "resolve", "zhao",
        {"text": "t", "moves": [{"task": "report", "to": "2024-07-20", "reason": "r"}]}, "li qian sun wang",
    ),
    "issue reopen": (lambda: issue_in("resolved"), ISSUE, "reopen", "zhao", {"reason": "r"}, "qian wang"),
    "issue hold": (lambda: issue_in("open"), ISSUE, "hold", "qian", {"reason": "r"}, "wang"),
}  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_an_act_is_told_those_whom_the_table_names(name: str) -> None:
    made, on, act, by, more, who = EVERY[name]
    assert heard(said(made(), on, act, by, **more)) == who


OF_ITS_OWN = {"request create", "request edit", "task create", "task edit", "request revise"}
"""Tested in test_events.py: plans, told by commits, and a change of the terms."""


def test_the_table_leaves_no_act_out_but_those_that_may_stand_anywhere() -> None:
    named = {name.partition(",")[0] for name in EVERY} | OF_ITS_OWN
    anywhere = {"comment", "object", "acknowledge", "withdraw"}
    assert {f"{kind} {name}" for kind, name in ACTS if name not in anywhere} == {
        name for name in named if name.partition(" ")[2] not in anywhere
    }


def test_every_act_and_obligation_says_who_hears_and_nobody_only_where_nobody_waits() -> None:
    silent = {f"{act.kind} {act.name}" for act in ACTS.values() if act.hears == NOBODY}
    assert {name for name in silent if not name.endswith("acknowledge")} == {"request create", "request edit"}
    assert {name for act in ACTS.values() for name in act.hears} == set(HEARERS)
    for kind in KINDS.values():
        assert kind.hears == (LADDER if kind.due not in ("", "leaving") else OWING), kind.name
        assert set(kind.hears) <= set(OF_WHAT_IS_OWED)
