"""The dates of commits. Anybody can forge one, so what no calendar holds has to be read too."""

from datetime import UTC, datetime, timedelta, timezone

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands for a date that no calendar holds: the beginning of time, as git counts it."""


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
    try:
        return timezone((-1 if text.startswith("-") else 1) * timedelta(hours=int(text[1:3]), minutes=int(text[3:5])))
    except ValueError:
        return UTC
