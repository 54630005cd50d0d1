"""Every pair of state and act, of every machine: the allowed ones happen, all others are refused and change nothing.

The grids are written by hand, not read from the rulebook: they are its specification. A dot means refused, `=` that the
state stays, a name the state that follows; `~` refused at the door, but of no effect where a merge brings it in.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import matter, matter_asked
from tests.support.matter import ACCEPTANCE, DELIVERABLES, ISSUE, OPENING, REQUEST_LOG, TASK_LOG, Story
from xcollab.errors import Refused
from xcollab.schema.names import subject_of
from xcollab.workflow.model.attempt import Attempt
from xcollab.workflow.model.state_machines import STATES
from xcollab.workflow.rules.judge import judge, speaks_as
from xcollab.workflow.rules.rulebook import RULES

Said = dict[str, Any]

REQUEST_GRID = """
            submit     revise  confirm    handover  cancel     archive   done  hand-on
draft       submitted  .       .          .         cancelled  .         .     .
submitted   .          =       confirmed  =         cancelled  .         .     .
confirmed   .          =       .          =         cancelled  archived  .     .
archived    .          .       .          .         .          .         =     =
cancelled   .          .       .          .         .          .         .     .
"""
APPROVAL_GRID = """
            approve  refuse
draft       .        .
submitted   =        =
confirmed   =        =
archived    .        .
cancelled   .        .
"""
FEEDBACK_GRID = """
            accept  conditions  changes  decline
unanswered  accept  conditions  changes  decline
accept      accept  conditions  changes  decline
conditions  accept  conditions  changes  decline
changes     accept  conditions  changes  decline
decline     accept  conditions  changes  decline
"""
TASK_GRID = """
            confirm  decline   doing  needs-help  finished  delayed  reschedule  propose-date  consent  refuse-date  owner     assignee  cancel     split      submit     pass  return
none        .        .         .      .           .         .        .           .             .        .            .         .         .          .          .          .     .
proposed    todo     declined  .      .           .         .        .           .             .        .            proposed  =         cancelled  cancelled  .          .     .
declined    .        .         .      .           .         .        .           .             .        .            proposed  proposed  cancelled  cancelled  .          .     .
todo        ~        .         doing  needs-help  finished  doing    =           =             =        =            proposed  =         cancelled  cancelled  .          .     .
doing       ~        .         doing  needs-help  finished  =        =           =             =        =            proposed  =         cancelled  cancelled  in-review  .     .
needs-help  ~        .         doing  needs-help  finished  =        =           =             =        =            proposed  =         cancelled  cancelled  in-review  .     .
finished    ~        .         doing  needs-help  .         .        =           =             =        =            proposed  =         cancelled  cancelled  in-review  .     .
in-review   .        .         .      .           .         .        .           .             .        .            .         .         cancelled  .          in-review  =     doing
done        .        .         .      .           .         .        .           .             .        .            .         .         .          .          .          .     .
cancelled   .        .         .      .           .         .        .           .             .        .            .         .         .          .          .          .     .
"""
ISSUE_GRID = """
          open  propose   agree   reject  transfer  resolve   reopen
none      open  .         .       .       .         .         .
open      .     proposed  .       .       open      .         .
proposed  .     .         agreed  open    open      .         .
agreed    .     .         .       .       .         resolved  .
resolved  .     .         .       .       .         .         open
"""

# column: where it is said, the act, by whom, and what is said
REQUEST_ACTS: dict[str, tuple[str, str, str, Said]] = {
    "submit": (REQUEST_LOG, "submit", "chen", {}),
    "revise": (REQUEST_LOG, "revise", "chen", {"reason": "later", "request": "later", "before": "now"}),
    "confirm": (REQUEST_LOG, "confirm", "qian", {}),
    "handover": (REQUEST_LOG, "handover", "qian", {"to": "zhou"}),
    "cancel": (REQUEST_LOG, "cancel", "chen", {"reason": "dropped"}),
    "archive": (REQUEST_LOG, "archive", "qian", {"went_well": ["fast"]}),
    "done": (REQUEST_LOG, "done", "sun", {"of": "last", "number": 1, "note": "ordered"}),
    "hand-on": (REQUEST_LOG, "hand-on", "li", {"of": "last", "number": 1, "to": "he"}),
}
APPROVAL_ACTS: dict[str, tuple[str, str, str, Said]] = {
    "approve": (REQUEST_LOG, "approve", "kong", {}),
    "refuse": (REQUEST_LOG, "refuse", "kong", {"reason": "no budget"}),
}
FEEDBACK = "q3/feedback/sales"
FEEDBACK_ACTS: dict[str, tuple[str, str, str, Said]] = {
    "accept": (FEEDBACK, "feedback", "li", {"decision": "accept", "scope": ["all"]}),
    "conditions": (FEEDBACK, "feedback", "li", {"decision": "conditions", "scope": ["all"], "conditions": ["texts"]}),
    "changes": (FEEDBACK, "feedback", "li", {"decision": "changes", "changes": ["later"]}),
    "decline": (FEEDBACK, "feedback", "li", {"decision": "decline", "reason": "no people"}),
}
NEEDS = {"from": "tech", "what": "data"}
TASK_ACTS: dict[str, tuple[str, str, str, Said]] = {
    "confirm": (TASK_LOG, "confirm", "li", {}),
    "decline": (TASK_LOG, "decline", "li", {"reason": "no time"}),
    "doing": (TASK_LOG, "progress", "sun", {"status": "doing", "text": "on it"}),
    "needs-help": (TASK_LOG, "progress", "sun", {"status": "needs-help", "text": "stuck", "needs": NEEDS}),
    "finished": (TASK_LOG, "progress", "sun", {"status": "finished", "text": "ready"}),
    "delayed": (
        TASK_LOG, "progress", "sun", {"status": "delayed", "text": "late", "forecast": "2024-07-20", "reason": "r"},
    ),
    "reschedule": (TASK_LOG, "reschedule", "qian", {"to": "2024-07-20", "reason": "late"}),
    "propose-date": (TASK_LOG, "propose-date", "zhao", {"to": "2024-07-20", "reason": "late"}),
    "consent": (TASK_LOG, "consent", "li", {}),
    "refuse-date": (TASK_LOG, "refuse-date", "li", {"reason": "the fair is on the 18th"}),
    "owner": (TASK_LOG, "reassign", "qian", {"owner": "he"}),
    "assignee": (TASK_LOG, "reassign", "qian", {"assignee": "he"}),
    "cancel": (TASK_LOG, "cancel", "qian", {"reason": "dropped"}),
    "split": (TASK_LOG, "split", "qian", {"reason": "too much", "into": [{"title": "One"}, {"title": "Two"}]}),
    "submit": (ACCEPTANCE, "submit", "sun", DELIVERABLES),
    "pass": (ACCEPTANCE, "pass", "qian", {}),
    "return": (ACCEPTANCE, "return", "qian", {"reason": "bad", "fixes": ["f"], "fix_by": "2024-07-20", "unmet": [1]}),
}  # fmt: skip
ISSUE_ACTS: dict[str, tuple[str, str, str, Said]] = {
    "open": (ISSUE, "open", "zhao", OPENING),
    "propose": (ISSUE, "propose", "wang", {"text": "tomorrow"}),
    "agree": (ISSUE, "agree", "zhao", {}),
    "reject": (ISSUE, "reject", "zhao", {"reason": "too late"}),
    "transfer": (ISSUE, "transfer", "wang", {"department": "sales", "reason": "theirs"}),
    "resolve": (ISSUE, "resolve", "zhao", {"text": "gone", "no_moves": True}),
    "reopen": (ISSUE, "reopen", "zhao", {"reason": "not gone"}),
}
MACHINES: dict[str, tuple[str, dict[str, tuple[str, str, str, Said]], Callable[[str], Story], str]] = {
    "request": (REQUEST_GRID, REQUEST_ACTS, matter.request_in, "q3"),
    "approval": (APPROVAL_GRID, APPROVAL_ACTS, matter_asked.approval_in, "q3"),
    "feedback": (FEEDBACK_GRID, FEEDBACK_ACTS, matter.feedback_in, "sales"),
    "task": (TASK_GRID, TASK_ACTS, matter_asked.date_proposed, "report"),
    "issue": (ISSUE_GRID, ISSUE_ACTS, matter.issue_in, "i-1"),
}

BY_STATE = ("not-possible", "nothing-possible", "not-this-way", "request-not-so-far")
"""How an act is refused that the state does not allow."""


def _cells() -> list[tuple[str, str, str, str]]:
    cells = []
    for machine, (grid, *_) in MACHINES.items():
        heading, *lines = grid.strip().splitlines()
        for line in lines:
            state, *targets = line.split()
            cells += [(machine, state, column, target) for column, target in zip(heading.split(), targets, strict=True)]
    return cells


def _said(story: Story, said: Said) -> Said:
    if said.get("of") == "last":
        return {**said, "of": story.collab.entries[-1].name if story.collab.entries else "nothing"}
    if said.get("request") != "later":
        return said
    request = story.collab.request
    assert request is not None
    later = request.model_copy(update={"due": request.due.replace(month=10)})
    return {**said, "request": later, "before": request.dump()}


@pytest.mark.parametrize(("machine", "state", "column", "target"), _cells())
def test_a_move_happens_where_the_grid_says_so_and_nowhere_else(
    machine: str, state: str, column: str, target: str
) -> None:
    _, acts, story_in, subject = MACHINES[machine]
    story = story_in(state)
    machine = "request" if machine == "approval" else machine
    assert story.state.status(machine, subject) == state, "the story does not lead to the state that it is meant to"
    on, act, by, said = acts[column]
    if target in (".", "~"):
        _is_refused(story, on, act, by, _said(story, said), contradiction=target == ".")
        return
    assert story.judged(on, act, by, **_said(story, said))
    story.says(on, act, by, **_said(story, said))
    assert story.state.findings == ()
    assert story.state.status(machine, subject) == (state if target == "=" else target)


def _is_refused(story: Story, on: str, act: str, by: str, said: Said, *, contradiction: bool) -> None:
    """Refused at the door; and where it comes in all the same, by a merge, it is a finding and has no effect."""
    kind, subject = _kind(on)
    try:
        entry, draft = story.draft(kind, subject, on, act, by, said)
    except (KeyError, Refused):  # what does not exist cannot even be drafted, nor what nobody asked for be answered
        with pytest.raises(Refused) as refused:
            speaks_as(Attempt(story.snapshot, story.state, kind, subject, act, by, by))
        assert refused.value.code in BY_STATE
        return
    with pytest.raises(Refused) as refused:
        judge(story.attempt(entry, request=draft.request, task=draft.task))
    assert (refused.value.code in BY_STATE) is contradiction, "refused, but for another reason than the state"
    before = story.state
    after = story.heard(entry).state
    assert [finding.record for finding in after.findings] == [entry.record] * contradiction
    for part in ("request", "feedback", "tasks", "issues"):
        assert getattr(after, part) == getattr(before, part)


@pytest.mark.parametrize("end", ["archived", "cancelled"])
def test_an_end_is_not_taken_back_at_the_door_and_not_by_a_merge(end: str) -> None:
    story = matter.request_in(end)
    last = story.collab.entries[-1]
    said = {"of": last.name, "reason": "too early"}
    _is_refused(story, REQUEST_LOG, "withdraw", last.statement.by, said, contradiction=True)
    assert story.state.request.status == end


def _kind(on: str) -> tuple[str, str]:
    kind, _, subject = subject_of(on)
    return kind, subject


def test_the_grids_name_every_state_and_every_act_of_the_rulebook() -> None:
    anywhere = {
        "comment",
        "object",
        "acknowledge",
        "withdraw",
        "hold",
        "nudge",
        "create",
        "edit",
        "minutes",
        "make-task",
    }
    for machine, (grid, acts, *_) in MACHINES.items():
        if machine == "approval":  # more columns of the request's grid, told of a request that somebody has to approve
            continue
        states = {line.split()[0] for line in grid.strip().splitlines()[1:]}
        assert states | {"none"} == set(STATES[machine])
        tried = {act for _, act, _, _ in (*acts.values(), *(APPROVAL_ACTS.values() if machine == "request" else ()))}
        assert tried == {rule.act for rule in RULES if rule.machine == machine} - anywhere
