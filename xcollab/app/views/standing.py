"""Where a collaboration stands, as it is told on a terminal: from rows, without the models of its files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from xcollab.app.overview import Overview
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.ahead import Expected, expected
from xcollab.workflow.views.summary import Summary

_ASKED = 50
"""Of what the reader owes, so many are asked for a command; one of the first has it."""


class Standing(NamedTuple):
    """One collaboration at a moment."""

    summary: Summary
    today: date
    waiting: Sequence[Dated]
    """What is owed, the most urgent first."""
    expected: Expected
    """When it will be done as things stand."""
    own: tuple[Dated, str] | None
    """What the reader owes first, and the command that answers it."""


def standing(view: Overview, collab: str | None = None) -> Standing:
    """The collaboration meant; the only one where none is named. Raises `BadFile` where a record of it cannot be read."""
    found = view.one(view.collab(collab))
    today, waiting = view.now.date(), view.dated(found.owed)
    tasks = zip(found.tasks, found.courses, strict=True)
    assert found.outline
    ahead = expected(found.outline, tasks, view.days, view.now.astimezone(view.days.zone).date())
    return Standing(found, today, waiting, ahead, _own(view, found.collab, waiting))


def _own(view: Overview, collab: str, waiting: Sequence[Dated]) -> tuple[Dated, str] | None:
    """What the reader owes first, and the command, as it was found before where nothing has changed since."""
    own = [each for each in waiting if view.reader in each.obligation.people][:_ASKED]
    if not own:
        return None
    tree, language = view.trees.get(collab), view.context.words.language
    key = json.dumps(["own", view.basis, tree, language, view.reader, [each.obligation for each in own]], default=str)
    lasting = view.newest and view.basis
    told = view.index.known([key]).get(key) if lasting else None
    if told is None:
        from xcollab.app.printed_commands import next_step

        step = next_step(view.whole, own)
        told = json.dumps([own.index(step[0]), step[1]] if step else None)
        if lasting:
            view.index.remember({key: told})
    found = json.loads(told)
    return (own[found[0]], found[1]) if found else None
