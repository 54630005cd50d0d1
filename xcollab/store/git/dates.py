"""The dates of commits. Anybody can forge one, so what no calendar holds has to be read too."""

from datetime import UTC, datetime, timedelta, timezone

from xcollab.words.patterns import compiled

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands for a date that no calendar holds: the beginning of time, as git counts it."""
_SECONDS = compiled(r"[0-9]{1,12}")
_ZONE = compiled(r"(?P<sign>[+-])(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})")


def moment_in(raw: str) -> datetime | None:
    """A date as git stores it, seconds since 1970 and a zone, such as `1720000000 +0800`; None where it is not one.

    The last year of the calendar is out of it too, so that what is given can be moved to every zone.
    """
    seconds, _, zone = raw.partition(" ")
    offset = _offset(zone)
    moment = _since_1970(seconds)
    return moment.astimezone(timezone(offset)) if moment is not None and offset is not None else None


def moment_of(raw: str) -> datetime:
    """The same, whatever stands there. A zone of a day or more is none: the moment is given in UTC."""
    seconds, _, zone = raw.partition(" ")
    moment = _since_1970(seconds)
    return moment.astimezone(timezone(_offset(zone) or timedelta())) if moment is not None else NEVER


def _since_1970(seconds: str) -> datetime | None:
    if not _SECONDS.fullmatch(seconds):
        return None
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.year < datetime.max.year else None


def _offset(text: str) -> timedelta | None:
    found = _ZONE.fullmatch(text)
    if not found:
        return None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    return (-offset if found["sign"] == "-" else offset) if offset < timedelta(days=1) else None
