"""A day that somebody wrote into a file as people say it: no date there, for tomorrow it would be another, but it is known which."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from xcollab.errors import Problem
from xcollab.schema.snapshot import Snapshot
from xcollab.store.files.public_calendar import work_days
from xcollab.workflow.time.date_phrases import day_meant


def with_days_meant(problems: Iterable[Problem], snapshot: Snapshot, now: datetime, language: str) -> Iterator[Problem]:
    """The problems; of a day in words it is told which day to write."""
    days = work_days(snapshot.workspace, snapshot.calendar, language)
    today = now.astimezone(days.zone).date()
    for one in problems:
        said = str(one.arguments.get("value", "")) if one.code == "bad-date" else ""
        day = day_meant(said, today, days) if said else None
        yield one._replace(code="date-in-words", arguments={**one.arguments, "day": day}) if day else one
