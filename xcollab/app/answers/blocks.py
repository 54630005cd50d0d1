"""A reply block that somebody was sent: what its numbers meant, and which of its lines an answer kept or filled in."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from xcollab.app.answers.clauses import clauses
from xcollab.app.answers.labels import without_labels
from xcollab.app.answers.matching import matched
from xcollab.app.answers.pieces import numbered_line
from xcollab.app.answers.questions import Choice, Question, every_word, numbered_choice, words_for
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import XcollabError
from xcollab.render.notices.letter import HELLO
from xcollab.store.sharing.asked_tokens import Asked
from xcollab.words.labels import LANGUAGES
from xcollab.words.language import Words
from xcollab.workflow.notices import answers
from xcollab.workflow.obligations.leavers import leavers
from xcollab.workflow.obligations.notices import notices
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.obligations.table import obligations

Key = tuple[str, str, str, str]
Pair = tuple[Question, Choice]


class Line(NamedTuple):
    """One line of a block."""

    question: int
    """Its place among the questions of the block."""
    open: Pair | None
    """What it answers by now; None where that is no longer asked."""
    words: frozenset[str]
    """By which it is called."""


class Block(NamedTuple):
    """What a member was sent."""

    member: str
    lines: Mapping[str, Line]
    """By number."""


def block_of(view: WorkspaceView, asked: Asked) -> Block | None:
    """The block as it was printed, and what of it is still open; None where this clone has not the revision it was made from."""
    try:
        then = WorkspaceView(view.context, asked.commit)
        questions = [_question(then, key, asked.member) for key in asked.questions]
    except XcollabError:
        return None
    if any(question is None for question in questions):
        return None
    printed = [question for question in questions if question]
    numbered = [*answers.numbers(printed)]
    lines = {
        number: _line(view, asked.member, printed.index(question), question, choice)
        for number, question, choice in numbered
    }
    return Block(asked.member, lines)


def _question(view: WorkspaceView, key: Key, member: str) -> answers.Question | None:
    owed = _owed(view, key, member)
    return (
        answers.Question(owed, answers.choices(view.snapshot, view.state(owed.collab), owed, member)) if owed else None
    )


def _owed(view: WorkspaceView, key: Key, member: str) -> Obligation | None:
    """What a member owed, or should know, in a revision."""
    _, collab, _, _ = key
    if collab not in view.snapshot.collabs:
        return None
    state, today = view.state(collab), view.now.date()
    every = (*obligations(view.snapshot, state), *notices(view.snapshot, state), *leavers(view.snapshot, state, today))
    found = [one for one in every if (one.kind, one.collab, one.subject, one.party) == key]
    return next((one for one in found if member in one.people), None)


def _line(view: WorkspaceView, member: str, place: int, question: answers.Question, choice: answers.Choice) -> Line:
    owed, answer = question.owed, choice.answer
    now = _owed(view, (owed.kind, owed.collab, owed.subject, owed.party), member)
    possible = answers.choices(view.snapshot, view.state(owed.collab), now, member) if now else ()
    same = next((one for one in possible if one.answer is answer), None)
    pair = None
    if now and same and (made := numbered_choice(view.state(owed.collab), now, same)):
        pair = Question(now, (made,)), made
    return Line(place, pair, words_for(choice))


def kept_lines(lines: Sequence[str], block: Block | None) -> list[str]:
    """The lines of a block that an answer kept or filled in; none of a question whose lines are all as they were printed.

    Of a block that is not known here, a line is known by its number and its word.
    """
    by_question: dict[object, list[_Entry]] = {}
    for line in lines:
        if entry := _entry(line, block):
            by_question.setdefault(entry.place, []).append(entry)
    kept: list[str] = []
    for own in by_question.values():
        filled = [entry.line for entry in own if entry.filled]
        kept += filled or ([entry.line for entry in own] if len(own) == 1 else [])
    return kept


def without_untouched(lines: Sequence[str], block: Block | None) -> tuple[list[str], list[str]]:
    """The lines of an answer, and apart from them those of the block that stand there as they were printed."""
    kept = frozenset(kept_lines(lines, block))
    printed = {line: None for line in lines if line not in kept and _entry(line, block)}
    return [line for line in lines if line not in printed], [*printed]


def above_message(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands above a message of ours that a program repeated without a mark, and the message."""
    first = next((at for at, line in enumerate(lines) if _hello().fullmatch(line.strip())), len(lines))
    return [*lines[:first]], [*lines[first:]]


@cache
def _hello() -> re.Pattern[str]:
    """The first line of every message, in either language."""
    told = (Words(language)(HELLO) for language in LANGUAGES)
    return re.compile("|".join(re.sub(r"\\\{[a-z]+\\\}", ".{1,200}", re.escape(one)) for one in told))


class _Entry(NamedTuple):
    line: str
    place: object
    """What its question is known by."""
    filled: bool


def _entry(line: str, block: Block | None) -> _Entry | None:
    """A line of the block, where a line is one: its number, and its word behind it."""
    number, rest = numbered_line(line)
    known = block.lines.get(number) if block else None
    if not number or (block and known is None):
        return None
    match = next(iter(matched([*clauses(rest)], known.words if known else every_word())), None)
    if match is None or match.clause:
        return None
    place = known.question if known else number.rstrip("0123456789") and number[:-1]
    return _Entry(line, place, bool(without_labels(match.rest)))
