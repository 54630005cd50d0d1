"""The command line, the check of a pull request and sync read one rule: what a command refuses is found in a file by hand.

Every refusal of the tables of `test_conditions`, `test_authority` and `test_moves` is written as a statement by hand and judged as
somebody's commit; the code is the same. So every row of the rulebook is broken in each way: by the wrong person, in the wrong
state, without a field, bound to something else.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import xcollab.workflow
from tests.support.edits import snapshot
from tests.support.matter import ACCEPTANCE, ISSUE, TASK_LOG, Story, doing, feedback_in, in_review, request_in
from tests.support.matter_asked import acceptor_in, approval_in
from tests.workflow.acts.test_conditions import REFUSED, _changes_agreed
from tests.workflow.acts.test_moves import MACHINES, _cells, _said
from tests.workflow.model.test_authority import EVERYBODY, WHO_MAY, _story
from xcollab.errors import Refused
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Entry
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.review.contribution import contributed
from xcollab.workflow.rules.findings import WARNINGS
from xcollab.workflow.rules.judge import judge
from xcollab.workflow.rules.rulebook import RULES

NO_FILE = {
    "nothing-to-change": "a command that would change nothing writes no file",
    "no-date-proposed": "a file that answers names a proposal, and is told that this one does not stand",
    "no-text-there": "redact writes no file where there is no text",
    "silence-unexplained": "a command asks for the reason; a file without one is not read",
    "request-missing": "a collaboration without a request is told of the request, not of the statement",
}
"""Refusals of the rules that no hand-written file can have, and why."""
PLAN = {"request-edited", "request-edited-late"}
"""A plan that changed with a statement of no effect is found as well."""


def written(story: Story, on: str, act: str, by: str, said: dict[str, Any]) -> tuple[str, set[str]]:
    """The code with which the command refuses, an empty text where it does not; and what is found in the same file by hand."""
    kind, _, subject = subject_of(on)
    before = snapshot(story)
    try:
        entry, draft = story.draft(kind, subject, on, act, by, dict(said))
    except (Refused, KeyError):
        return "", set()  # what does not exist cannot even be drafted
    refused, capacity = "", "x/y"
    try:
        capacity = judge(story.attempt(entry, request=draft.request, task=draft.task))
    except Refused as refusal:
        refused = refusal.code
    story.heard(Entry(entry.name, entry.statement.model_copy(update={"as_": capacity})))
    for name, task in {**({subject: draft.task} if draft.task else {}), **draft.new_tasks}.items():
        story.with_task(name, task)
    if draft.request:
        story.collab = replace(story.collab, request=draft.request)
    found = contributed(before, snapshot(story), [by])
    return refused, {finding.code for finding in found if finding.code not in WARNINGS}


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_command_refuses_is_found_by_the_same_code(case: str) -> None:
    story_of, on, act, by, said, code = REFUSED[case]
    refused, found = written(story_of(), on, act, by, said)
    assert (refused == code and code in found) or (not refused and code in NO_FILE | {"unknown-member": ""})


@pytest.mark.parametrize("act", WHO_MAY)
def test_nobody_else_says_it_by_hand(act: str) -> None:
    where, on, name, said, may = WHO_MAY[act]
    for member in EVERYBODY:
        refused, found = written(_story(where), on, name, member, said)
        assert found - PLAN == ({refused} if refused else set()), member
        assert bool(refused) == (member not in may.split()), member


@pytest.mark.parametrize(("machine", "state", "column", "target"), _cells())
def test_no_move_is_made_by_hand_that_the_grid_has_not(machine: str, state: str, column: str, target: str) -> None:
    _, acts, story_in, _ = MACHINES[machine]
    story = story_in(state)
    on, act, by, said = acts[column]
    if column == "revise":
        return  # a revision needs its request; test_contribution tells it
    refused, found = written(story, on, act, by, _said(story, said))
    assert found - (PLAN if refused else set()) == ({refused} if refused else set())
    assert not refused or target in (".", "~")


CARRIED = [(rule.act, rule.variant, field) for rule in RULES for field in rule.carries if rule.act != "hold"]
WHERE: dict[str, tuple[Callable[[], Story], str, str]] = {
    "feedback": (lambda: feedback_in("unanswered"), "q3/feedback/sales", "li"), "progress": (doing, TASK_LOG, "sun"),
}  # fmt: skip
FILLED: dict[str, Any] = {
    "scope": ["s"], "conditions": ["c"], "changes": ["c"], "reason": "r", "forecast": "2024-08-01",
    "needs": {"from": "tech", "what": "w"},
}  # fmt: skip


@pytest.mark.parametrize(("act", "variant", "field"), CARRIED)
def test_a_field_that_a_row_carries_is_missed_by_hand(act: str, variant: str, field: str) -> None:
    story_of, on, by = WHERE[act]
    said = {other: FILLED[other] for name, way, other in CARRIED if (name, way) == (act, variant) and other != field}
    kept = {"decision": variant} if act == "feedback" else {"status": variant, "text": "t"}
    assert written(story_of(), on, act, by, kept | said) == ("field-needed", {"field-needed"})


def _others() -> Iterator[tuple[str, set[str]]]:
    """The refusals that the tables lack, and what is found by hand."""
    story = in_review().says(ACCEPTANCE, "pass", "chen")
    yield written(story, ACCEPTANCE, "pass", "chen", {"party": "coordinator"})
    yield written(in_review().says(ACCEPTANCE, "pass", "qian"), ACCEPTANCE, "pass", "qian", {"party": "requester"})
    yield written(in_review(), ACCEPTANCE, "pass", "li", {"party": "requester"})
    yield written(in_review(), ACCEPTANCE, "pass", "chen", {"recorded_by": "qian", "via": "phone"})
    story = doing()
    yield written(story, TASK_LOG, "acknowledge", "sun", {"of": story.collab.entries[-1].name})
    story = doing()
    yield written(story, TASK_LOG, "hold", "qian", {"reason": "r"})
    story = feedback_in("unanswered").says("q3/feedback/sales", "hold", "qian", reason="r")
    yield written(story, "q3/feedback/sales", "hold", "qian", {"reason": "r"})
    story = doing().says(TASK_LOG, "comment", "sun", text="t", recorded_by="li", via="phone")
    recorded = {"of": story.collab.entries[-1].name, "recorded_by": "li", "via": "phone"}
    yield written(story, TASK_LOG, "acknowledge", "sun", recorded)
    yield written(feedback_in("accept"), "q3/feedback/sales", "nudge", "qian", {"way": "phone"})
    yield written(doing(), TASK_LOG, "nudge", "qian", {"way": "phone", "whom": "li", "what": "log-task"})
    yield written(doing(), TASK_LOG, "nudge", "sun", {"way": "phone"})
    yield written(
        approval_in("submitted").says("q3/logs/request", "approve", "kong"), "q3/logs/request", "approve", "kong", {}
    )
    yield written(approval_in("submitted"), "q3/logs/request", "confirm", "qian", {})
    yield written(approval_in("draft"), "q3/logs/request", "submit", "chen", {"approvers": []})
    story = doing()
    confirmed = next(e for e in story.collab.entries if e.statement.act == "confirm" and e.kind == "task")
    yield written(story, TASK_LOG, "withdraw", "li", {"of": confirmed.name, "reason": "r"})
    story = request_in("confirmed")
    submitted = next(e for e in story.collab.entries if e.statement.act == "submit")
    yield written(story, "q3/logs/request", "withdraw", "chen", {"of": submitted.name, "reason": "r"})
    story = doing().says(TASK_LOG, "comment", "sun", text="t")
    name = story.collab.entries[-1].name
    story.says(TASK_LOG, "withdraw", "sun", of=name, reason="r")
    yield written(story, TASK_LOG, "withdraw", "sun", {"of": name, "reason": "r"})
    story = _changes_agreed()
    yield written(story, ISSUE, "resolve", "zhao", {"text": "t", "no_moves": True})
    yield written(doing(), TASK_LOG, "confirm", "li", {})
    yield written(acceptor_in("doing"), "q3/logs/request", "handover", "qian", {"to": "kong"})
    yield written(acceptor_in("doing"), TASK_LOG, "reassign", "qian", {"assignee": "kong"})


def test_refusals_that_no_table_has_are_found_by_hand() -> None:
    told = [*_others()]
    assert all(refused and refused in found for refused, found in told), told
    _SEEN.update(refused for refused, _ in told)


_SEEN: set[str] = set()
ELSEWHERE = {
    "bad-fingerprint": "tests/store/yaml/test_wrong_values.py", "conditions-unacknowledged": "test_conditions", "not-recorder": "test_pull_requests",
    "owner-by-reassign": "test_pull_requests", "due-frozen": "test_contribution, told as due-edited", "hand-contradiction": "test_contribution",
    "issue-open": "test_conditions", "owner-to-renew": "test_contribution", "already-acknowledged": "test_conditions",
    "not-of-department": "test_conditions", "both-verdicts": "test_pull_requests", "own-work": "test_pull_requests",
    "not-asked": "test_pull_requests", "other-plan": "tests/forms", "other-due": "tests/forms", "other-task": "tests/forms",
    "other-fix-by": "tests/forms", "other-change": "tests/forms", "other-task-not-moved": "test_bound",
}  # fmt: skip
"""Refusals of the rules that are written by hand in another file of tests, or follow from a plan."""


def test_every_refusal_of_the_rules_is_written_by_hand_somewhere() -> None:
    test_refusals_that_no_table_has_are_found_by_hand()
    directory = Path(str(xcollab.workflow.__path__[0]))
    raised = {
        code for file in directory.rglob("*.py") for code in re.findall(r'Refused\(\s*"([a-z-]+)"', file.read_text())
    }
    told = {code for *_, code in REFUSED.values()} | _SEEN | ELSEWHERE.keys() | NO_FILE.keys() | {"not-yours"}
    assert raised - told == set()


def test_every_row_of_the_rulebook_is_in_one_of_the_tables() -> None:
    tried = {(MACHINE_OF[subject_of(on)[0]], act) for _, on, act, _, _ in WHO_MAY.values()}
    tried |= {(machine, act) for machine, (_, acts, *_) in MACHINES.items() for _, act, _, _ in acts.values()}
    plans = {("request", "create"), ("request", "edit"), ("task", "create"), ("task", "edit")}
    anywhere = {"comment", "object", "acknowledge", "withdraw", "hold", "nudge"}
    assert {(rule.machine, rule.act) for rule in RULES if rule.act not in anywhere} - plans <= tried
