"""What something owed is about, in lines: who said what and when, what was changed, what is to be mended."""

from string import Formatter
from typing import Any

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import item_text, record_lines
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.changes import change_lines, differences
from xcollab.render.text.sentences import statement_sentence
from xcollab.schema.snapshot import Entry
from xcollab.schema.statements.request import Revision
from xcollab.schema.task import Task
from xcollab.words import N_
from xcollab.workflow.model.fingerprints import TERMS_OF_TASK
from xcollab.workflow.model.state import State
from xcollab.workflow.obligations.obligation import Nudged, Obligation
from xcollab.workflow.obligations.table import kind_of
from xcollab.workflow.rules.rulebook import act_of
from xcollab.workflow.views.background import occasions, terms_revised

_LONGEST = 300
_MOST_NUDGES = 3


def about_lines(context: RenderContext, state: State, wait: Obligation, agreed: Task | None = None) -> list[str]:
    """What a wait is about. `agreed`: the task whose terms its owner confirmed, where they have changed since."""
    if wait.of:
        return about_lines(context, state, wait.of)
    kind = kind_of(wait)
    if kind.due == "leaving":
        return [context.words(N_("{who}, last day {day}"), who=context.name_with_id(wait.about), day=wait.due)]
    told = occasions(state, wait)
    said = (told and kind.quoted) or "{about}" in kind.sentence
    away = N_("{member} is away until {day}; {deputy} may answer meanwhile")
    lines = [
        context.words(away, member=context.name_of(one.member), day=one.until, deputy=context.name_of(one.deputy))
        for one in wait.instead
    ]
    lines += [_short(wait.about)] if wait.about and not said else []
    for entry in told:
        lines += _told(context, state, entry)
        lines += _content(context, entry) if kind.whole_text else []
    lines += [_nudged(context, nudge) for nudge in wait.nudges[-_MOST_NUDGES:]]
    if kind.renews and kind.on == "feedback":
        lines += [*terms_lines(context, state, wait.subject), *_answered(context, state, wait.subject)]
    if kind.renews and kind.on == "task" and agreed:
        now = state.collab.tasks[wait.subject]
        pairs = differences(agreed.dump(), now.dump())
        lines += change_lines(context, (pair for pair in pairs if pair[0] in TERMS_OF_TASK))
    return lines


_IN_ITS_SENTENCE = frozenset({"needs", "forecast", "follow_up", "note", "ready_by", "mentions", "reply_by", "attachments", "evidence", "redacted",
                              "of", "to", "approvers", "hands", "moves"})  # fmt: skip
"""What every sentence tells that is there, and what is no content."""


def _content(context: RenderContext, entry: Entry) -> list[str]:
    """All else that a statement says, by field: what its sentence and its details leave out."""
    act, plain = act_of(entry), entry.statement.dump()
    told = {name for _, name, _, _ in Formatter().parse(act.sentence) if name} | {*act.details} | _IN_ITS_SENTENCE
    if isinstance(entry.statement, Revision):
        return change_lines(context, ((change.field, change.from_, change.to) for change in entry.statement.changes))
    told |= {"reason"} if "forecast" in plain else set()
    return [_short(line) for line in record_lines(context, {key: plain[key] for key in plain if key not in told})]


def _nudged(context: RenderContext, nudge: Nudged) -> str:
    """Who asked for it, when, by which way, and what was said."""
    words, when = context.words, f"{nudge.at.astimezone(context.zone):%m-%d %H:%M}"
    named = {"who": context.name_of(nudge.by), "whom": context.name_of(nudge.whom)}
    told = words(N_("{who} nudged {whom} ({way})"), **named, way=words.label("via", nudge.way))
    return f"{when}  {_short(words.named(told, nudge.note) if nudge.note else told)}"


def terms_lines(context: RenderContext, state: State, department: str) -> list[str]:
    """How the terms have changed since a department answered, from what to what; nothing where its answer stands."""
    if state.current(department):
        return []
    return change_lines(
        context, ((change.field, change.from_, change.to) for change in terms_revised(state, department))
    )


def _answered(context: RenderContext, state: State, department: str) -> list[str]:
    """What was answered then, and is said again."""
    entry = state.feedback[department].entry
    return [*_told(context, state, entry)] if entry else []


def _told(context: RenderContext, state: State, entry: Entry) -> list[str]:
    words = context.words
    said: Any = entry.statement
    when = f"{said.at.astimezone(context.zone):%m-%d %H:%M}"
    lines = [f"{when}  {_short(statement_sentence(context, entry))}"]
    plain = said.dump()
    if said.act == "resolve":
        lines += [words(N_("{task}: {before} → {after} ({reason})"), task=m.task, before=m.from_, after=m.to,
                        reason=_short(m.reason)) for m in said.moves]  # fmt: skip
    for key in act_of(entry).details:
        if value := plain.get(key):
            items = value if isinstance(value, list) else [value]
            text = words.listed(item_text(context, key, one) for one in items)
            lines.append(_short(words.named(words.label("field", key), text)))
    return lines


def _short(text: str) -> str:
    line = safe_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
