"""The company's own calendar: days off and make-up days of its own, its week and its hours, changed by an admin."""

from typing import Any

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Outcome
from xcollab.app.settings.all_settings import SETTING_FORMS, possible_settings
from xcollab.app.settings.own_days import own_days
from xcollab.app.settings.setting_form import SettingPerforming
from xcollab.errors import XcollabError
from xcollab.schema.calendar import Calendar


def _do(people: People, act: str, **said: Any) -> Outcome:
    return SettingPerforming(people.context("zhou"), SETTING_FORMS[act], said).keep()


def _calendar(people: People) -> Calendar:
    return people.view("li").snapshot.calendar


def test_a_day_of_ones_own_is_noted_and_taken_out_and_deadlines_are_counted_by_it(people: People) -> None:
    _do(people, "calendar-add", date="2024-07-18", name="Company day")
    _do(people, "calendar-add", date="2024-07-04", name="Summer day")
    _do(people, "calendar-add", date="2024-07-20", name="Worked for it", worked=True)
    found = _calendar(people)
    assert [str(one.date) for one in found.off] == ["2024-07-04", "2024-07-18"] and found.work[
        0
    ].name == "Worked for it"
    kinds = [people.view("li").days.kind(one.date).kind for one in own_days(found)]
    assert kinds == ["off", "off", "work"]
    _do(people, "calendar-remove", subject="2024-07-20")
    _do(people, "calendar-remove", subject="2024-07-04")
    assert [str(one.date) for one in own_days(_calendar(people))] == ["2024-07-18"]
    assert people.company.does("li", "check").code == 0


def test_a_day_may_be_said_in_words_and_what_others_wrote_beside_it_stays(people: People) -> None:
    calendar = people.root / "calendar.yaml"
    calendar.write_text("# ours\nhours: 09:00-18:00  # as in the contract\n", "utf-8")
    people.company.git("add", ".")
    people.company.git("commit", "--quiet", "-m", "Hours")
    _do(people, "calendar-add", date="next Friday", name="Company day")
    assert str(_calendar(people).off[0].date) == "2024-07-12"
    assert calendar.read_text("utf-8").startswith("# ours\nhours: 09:00-18:00  # as in the contract\n")


def test_the_week_its_hours_and_the_country_are_changed_and_emptied(people: People) -> None:
    _do(people, "calendar-edit", week=["Mon", "周二", "wed"], hours="08:30-17:30", country="DE")
    found = _calendar(people)
    assert (found.week, found.hours, found.country) == (("mon", "tue", "wed"), "08:30-17:30", "DE")
    act = SettingPerforming(people.context("zhou"), SETTING_FORMS["calendar-edit"], {})
    assert act.present() == {"week": ["mon", "tue", "wed"], "hours": "08:30-17:30", "country": "DE"}
    _do(people, "calendar-edit", week="", hours="", country="")
    assert _calendar(people) == Calendar()


@pytest.mark.parametrize(
    ("act", "said", "code", "key"),
    [
        ("calendar-add", {"date": "2024-07-18", "name": "Again"}, "day-twice", "date"), ("calendar-add", {"date": "2024-07-18", "name": "A", "worked": True}, "day-twice", "date"),
        ("calendar-add", {"date": "soon", "name": "A"}, "not-a-date-value", "date"), ("calendar-add", {"date": "2024-07-19"}, "missing-options", "name"),
        ("calendar-edit", {"hours": "18:00-09:00"}, "bad-hours", "hours"), ("calendar-edit", {"country": "China"}, "bad-form", "country"),
        ("calendar-edit", {"week": ["moonday"]}, "not-a-word", "week"), ("calendar-edit", {}, "nothing-to-change", None),
        ("calendar-remove", {"subject": "2024-07-19"}, "no-own-day", None), ("calendar-remove", {}, "no-own-day", None),
    ],
)  # fmt: skip
def test_what_is_no_such_day_or_value_is_refused(
    people: People, act: str, said: Any, code: str, key: str | None
) -> None:
    _do(people, "calendar-add", date="2024-07-18", name="Company day")
    with pytest.raises(XcollabError) as refused:
        _do(people, act, **said)
    assert (refused.value.code, next(iter(refused.value.key), None)) == (code, key)


def test_a_calendar_that_cannot_be_read_is_not_written_over(people: People) -> None:
    (people.root / "calendar.yaml").write_text("hours: never\n", "utf-8")
    people.company.git("add", ".")
    people.company.git("commit", "--quiet", "-m", "Broken")
    with pytest.raises(XcollabError, match="bad-hours"):
        _do(people, "calendar-add", date="2024-07-18", name="Company day")


def test_a_day_is_taken_out_where_it_is_shown_by_whoever_may(people: People) -> None:
    _do(people, "calendar-add", date="2024-07-18", name="Company day")
    offered = {
        who: [one.people for one in possible_settings(people.view(who), who, "day", "2024-07-18")]
        for who in ("zhou", "li")
    }
    assert offered == {"zhou": [()], "li": [["zhou"]]}
