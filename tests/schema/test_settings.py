"""The workspace's settings and its calendar: what is let in."""

from typing import Any

import pytest

from xcollab.schema.calendar import Calendar, Notice
from xcollab.schema.digests import begins, is_fingerprint, is_sha256, sha256, short
from xcollab.schema.value import Invalid, Value
from xcollab.schema.workspace import Workspace

ACME: dict[str, Any] = {"id": "acme", "name": "Acme", "admins": ["zhou"]}
FAIR: dict[str, Any] = {"date": "2024-10-01", "name": "National day"}
NOTICE: dict[str, Any] = {"year": 2024, "source": "s", "off": [FAIR]}


def code(model: type[Value], data: dict[str, Any]) -> str:
    """What a record is refused with."""
    with pytest.raises(Invalid) as caught:
        model.model_validate(data)
    return caught.value.complaints[0]["type"]


def test_a_known_format_and_time_zone_are_let_in() -> None:
    settings = Workspace.model_validate(ACME | {"format": 1, "timezone": "Europe/Berlin"})
    assert (settings.format, settings.timezone) == (1, "Europe/Berlin")


@pytest.mark.parametrize("value", [True, "1", 1.0, None])
def test_the_format_is_a_whole_number(value: object) -> None:
    assert code(Workspace, ACME | {"format": value}) == "bad-format"


@pytest.mark.parametrize("value", ["Mars/Olympus", "", "../etc/passwd"])
def test_a_time_zone_is_one_that_is_known(value: str) -> None:
    assert code(Workspace, ACME | {"timezone": value}) == "bad-timezone"


@pytest.mark.parametrize(
    ("named", "accounts"),
    [(None, ("noreply@github.com",)), ([], ()), (["Merge@Forge.example"], ("merge@forge.example",))],
)
def test_the_accounts_of_a_forge_are_githubs_unless_others_are_named(
    named: list[str] | None, accounts: tuple[str, ...]
) -> None:
    assert Workspace.model_validate(ACME | {"merged_by": named}).merging_accounts == accounts


@pytest.mark.parametrize(
    ("model", "data", "expected"),
    [
        (Calendar, {"off": [FAIR, FAIR]}, "day-twice"),
        (Calendar, {"off": [FAIR], "work": [FAIR]}, "day-twice"),
        (Calendar, {"notices": [NOTICE, NOTICE]}, "year-twice"),
        (Notice, NOTICE | {"work": [FAIR]}, "day-twice"),
        (Notice, NOTICE | {"year": 2025}, "notice-of-no-day"),
        (Notice, NOTICE | {"off": []}, "notice-of-no-day"),
    ],
)
def test_a_calendar_says_one_thing_of_a_day_and_one_notice_of_a_year(
    model: type[Value], data: dict[str, Any], expected: str
) -> None:
    assert code(model, data) == expected
    assert Calendar.model_validate({"off": [FAIR], "notices": [NOTICE]}).notices[0].year == 2024


def test_a_digest_is_whole_in_files_and_short_where_people_read_it() -> None:
    whole = sha256(b"xcollab")
    assert is_sha256(whole) and not is_sha256(whole[:12]) and not is_sha256(whole.upper())
    assert is_fingerprint(f"terms1:{whole}") and not is_fingerprint(f"other1:{whole}")
    assert (short(whole), short(f"terms1:{whole}")) == (whole[:12], f"terms1:{whole[:12]}")
    assert begins(f"terms1:{whole[:12]}", f"terms1:{whole}") and not begins("terms1:", f"terms1:{whole}")
