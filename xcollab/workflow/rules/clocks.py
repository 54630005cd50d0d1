"""The one rule for clocks: which statements ask, which answer, and when nobody waits any more.

What an act does to a clock stands in the rulebook (`clock`). Inbox, figures, outlook and calendars all read the questions
that are kept here, so that none of them can call late what another calls in time. When a question is due is the
calendar's business (`deadlines.term`).
"""

from collections.abc import Iterator, Mapping

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.acceptance import Verdict
from xcollab.schema.statements.feedback import Feedback
from xcollab.workflow.acts.act import Rule
from xcollab.workflow.acts.unrevised import request_at
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.questions import Clock, Key, Question
from xcollab.workflow.model.state import State
from xcollab.workflow.model.state_machines import ASKED, PARTIES

_KINDS: Mapping[str, str] = {
    "request": "feedback",
    "feedback": "feedback",
    "issue": "solution",
    "acceptance": "verdict",
    "task": "date",
}
"""By kind of subject, what is asked there."""


def heard(state: State, entry: Entry, rule: Rule) -> State:
    """The state, in which a statement has had its effect already, with the questions that are open after it."""
    if not rule.clock and all(_owed(state, key) for key in state.questions):
        return state
    waiting, ended = dict(state.questions), list(state.ended)
    for key in _keys(state, entry, rule):
        match rule.clock:
            case "asks":
                within = _within(state, entry)
                asked = waiting[key].asked if key in waiting else ()
                waiting[key] = Question(*key, (*asked, Clock(entry.at, within)))
            case "answers" if key in waiting:
                ended.append(waiting.pop(key)._replace(answered=entry))
            case "goes-on" if key not in waiting:
                asked = next((known.asked for known in reversed(ended) if known.key == key), ())
                waiting |= {key: Question(*key, asked)} if asked else {}
    owed = {key: question for key, question in waiting.items() if _owed(state, key)}
    ended += [waiting[key]._replace(dropped=entry.at) for key in waiting if key not in owed]
    return replace(state, questions=owed, ended=tuple(ended))


def _keys(state: State, entry: Entry, rule: Rule) -> Iterator[Key]:
    """The questions that a statement asks, or answers."""
    kind = _KINDS.get(entry.kind, "")
    if not rule.clock:
        return
    match entry.kind:
        case "request":
            asking = state.request.asking
            yield from (Key(kind, name) for name in asking.departments) if asking and asking.entry is entry else ()
        case "acceptance" if rule.clock == "asks":
            yield from (Key(kind, entry.subject, party) for party in PARTIES)
        case "acceptance":
            yield Key(kind, entry.subject, entry.said_as(Verdict).party)
        case "feedback" if not _reads_the_terms(state, entry):
            return
        case _:
            yield Key(kind, entry.subject)


def _reads_the_terms(state: State, entry: Entry) -> bool:
    """Whether a feedback is to the terms that stood when it was said: one to older terms leaves its question open."""
    answers, request = entry.said_as(Feedback).answers, state.collab.request
    if request is None or answers == fingerprints.request_terms(request, entry.subject):
        return True
    then = request_at(state, entry)
    return then is not None and answers == fingerprints.request_terms(then, entry.subject)


def _within(state: State, entry: Entry) -> str:
    """What asks states the time for the answer, in whichever stage; an approval lets the request ask."""
    if entry.kind == "request":
        return state.request.within
    within: str = getattr(entry.statement, "within", "")
    return within


def _owed(state: State, key: Key) -> bool:
    """Whether anybody still waits for the answer."""
    match key.kind:
        case _ if state.request.status not in ASKED:
            return False
        case "feedback":
            return key.subject in state.feedback
        case "solution":
            return state.status("issue", key.subject) == "open"
        case "date":
            return state.tasks[key.subject].proposed is not None
    return state.status("task", key.subject) == "in-review"
