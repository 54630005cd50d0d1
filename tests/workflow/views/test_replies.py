"""Whatever random histories lead to: whoever owes something is offered an act that the rulebook lets them do, whole."""

from collections import Counter
from random import Random
from typing import Any

from tests.support.matter import (  # fmt: skip
    ACCEPTANCE,
    DELIVERABLES,
    ISSUE,
    OPENING,
    PEOPLE,
    REQUEST_LOG,
    TASK_LOG,
    Story,
    company,
)
from xcollab.errors import Refused
from xcollab.schema.names import place_of
from xcollab.workflow.model.state_machines import STATES
from xcollab.workflow.obligations.table import obligations
from xcollab.workflow.rules.rulebook import ACTS
from xcollab.workflow.views.replies import reply

EVERYBODY = sorted(member for members in PEOPLE.values() for member in members)
NEEDS = {"from": "tech", "what": "data"}
NEEDS_OTHERS = {"from": "finance", "what": "money"}
SAYS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (REQUEST_LOG, "submit", {}), (REQUEST_LOG, "confirm", {"acknowledged": ["sales", "tech"]}),
    (REQUEST_LOG, "handover", {"to": "li"}), (REQUEST_LOG, "handover", {"to": "qian"}),
    (REQUEST_LOG, "cancel", {"reason": "r"}), (REQUEST_LOG, "archive", {"went_well": ["w"]}),
    *((f"q3/feedback/{department}", "feedback", said) for department in ("sales", "tech") for said in (
        {"decision": "accept", "scope": ["s"]}, {"decision": "conditions", "scope": ["s"], "conditions": ["c"]},
        {"decision": "changes", "changes": ["c"]}, {"decision": "decline", "reason": "r"},
    )),
    (TASK_LOG, "confirm", {}), (TASK_LOG, "decline", {"reason": "r"}), (TASK_LOG, "cancel", {"reason": "r"}),
    (TASK_LOG, "progress", {"status": "doing", "text": "t"}), (TASK_LOG, "progress", {"status": "finished", "text": "t"}),
    (TASK_LOG, "progress", {"status": "needs-help", "text": "t", "needs": NEEDS}),
    (TASK_LOG, "progress", {"status": "needs-help", "text": "t", "needs": NEEDS_OTHERS}),
    (TASK_LOG, "reassign", {"owner": "he"}), (TASK_LOG, "reassign", {"assignee": "wang"}),
    (TASK_LOG, "comment", {"text": "t"}), (ISSUE, "comment", {"text": "t"}),
    *((on, "comment", {"text": "t", "mentions": ["sun", "zhao", "kong"], "reply_by": "2024-07-20"})
      for on in (REQUEST_LOG, TASK_LOG, ISSUE)),
    *((ACCEPTANCE, act, said) for act, said in (("submit", DELIVERABLES), ("pass", {})) for _ in range(3)),  # far to go
    (ACCEPTANCE, "return", {"reason": "r", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}),
    (ISSUE, "open", OPENING), (ISSUE, "propose", {"text": "t"}), (ISSUE, "agree", {}), (ISSUE, "reject", {"reason": "r"}),
    (ISSUE, "transfer", {"department": "sales", "reason": "r"}),
    (ISSUE, "transfer", {"department": "finance", "reason": "r"}), (ISSUE, "reopen", {"reason": "r"}),
    (ISSUE, "resolve", {"text": "t", "no_moves": True}),
)  # fmt: skip
FILLED: dict[tuple[str, str], dict[str, Any]] = {
    ("feedback", "feedback"): {"decision": "accept", "scope": ["s"]}, ("task", "progress"): {"status": "doing", "text": "t"},
    ("request", "archive"): {"went_well": ["w"]}, ("issue", "propose"): {"text": "t"}, ("acceptance", "submit"): DELIVERABLES,
    ("issue", "resolve"): {"text": "t", "no_moves": True},
    **{(kind, "comment"): {"text": "t"} for kind in ("request", "task", "issue")},
}  # fmt: skip
"""What people answer where the reply leaves it to them."""
_ENDS = {"cancel": 0.95, "decline": 0.6}
"""How often what ends something is left out, so that histories go on."""


def histories(random: Random, steps: int) -> "list[Story]":
    """A story after each of its steps that the rules allow."""
    story, told = Story(company()), []
    for _ in range(steps):
        on, act, said = random.choice(SAYS)
        if random.random() < _ENDS.get(act, 0):
            continue
        if not story.collab.tasks and story.state.request.status == "submitted":
            story.with_task()
        for by in random.sample(EVERYBODY, len(EVERYBODY)):
            try:
                story.judged(on, act, by, **said)
            except (Refused, KeyError):
                continue
            story.says(on, act, by, **said)
            told.append(Story(story.snapshot, story.collab, story.count))
            break
    return told


def without_reply(story: Story, met: Counter[str]) -> list[str]:
    """Who is asked something and could not answer with what is offered."""
    wrong = []
    state = story.state
    for wait in obligations(story.snapshot, state):
        met[wait.kind] += 1
        wrong += [] if wait.people else [f"nobody is asked: {wait}"]
        for member in wait.people:
            one = reply(story.snapshot, state, wait, member)
            if one is None:
                wrong.append(f"{member} can do nothing about {wait}")
            elif one.whole or (one.kind, one.act) in FILLED:
                said = FILLED.get((one.kind, one.act), {}) | dict(one.said)
                on = place_of(one.kind, "q3", one.subject)
                try:
                    story.judged(on, one.act, member, **said)
                except Refused as refusal:
                    wrong.append(f"{member} {one}: {refusal.code} {refusal.arguments}")
            else:
                assert ACTS[one.kind, one.act].statement is None or one.act in ("revise", "handover"), one
    return wrong


def test_whoever_owes_something_may_do_what_is_offered() -> None:
    met: Counter[str] = Counter()
    reached: set[tuple[str, str]] = set()
    for seed in range(40):
        for story in histories(Random(seed), 250):
            assert without_reply(story, met) == [], seed
            state = story.state
            reached |= {("request", state.request.status)}
            reached |= {("feedback", feedback.status) for feedback in state.feedback.values()}
            reached |= {("task", task.status) for task in state.tasks.values()}
            reached |= {("issue", issue.status) for issue in state.issues.values()}
    wanted = {(machine, status) for machine, states in STATES.items() for status in states if machine != "meeting"}
    assert {pair for pair in wanted - reached if pair[1] not in ("none", "draft")} == set()
    assert len(met) >= 18, met
