"""Which day is meant by what people say, seen from Wednesday, 25 September 2024, before a week of holidays."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.date_phrases import day_meant, past_day_meant, time_meant

TODAY = date(2024, 9, 25)
DAYS = WorkDays(
    ZoneInfo("Asia/Shanghai"), holidays={date(2024, 10, n): "National Day" for n in range(1, 8)},
    make_up={date(2024, 9, 29): "", date(2024, 10, 12): ""},
)  # fmt: skip

MEANT = {
    # a day of the calendar, in the signs of either language, in full width, in Chinese numerals
    "2024-10-08": "10-08", "2024/10/8": "10-08", "2024.10.8": "10-08", "2024年10月8日": "10-08", "2024 年 10 月 8 日": "10-08",
    "10月8日": "10-08", "10月8号": "10-08", "１０月８日": "10-08", "十月八日": "10-08", "十月二十八日": "10-28", "十一月三十日": "11-30",
    "10/8": "10-08", "10-8": "10-08", "8 October": "10-08", "Oct 8": "10-08", "Oct. 8th": "10-08", "the 8th of October": "10-08",
    "8 Oct 2024": "10-08", "October 8, 2024": "10-08",
    # a day of the month: the next one
    "28号": "09-28", "28日": "09-28", "25号": "09-25", "8号": "10-08", "二十号": "10-20",
    # days near by
    "今天": "09-25", "明天": "09-26", "后天": "09-27", "大后天": "09-28", "昨天": "09-24", "前天": "09-23", "today": "09-25",
    "Tomorrow": "09-26", "yesterday": "09-24", "the day after tomorrow": "09-27",
    # weekdays: the next one, today included; of this week, of next week
    "周三": "09-25", "周五": "09-27", "周二": "10-01", "星期天": "09-29", "礼拜六": "09-28", "本周一": "09-23", "这周五": "09-27",
    "下周五": "10-04", "下个星期五": "10-04", "下周日": "10-06", "下下周一": "10-07", "上周五": "09-20", "Friday": "09-27",
    "by Friday": "09-27", "this Monday": "09-23", "next Friday": "10-04", "last Friday": "09-20", "wed": "09-25",
    # so much later: working days go round the holidays, days and weeks do not
    "+3wd": "09-29", "+4wd": "09-30", "+5wd": "10-08", "3个工作日后": "09-29", "3个工作日内": "09-29", "in 3 working days": "09-29",
    "+3d": "09-28", "三天后": "09-28", "3天以后": "09-28", "+2w": "10-09", "两周后": "10-09", "两个星期后": "10-09",
    "in 2 weeks": "10-09", "2 weeks from now": "10-09", "十天后": "10-05",
    # ends of months
    "月底": "09-30", "本月底": "09-30", "下月底": "10-31", "下个月底": "10-31", "10月底": "10-31", "end of month": "09-30",
    "end of next month": "10-31",
}  # fmt: skip


@pytest.mark.parametrize("said", MEANT)
def test_a_phrase_means_one_day(said: str) -> None:
    assert day_meant(said, TODAY, DAYS) == date.fromisoformat(f"2024-{MEANT[said]}")


@pytest.mark.parametrize(
    ("today", "said", "meant"),
    [
        ("2024-12-20", "1月8日", "2025-01-08"), ("2024-12-20", "8号", "2025-01-08"), ("2024-12-20", "下月底", "2025-01-31"),
        ("2025-01-05", "12月28日", "2024-12-28"), ("2024-02-28", "2月29日", "2024-02-29"), ("2024-12-30", "下周三", "2025-01-08"),
        ("2024-09-29", "周日", "2024-09-29"), ("2024-09-29", "下周日", "2024-10-06"), ("2024-09-30", "下周一", "2024-10-07"),
        ("2024-12-20", "1月底", "2025-01-31"),
    ],
)  # fmt: skip
def test_the_year_is_the_one_that_lies_nearest_and_weeks_begin_on_monday(today: str, said: str, meant: str) -> None:
    assert day_meant(said, date.fromisoformat(today), DAYS) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "said",
    [
        "", "soon", "尽快", "下周", "下个月", "next week", "国庆前", "节前", "2月30日", "31号半", "2024-13-01", "8", "3", "wd", "+wd",
        "1999-10-08", "2200年1月1日", "周八", "13月1日", "0号", "32号", "+1000wd", "十十十天后", "2024-10", "8:30", "5月1日至5月5日",
    ],
)  # fmt: skip
def test_what_is_no_day_means_none(said: str) -> None:
    assert day_meant(said, TODAY, DAYS) is None


def test_of_a_time_before_days_off_their_first_day_is_known_and_the_last_that_is_worked_before() -> None:
    assert time_meant("国庆节前", TODAY, DAYS) == (date(2024, 10, 1), date(2024, 9, 30))
    assert time_meant("十一长假之前", TODAY, DAYS) == (date(2024, 10, 1), date(2024, 9, 30))
    assert time_meant("元旦前", TODAY, DAYS) == (date(2025, 1, 1), date(2024, 12, 31))
    assert time_meant("春天前", TODAY, DAYS) is None


@given(
    st.text("0123456789年月日号周下上本星期天+wd后内个工作底next friday今明", max_size=14),
    st.dates(date(2001, 1, 1), date(2199, 1, 1)),
)
def test_no_text_is_more_than_a_day_or_none(said: str, today: date) -> None:
    found = day_meant(said, today, DAYS)
    assert found is None or 2000 <= found.year < 2200


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)), st.dates(date(2001, 1, 1), date(2198, 12, 31)))
def test_a_whole_date_is_itself_whatever_the_day(meant: date, today: date) -> None:
    for said in (
        f"{meant:%Y-%m-%d}",
        f"{meant.year}年{meant.month}月{meant.day}日",
        f"{meant:%b} {meant.day}, {meant.year}",
    ):
        assert day_meant(said, today, DAYS) == meant


PAST = {
    "今天": "09-25", "昨天": "09-24", "上周五": "09-20", "last Friday": "09-20", "周五": "09-20", "周三": "09-25", "Friday": "09-20",
    "8月30日": "08-30", "2024-08-30": "08-30", "20号": "09-20", "28号": "08-28", "3 days ago": "09-22", "三天前": "09-22",
    "两周前": "09-11", "2 weeks ago": "09-11", "3wd ago": "09-20", "3个工作日前": "09-20", "3个工作日以前": "09-20",
}  # fmt: skip


@pytest.mark.parametrize("said", PAST)
def test_a_phrase_about_what_is_over_means_the_latest_such_day(said: str) -> None:
    assert past_day_meant(said, TODAY, DAYS) == date.fromisoformat(f"2024-{PAST[said]}")


def test_a_day_of_last_year_is_meant_where_this_years_is_to_come() -> None:
    assert past_day_meant("10月8日", TODAY, DAYS) == date(2023, 10, 8)


@pytest.mark.parametrize("said", ["明天", "in 3 days", "2024-12-01", "next Friday", "main", "HEAD~1", "国庆前", ""])
def test_what_is_to_come_or_no_day_is_none_that_is_over(said: str) -> None:
    assert past_day_meant(said, TODAY, DAYS) is None


def test_where_no_day_is_worked_none_lies_so_many_working_days_ago() -> None:
    assert past_day_meant("3wd ago", TODAY, DAYS._replace(week=frozenset(), make_up={})) is None
