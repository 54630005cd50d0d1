"""Days as people say them, in Chinese and English: 10月8日, 下周五, 明天, in 3 working days, 月底; pure, with today and the calendar given.

A day without a year is the one that lies nearest. A weekday by itself is the next one, today included; 本周 and 下周 count
calendar weeks, which begin on Monday, and so do `this` and `next`. What names a time and no day (国庆前, 下周, soon) has
none: `meant` says what is known of it, so that a refusal can tell.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from unicodedata import normalize

from xcollab.workflow.time.business_days import ONE_DAY, WorkDays

NEAR = 183
"""Days within which a day without a year must lie: half a year, so that there is one such day and no other."""
_CHINESE = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_WEEKDAYS: Mapping[str, int] = {
    **{word: n for n, word in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))},
    **{word: n for n, word in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    "tues": 1, "thur": 3, "thurs": 3,
    **{word: n for n, word in enumerate("一二三四五六日")}, "天": 6,
}  # fmt: skip
_MONTHS = {
    word: n
    for n, word in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_NEAR_DAYS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
_HOLIDAYS = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆节": (10, 1), "国庆": (10, 1), "十一": (10, 1)}
"""Those of a fixed date, whose names people use for a time: the day on which they begin."""
_NUMBER = "(?P<number>[0-9]{1,3})"
_UNITS = {"working day": "wd", "business day": "wd", "workday": "wd", "wd": "wd", "个工作日": "wd", "工作日": "wd",
          "day": "d", "d": "d", "天": "d", "日": "d", "week": "w", "w": "w", "周": "w", "个星期": "w", "星期": "w", "个礼拜": "w"}  # fmt: skip
_UNIT = f"(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})s?"
_WEEK = "(?:周|星期|礼拜)"
_NAMED_DAY = f"(?P<weekday>{'|'.join(sorted((word for word in _WEEKDAYS if word.isascii()), key=len, reverse=True))})"
_DAY_OF_MONTH = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH_NAME = f"(?P<name>{'|'.join(_MONTHS)})[a-z]*\\.?"

Found = Mapping[str, str]
_Rule = Callable[[Found, date, WorkDays], date | None]


def day_meant(text: str, today: date, days: WorkDays) -> date | None:
    """The day that a text says, seen from `today`; None where it says none, or none that exists.

    A year outside 2000 to 2199 is a mistake of typing (see `schema.dates`).
    """
    plain = _plain(text)
    for pattern, rule in _RULES:
        if found := pattern.fullmatch(plain):
            try:
                meant = rule({key: value for key, value in found.groupdict().items() if value}, today, days)
            except (ValueError, OverflowError):
                return None
            return meant if meant and 2000 <= meant.year < 2200 else None
    return None


def past_day_meant(text: str, today: date, days: WorkDays) -> date | None:
    """The same for what is over: the latest such day up to today; also `3 days ago`, 3天前. None for a day that is to come."""
    plain = _plain(text)
    if found := _AGO.fullmatch(plain):
        number, unit = int(found["number"]), _UNITS[found["unit"]]
        return (
            _before(today, number, days) if unit == "wd" else today - timedelta(days=number * (7 if unit == "w" else 1))
        )
    either = any(
        rule in _OF_EITHER_SIDE and (said := pattern.fullmatch(plain)) and not said.groupdict().get("which")
        for pattern, rule in _RULES
    )
    seen_from = [today, *(today - timedelta(days=back) for back in (7, 31, NEAR) if either)]
    return max((day for one in seen_from if (day := day_meant(text, one, days)) and day <= today), default=None)


def _before(today: date, number: int, days: WorkDays) -> date | None:
    day = today
    while number and day.year >= 2000:
        day -= ONE_DAY
        number -= days.worked(day)
    return day if day.year >= 2000 else None


def time_meant(text: str, today: date, days: WorkDays) -> tuple[date, date] | None:
    """What is known of a text that names a time before a holiday: the holiday's first day, and the last working day before it."""
    found = re.fullmatch(f"({'|'.join(_HOLIDAYS)})(?:假期|长假|放假)?(?:之前|以前|前)?", _plain(text))
    if not found:
        return None
    first = _coming(*_HOLIDAYS[found[1]], today)
    last = first - ONE_DAY
    while not days.worked(last):
        last -= ONE_DAY
    return first, last


def _plain(text: str) -> str:
    """In half-width signs and small letters, Chinese numerals as digits where they stand for a number."""
    plain = " ".join(normalize("NFKC", text).lower().split()).strip(" 。.,，")
    plain = re.sub("(?<=[\u4e00-\u9fff0-9]) +(?=[\u4e00-\u9fff0-9])", "", plain)
    return re.sub(
        "[零〇一二两三四五六七八九十]+(?=[年月日号天个周])(?!周[一二三四五六日天])",
        lambda said: _number(said[0]),
        plain,
    )


def _number(said: str) -> str:
    if "十" not in said:
        return "".join(str(_CHINESE[one]) for one in said)
    tens, _, ones = said.partition("十")
    return (
        str((_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0))
        if re.fullmatch("[一二三四五六七八九]?十[一二三四五六七八九]?", said)
        else said
    )


def _dated(found: Found, today: date, _: WorkDays) -> date | None:
    month = int(found["month"]) if "month" in found else _MONTHS[found["name"]]
    if "year" in found:
        return date(int(found["year"]), month, int(found["day"]))
    return _nearest(month, int(found["day"]), today)


def _nearest(month: int, day: int, today: date) -> date | None:
    for year in (today.year, today.year + 1, today.year - 1):
        try:
            meant = date(year, month, day)
        except ValueError:
            continue
        if abs((meant - today).days) < NEAR:
            return meant
    return None


def _coming(month: int, day: int, today: date) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _near(found: Found, today: date, _: WorkDays) -> date:
    return today + ONE_DAY * _NEAR_DAYS[found["near"]]


def _weekday(found: Found, today: date, _: WorkDays) -> date:
    wanted, which = _WEEKDAYS[found["weekday"]], found.get("which", "")
    if not which:
        return today + ONE_DAY * ((wanted - today.weekday()) % 7)
    weeks = which.count("下") - which.count("上") + (which == "next") - (which == "last")
    return today + ONE_DAY * (wanted - today.weekday() + 7 * weeks)


def _later(found: Found, today: date, days: WorkDays) -> date:
    number, unit = int(found["number"]), _UNITS[found["unit"]]
    return days.after(today, number) if unit == "wd" else today + timedelta(days=number * (7 if unit == "w" else 1))


def _month_end(found: Found, today: date, _: WorkDays) -> date:
    months = today.month - 1 + found.get("which", "").count("下") + (found.get("which") == "next")
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _end_of(found: Found, today: date, _: WorkDays) -> date:
    first = _nearest(int(found["month"]), 1, today) or _coming(int(found["month"]), 1, today)
    return date(first.year, first.month, monthrange(first.year, first.month)[1])


def _day_of_month(found: Found, today: date, _: WorkDays) -> date:
    months = today.month - 1 + (int(found["day"]) < today.day)
    return date(today.year + months // 12, months % 12 + 1, int(found["day"]))


_BY = "(?:by |on |until |before )?(?:the )?"
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(_BY + pattern), rule)
    for pattern, rule in (
        (r"(?:(?P<year>[0-9]{4})\s?[年/.-]\s?)?(?P<month>[0-9]{1,2})\s?[月/.-]\s?(?P<day>[0-9]{1,2})\s?[日号]?", _dated),
        (rf"{_DAY_OF_MONTH} (?:of )?{_MONTH_NAME}(?:,? (?P<year>[0-9]{{4}}))?", _dated),
        (rf"{_MONTH_NAME} {_DAY_OF_MONTH}(?:,? (?P<year>[0-9]{{4}}))?", _dated),
        (f"(?P<near>{'|'.join(sorted(_NEAR_DAYS, key=len, reverse=True))})", _near),
        (f"(?P<which>[下上]{{1,3}}|本|这)?(?:个)?{_WEEK}(?P<weekday>[一二三四五六日天])", _weekday),
        (f"(?:(?P<which>this|next|last) )?{_NAMED_DAY}", _weekday),
        (rf"\+ ?{_NUMBER} ?{_UNIT}", _later),
        (rf"in {_NUMBER} {_UNIT}", _later),
        (rf"{_NUMBER} ?{_UNIT}(?:之后|以后|后|内| from now| later)", _later),
        ("(?P<which>下|本|这)?(?:个)?(?:月底|月末)", _month_end),
        ("(?:end of )(?P<which>this |next )?month", lambda found, today, days: _month_end(
            {key: value.strip() for key, value in found.items()}, today, days)),
        ("(?P<month>[0-9]{1,2})(?:月底|月末)", _end_of),
        ("(?P<day>[0-9]{1,2})[号日]", _day_of_month),
    )
)  # fmt: skip
_AGO = re.compile(f"{_NUMBER} ?{_UNIT} ?(?:ago|前|以前|之前)")
_OF_EITHER_SIDE = (_dated, _weekday, _day_of_month)
"""Which such day is meant depends on whether it is to come or over; 下 and `next` before a weekday settle it."""
