"""The calendar of a workspace: the company's own days, the notice of each year, and what stands in none of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.company import Company
from tests.support.damage.doctored import findings

NEW_YEAR = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
OWN = (
    "# ours\noff:\n  - date: 2027-07-20\n    name: Company day\nwork:\n  - date: 2027-07-24\n    name: Worked for it\n"
)


def _notice(path: Path, year: int, *days: dict[str, Any]) -> str:
    path.write_text(json.dumps({"year": year, "papers": [], "days": days}))
    return str(path)


def _shown(company: Company, year: int) -> dict[str, str]:
    told = json.loads(company.did("zhou", "calendar", "show", str(year), "--json"))
    return {day: kind["kind"] for day, kind in told["days"].items()}


def _own(company: Company, text: str = OWN) -> None:
    (company.root / "calendar.yaml").write_text(text, "utf-8")
    company.git("add", "calendar.yaml")
    company.git("commit", "--quiet", "-m", "Our own days")


def test_an_import_replaces_the_notice_of_its_year_and_nothing_else(company: Company, tmp_path: Path) -> None:
    _own(company)
    day = {"name": "Spring Festival", "date": "2027-02-08", "isOffDay": True}
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2028.json", 2028, {**NEW_YEAR, "date": "2028-01-03"}))
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2027.json", 2027, NEW_YEAR, day))
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2027.json", 2027, NEW_YEAR))
    assert _shown(company, 2027) == {"2027-01-01": "holiday", "2027-07-20": "off", "2027-07-24": "work"}
    assert _shown(company, 2028) == {"2028-01-03": "holiday"}
    text = (company.root / "calendar.yaml").read_text("utf-8")
    assert text.startswith(OWN) and text.count("元旦") == 2 and "Spring" not in text
    assert "nothing wrong" in company.did("zhou", "check")


def test_of_a_day_that_two_notices_name_the_later_one_tells_and_the_companys_own_before_both(
    company: Company, tmp_path: Path
) -> None:
    early, late = {**NEW_YEAR, "date": "2027-12-31"}, {"name": "元旦", "date": "2027-12-31", "isOffDay": False}
    new_year = {**NEW_YEAR, "date": "2028-01-01"}
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2028.json", 2028, late, new_year))
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2027.json", 2027, NEW_YEAR, early))
    assert _shown(company, 2027) == {"2027-01-01": "holiday", "2027-12-31": "make-up"}
    text = (company.root / "calendar.yaml").read_text("utf-8")
    _own(company, f"off:\n  - date: 2027-12-31\n    name: Company day\n{text}")
    assert _shown(company, 2027)["2027-12-31"] == "off"


def test_what_was_an_estimate_does_not_stay_beside_the_notice(company: Company, tmp_path: Path) -> None:
    assert len(_shown(company, 2030)) > 5
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2030.json", 2030, {**NEW_YEAR, "date": "2030-01-01"}))
    assert _shown(company, 2030) == {"2030-01-01": "holiday"}


def test_a_later_years_notice_leaves_the_years_before_it_estimates(company: Company, tmp_path: Path) -> None:
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2031.json", 2031, {**NEW_YEAR, "date": "2031-01-01"}))
    assert "Estimated" in company.did("zhou", "calendar", "show", "2030")
    assert "Estimated" not in company.did("zhou", "calendar", "show", "2031")
    assert "Estimated" in company.did("zhou", "calendar", "show", "2032")


def _file(year: str, *days: str) -> str:
    return f'{{"year": {year}, "days": [{", ".join(days)}]}}'


_DAY = '{"name": "n", "date": "2027-01-01", "isOffDay": true}'


@pytest.mark.parametrize(
    "content",
    [
        '{"year": 2027, "papers": [], "days": []}',
        _file('20270', _DAY),
        _file('"2027"', _DAY),
        _file('true', _DAY),
        _file('2027.0', _DAY),
        _file('2028', _DAY),
        _file('2026, "year": 2027', _DAY),
        '{"year": 2027, "days": {"2027-01-01": true}}',
        _file('2027', _DAY, _DAY),
        _file('2027', _DAY, '{"name": "b", "date": "2027-01-01", "isOffDay": false}'),
        _file('2027', _DAY, '{"name": "far", "date": "2029-01-01", "isOffDay": true}'),
        *(
            _file('2027', _DAY.replace(*change))
            for change in (
                ("true", '"false"'), ("true", "1"), ("true", "null"), ('"n"', '""'), ('"n"', '"  "'), ('"n"', "7"),
                ('"n"', '"a\\nb"'), ('"n"', '"\\u0007"'), ("2027-01-01", "2027-1-1"), ("2027-01-01", "2027-02-30"),
                ("2027-01-01", "01/01/2027"), ('"2027-01-01"', "20270101"), ('"name"', '"title"'),
            )
        ),
        "[]", "null", "7", '"2027"', "{", "", "[" * 5000, "\x00",
    ],
)  # fmt: skip
def test_a_sloppy_notice_is_refused_by_name_and_changes_nothing(company: Company, tmp_path: Path, content: str) -> None:
    path = tmp_path / "2027.json"
    path.write_text(content, "utf-8")
    head = company.git("rev-parse", "HEAD")
    refused = company.does("zhou", "calendar", "import", str(path))
    assert (refused.code, "is no notice of holidays" in refused.err) == (2, True)
    assert company.git("rev-parse", "HEAD") == head and not (company.root / "calendar.yaml").exists()
    assert "Estimated" in company.did("zhou", "calendar", "show", "2027")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"year": 2027, "days": []}', "it names no day of 2027"),
        (_file("2027", _DAY, _DAY), "it names 2027-01-01 twice"),
        (_file("2027", _DAY, '{"name": "far", "date": "2029-01-01", "isOffDay": true}'), "it is for 2027, and names 2029-01-01"),
        (_file("2027", _DAY.replace('"n"', '""')), 'one of its days is {"name": "", '),
        (_file("2027", _DAY.replace("true", '"false"')), '"isOffDay": "false"'),
        (_file("2027", "null"), "one of its days is null"),
    ],
)  # fmt: skip
def test_a_notice_that_is_none_is_told_why(company: Company, tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "2027.json").write_text(content, "utf-8")
    said = company.does("zhou", "calendar", "import", str(tmp_path / "2027.json")).err
    assert reason in said and "hint: " in said


def test_an_import_is_told_in_a_sentence(company: Company, tmp_path: Path) -> None:
    more = {"name": "Spring Festival", "date": "2027-02-08", "isOffDay": True}
    for days in ([NEW_YEAR], [NEW_YEAR, more]):
        said = company.did("zhou", "calendar", "import", _notice(tmp_path / "2027.json", 2027, *days))
        assert said.startswith("The notice for 2027 is in the calendar. [") and said.count("\n") == 1


def test_a_notice_with_a_mark_before_it_is_read(company: Company, tmp_path: Path) -> None:
    (tmp_path / "2027.json").write_bytes(b"\xef\xbb\xbf" + f'{{"year": 2027, "days": [{_DAY}]}}'.encode())
    company.did("zhou", "calendar", "import", str(tmp_path / "2027.json"))
    assert _shown(company, 2027) == {"2027-01-01": "holiday"}


def test_a_year_that_the_library_knows_is_written_into_the_workspace_and_no_longer_told_by_doctor(
    company: Company,
) -> None:
    before = _shown(company, 2024)
    assert "calendar-unpinned" not in findings(company), "nobody else counts here yet"
    company.git("remote", "add", "origin", str(company.root.parent / "acme.git"))
    assert "xcollab calendar pin 2024" in findings(company)["calendar-unpinned"]
    assert "`xcollab calendar pin 2024`" in company.did("zhou", "calendar", "show", "2024")
    company.did("zhou", "calendar", "pin", "2024")
    assert _shown(company, 2024) == before
    assert "calendar-unpinned" not in findings(company)
    assert "source: holidays " in (company.root / "calendar.yaml").read_text("utf-8")
    assert "nothing wrong" in company.did("zhou", "check")
    again = company.does("zhou", "calendar", "pin", "2024")
    assert (again.code, again.err) == (1, "error: the calendar says just that of 2024 already\n")


def test_neither_an_estimate_nor_a_year_that_was_imported_is_pinned(company: Company, tmp_path: Path) -> None:
    assert "are estimates yet" in company.does("zhou", "calendar", "pin", "2035").err
    day = {**NEW_YEAR, "date": "2024-01-01"}
    company.did("zhou", "calendar", "import", _notice(tmp_path / "2024.json", 2024, day))
    refused = company.does("zhou", "calendar", "pin", "2024")
    assert (refused.code, "has the notice for 2024 already" in refused.err) == (1, True)
    assert company.does("li", "calendar", "pin", "2023").code == 1


def test_other_countries_are_pinned_too(company: Company) -> None:
    _own(company, "country: GB\n")
    company.did("zhou", "calendar", "pin", "2024")
    assert _shown(company, 2024)["2024-12-26"] == "holiday"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("off:\n  - {date: 2024-07-20, name: a}\nwork:\n  - {date: 2024-07-20, name: b}\n", "day-twice"),
        ("off:\n  - {date: 2024-07-20, name: a}\n  - {date: 2024-07-20, name: b}\n", "day-twice"),
        ("notices:\n  - year: 2024\n    source: import\n", "notice-of-no-day"),
        (
            "notices:\n" + 2 * "  - year: 2024\n    source: import\n    off:\n      - {date: 2024-01-01, name: a}\n",
            "year-twice",
        ),
    ],
)  # fmt: skip
def test_a_calendar_that_says_two_things_is_found_and_not_written_over(company: Company, text: str, code: str) -> None:
    _own(company, text)
    told = json.loads(company.does("zhou", "check", "--json").out)["findings"]
    assert [(found["file"], found["code"]) for found in told] == [("calendar.yaml", code)]
    refused = company.does("zhou", "calendar", "pin", "2024")
    assert (refused.code, "calendar.yaml" in refused.err) == (3, True), refused.err
    assert (company.root / "calendar.yaml").read_text("utf-8") == text


def test_a_day_of_the_companys_own_is_noted_shown_and_taken_out(company: Company) -> None:
    told = company.did("zhou", "calendar", "add", "2024-09-20", "--name", "Company day")
    assert "2024-09-20 is in the calendar." in told
    company.did("zhou", "calendar", "add", "2024/9/21", "--name", "Worked for it", "--worked")
    shown = company.did("li", "calendar", "show", "2024")
    assert "2024-09-20 Fri  the company's day off (Company day)" in shown and "2024-09-21 Sat" in shown
    company.did("zhou", "calendar", "remove", "2024-09-20")
    assert "Company day" not in company.did("li", "calendar", "show", "2024")
    assert company.git("log", "-1", "--format=%s").strip() == "take out the company's own day 2024-09-20"
    refused = company.does("zhou", "calendar", "remove", "2024-09-20")
    assert refused.code == 1 and "those are: 2024-09-21" in refused.err


def test_a_day_without_a_reason_is_asked_for_one(company: Company) -> None:
    refused = company.does("zhou", "calendar", "add", "2024-09-20")
    assert refused.code == 2 and "--name" in refused.err and "xcollab calendar add" in refused.err


def test_the_week_and_its_hours_are_changed_and_are_as_usual_again(company: Company) -> None:
    company.did("zhou", "calendar", "edit", "--week", "mon,tue,wed,thu", "--hours", "08:30-17:30")
    text = (company.root / "calendar.yaml").read_text("utf-8")
    assert "fri" not in text and "08:30-17:30" in text
    company.did("zhou", "calendar", "edit", "--week", "", "--hours", "")
    assert "08:30" not in (company.root / "calendar.yaml").read_text("utf-8")
