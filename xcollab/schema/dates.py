"""Days and moments as people and files write them, read without the models.

Days are those of the workspace's time zone; moments carry an offset, and one without an offset is workspace time. Years
outside 2000 to 2199 are refused, because they are typing errors.
"""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from xcollab.words.patterns import compiled

_LEAP = "20(?:[02468][048]|[13579][26])|21(?:0[48]|[2468][048]|[13579][26])"  # 2100 is none
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
DAY = (
    "(?:2[01][0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:{_LEAP})-02-29)"
)
"""A regular expression of every day that there is, months and leap years included: editors judge by it as well."""
MOMENT = f"{DAY}[T ]{_TIME}(?::[0-5][0-9])?(?:Z|[+-]{_TIME})?"
"""The same of moments."""
_DAY, _MOMENT = compiled(DAY), compiled(MOMENT)


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
    return date.fromisoformat(value)


def parse_moment(value: object, zone: tzinfo = UTC) -> datetime:
    """A moment from ISO 8601; without an offset it is a moment of `zone`, with the offset that clocks had there then.

    Raises `NotADate` for anything else.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else _placed(value, zone)
    if not (isinstance(value, str) and _MOMENT.fullmatch(value)):
        raise NotADate("bad-moment", value)
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else _placed(moment, zone)


def _placed(moment: datetime, zone: tzinfo) -> datetime:
    offset = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset), fold=0)
