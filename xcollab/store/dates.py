"""The dates of commits. Anybody can forge one, so what no calendar holds has to be read too."""

import re
from datetime import UTC, datetime, timedelta, timezone

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands for a date that no calendar holds: the beginning of time, as git counts it."""
_ZONE = re.compile(r"(?P<sign>[+-])(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})")


def moment_of(raw: str) -> datetime:
    """A date as git shows it with `--date=raw`, seconds since 1970 and a zone, such as `1720000000 +0800`.

    A zone of a day or more is none: the moment is given in UTC. The last year of the calendar is out of it too, so that
    what is given can be moved to every zone.
    """
    seconds, _, zone = raw.partition(" ")
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return NEVER
    return moment.astimezone(_zone(zone)) if moment >= NEVER and moment.year < datetime.max.year else NEVER


def _zone(text: str) -> timezone:
    found = _ZONE.fullmatch(text)
    if not found:
        return UTC
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    return timezone(-offset if found["sign"] == "-" else offset) if offset < timedelta(days=1) else UTC
