"""Versions are compared by their numbers."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from xcollab import __version__
from xcollab.schema.version import Version, needed, numbers, present, too_old_for


@pytest.mark.parametrize("value", ["0", "0.3", "10.20.30", "9999"])
def test_a_version_is_one_to_three_numbers(value: str) -> None:
    assert TypeAdapter(Version).validate_python(value) == value


@pytest.mark.parametrize("value", ["", "v1", "1.", "1.2.3.4", "1.2rc1", "99999", "１", " 1"])
def test_anything_else_is_none(value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Version).validate_python(value)
    assert caught.value.errors()[0]["type"] == "bad-version"


@pytest.mark.parametrize(
    ("version", "expected"), [("0.10", (0, 10)), ("1.0.0", (1,)), ("0.3.dev1+g12", (0, 3)), ("0", ()), ("dev", ())]
)
def test_it_is_compared_by_its_leading_numbers(version: str, expected: tuple[int, ...]) -> None:
    assert numbers(version) == expected


@pytest.mark.parametrize(
    ("needs", "running", "too_old"),
    [
        ("0.10", "0.9", True), ("0.9", "0.10", False), ("0.3", "0.3.0", False), ("0.3.1", "0.3", True),
        (None, "0.1", False), ("soon", "0.1", False),
    ],
)  # fmt: skip
def test_an_older_xcollab_is_too_old_and_what_is_malformed_asks_for_nothing(
    needs: str | None, running: str, too_old: bool
) -> None:
    assert too_old_for(needs, running) is too_old


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({"requires": "0.3"}, "0.3"), ({"requires": 1}, "1"), ({}, None), ({"requires": True}, None), ({"requires": [1]}, None)],
)  # fmt: skip
def test_what_is_needed_is_read_from_settings_however_they_are_otherwise(
    settings: dict[str, Any], expected: str | None
) -> None:
    assert needed(settings) == expected


def test_the_running_version_is_named_by_two_numbers_or_as_many_as_it_takes() -> None:
    assert numbers(present()) == numbers(__version__)
    assert len(present().split(".")) >= 2
