"""Days and moments as people and files write them, read without the models.

Days are those of the workspace's time zone; moments carry an offset, and one without an offset is workspace time. Years
outside 2000 to 2199 are refused, because they are typing errors.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?")


class NotADate(ValueError):
    """A value that is no day, or no moment."""

    def __init__(self, code: str, value: object) -> None:
        super().__init__(code)
        self.code, self.value = code, str(value)


def parse_day(value: object) -> date:
    """A calendar day from `2024-07-05`; raises `NotADate` for anything else."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise NotADate("bad-date", value)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise NotADate("bad-date", value) from None
    if not 2000 <= day.year <= 2199:
        raise NotADate("bad-date", value)
    return day


def parse_moment(value: object, zone: tzinfo = UTC) -> datetime:
    """A moment from ISO 8601; without an offset it is a moment of `zone`, with the offset that clocks had there then.

    Raises `NotADate` for anything else.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else _placed(value, zone)
    if not (isinstance(value, str) and _MOMENT.fullmatch(value)):
        raise NotADate("bad-moment", value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise NotADate("bad-moment", value) from None
    if not 2000 <= moment.year <= 2199:
        raise NotADate("bad-moment", value)
    return moment if moment.tzinfo else _placed(moment, zone)


def _placed(moment: datetime, zone: tzinfo) -> datetime:
    offset = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset), fold=0)
