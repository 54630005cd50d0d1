"""What is due now, as notices: rows of the index tell it, and no collaboration is read for it that has not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.workflow.notices.reminders import reminders

if TYPE_CHECKING:
    from xcollab.app.overview import Overview
    from xcollab.workflow.notices.notice import Notice


def due(view: Overview, collab: str | None = None) -> tuple[Notice, ...]:
    """Who is to be reminded of what they owe, and who hears that something is late; in all that is under way, or in one."""
    found = view.summaries(collab, "owed")
    owed = view.dated(one for each in found for one in (*each.owed, *each.leaving))
    coordinators = {each.collab: each.coordinator for each in found}
    return reminders(view.company, coordinators, owed, view.now.date())
