"""A day that is over, as people say it: 上周五, 3 days ago. It is meant where git has no revision of that name."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from xcollab.render.text.time.deadline import meant_line
from xcollab.store.files.loading import load
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.time.date_phrases import past_day_meant

if TYPE_CHECKING:
    from xcollab.store.git.repository import Repository
    from xcollab.words.language import Words


class PastDay(NamedTuple):
    """A day, and the line that says which was understood."""

    day: date
    told: str


def past_day(repository: Repository, typed: str, now: datetime, words: Words) -> PastDay | None:
    """The day that words mean, up to today in the workspace's zone; None where they mean none.

    Raises `XcollabError` where the settings cannot be read.
    """
    settings = load(repository.at(), collabs=()).snapshot
    days = work_days(settings.workspace, settings.calendar, words.language)
    day = past_day_meant(typed, now.astimezone(days.zone).date(), days)
    return PastDay(day, f"({meant_line(words, days, typed, day)})") if day else None
