"""The working days of the company that the tests of the rules are told on, and moments in them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.support.matter import company
from xcollab.schema.calendar import Calendar
from xcollab.store.files.public_calendar import work_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = work_days(company().workspace, Calendar(), "en")


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment in July 2024, which begins on a Monday; people work from 9:00 to 18:00."""
    return datetime(2024, 7, day, hour, minute, tzinfo=SHANGHAI)
