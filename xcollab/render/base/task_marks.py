"""What marks a task: its colour, and the same in words, so that nothing depends on colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.words.language import Words

if TYPE_CHECKING:
    from xcollab.workflow.views.board import Row


def style(row: Row) -> str:
    """Red before yellow."""
    return (
        "bold red"
        if row.late
        else "yellow"
        if row.needs_help
        else "dim"
        if row.silent
        else "green"
        if row.status == "done"
        else ""
    )


def waits_line(words: Words, waits: Sequence[tuple[str, str]]) -> str:
    """What has to be finished before a task can begin; nothing where it can."""
    if not waits:
        return ""
    return safe_line(words(N_("waits for {tasks}"), tasks=[words.aside(task, title) for task, title in waits]))


def marks(words: Words, row: Row) -> str:
    """The flags beside a status, in words, so that they do not depend on colour."""
    told = []
    if row.late:
        late = words(N_("{n} days late"), n=row.days_late) if row.days_late else words.label("log", "delayed")
        told.append(late)
    if row.waits:
        told.append(waits_line(words, row.waits))
    if row.forecast:
        told.append(words(N_("expected {day}"), day=row.forecast))
    if row.proposed:
        told.append(words(N_("{day} proposed, not agreed"), day=row.proposed))
    if row.renewal:
        told.append(words.label("feedback", "renewal"))
    if row.round > 1 and row.status not in ("done", "cancelled"):
        told.append(words(N_("round {n}"), n=row.round))
    if row.silent:
        told.append(words(N_("no log since {day}"), day=f"{row.silent:%m-%d}"))
    return words.listed(told)
