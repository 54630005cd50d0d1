"""Days of a plan as working days from its first one on, so that it can be had again from another day: pure, with the calendar given."""

from datetime import date

from xcollab.workflow.time.business_days import WorkDays


def first_day(days: WorkDays, start: date) -> date:
    """The day on which a plan begins: `start` itself where it is worked, otherwise the next working day."""
    return start if days.worked(start) else days.next(start)


def offset(days: WorkDays, start: date, day: date) -> int:
    """How many working days a day lies after the first one; 0 for that day and all before. A day off counts as the last one worked."""
    return days.between(first_day(days, start), day)


def placed(days: WorkDays, start: date, after: int) -> date:
    """The working day that lies so many after the first one."""
    return days.after(first_day(days, start), after)
