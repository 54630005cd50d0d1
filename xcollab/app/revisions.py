"""Which revision is meant: a name of git's, a date, or a day in words where nothing has that name, 上周五, 3 days ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.errors import GitRefused, Refused

if TYPE_CHECKING:
    from datetime import date

    from xcollab.app.context import Context
    from xcollab.store.git.sources import Revision


def revision_at(context: Context, typed: str) -> Revision:
    """The revision that somebody typed; which day was understood is noted beside the answer.

    Raises `Refused` where there is no such revision, or none yet on that day.
    """
    try:
        return context.repository.at(typed)
    except Refused as refused:
        if refused.code != "unknown-revision" or not (day := past_day(context, typed)):
            raise
    return context.repository.at(day.isoformat())


def past_day(context: Context, typed: str) -> date | None:
    """The day that words mean, up to today in the workspace's zone, noted beside the answer; None where they mean none."""
    from xcollab.render.text.time.deadline import meant_line
    from xcollab.store.files.loading import load
    from xcollab.store.files.public_calendar import work_days
    from xcollab.workflow.time.date_phrases import past_day_meant

    try:
        now, settings = context.moment, load(context.repository.at(), collabs=()).snapshot
    except GitRefused:  # no clock to tell by, or no commit yet
        return None
    days = work_days(settings.workspace, settings.calendar, context.words.language)
    day = past_day_meant(typed, now.astimezone(days.zone).date(), days)
    if day:
        context.note_once(f"({meant_line(context.words, days, typed, day)})")
    return day
