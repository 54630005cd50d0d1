"""What is written as text is text to every other reader of YAML: of 1.1 and 1.2, in a new file and in a patched one."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from tests.support.company import Company
from tests.support.midflight import only
from tests.support.strategies import AWKWARD
from xcollab.schema.plain import Plain
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import When
from xcollab.store.yaml.writing import write

LOOKS_LIKE = (
    # numbers of 1.2, of 1.1, of Go and JavaScript, of Ruby
    "0", "12", "+1", "-7", "1e3", "1E-3", "1.", "1.5", "-.5", "+.5e1", ".5", "0x1F", "0XFF", "0o17", "0O17", "0b11", "-0b1", "012", "08",
    "1_000", "1_000.5", "0x_FF", "1,000", "10,000,000", "00", "1e+3", "685_230.15",
    # sixties
    "1:30", "12:30:45", "190:20:30", "1:30.5", "-1:30",
    # times
    "2024-07-05", "2024-7-5", "2024-07-05T10:00:00+08:00", "2024-07-05 10:00:00", "2024-07-05t10:00:00.5Z", "2024-07-05 10:00:00 +8",
    # truth, nothing, not a number
    "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "NO", "on", "On", "off", "OFF", "true", "True", "TRUE", "false", "~", "null", "Null",
    ".inf", "-.Inf", "+.INF", ".nan", ".NaN", "inf", "NaN",
    # keys of their own, a symbol of Ruby
    "=", "<<", ":symbol",
)  # fmt: skip
PLAIN = (
    "7-zip",
    "v1.2",
    "1.2.3",
    "24h",
    "yes, today",
    "3 vendors",
    "no.",
    "需协助",
    "one",
    "i-4k2m",
    "a=b",
    "2024-07-05 to 07-09",
)


def _yaml_1_1(text: str) -> Any:
    return yaml.safe_load(text)


def _ruamel(version: tuple[int, int]) -> Callable[[str], Any]:
    def load(text: str) -> Any:
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        return reader.load(text)

    return load


READERS = {"PyYAML": _yaml_1_1, "1.1": _ruamel((1, 1)), "1.2": _ruamel((1, 2))}


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        yield value
    else:
        for item in value:
            yield from _leaves(item)


def _written(text: str) -> list[str]:
    """New, and patched in as a field, as an item and within an item."""
    record: dict[str, Plain] = {"text": text, "items": [text, {"text": text}]}
    before: dict[str, Plain] = {"text": "a", "items": ["b", {"text": "c"}]}
    return [write(record).decode(), patch(write(before), before, record).decode()]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", [*LOOKS_LIKE, *PLAIN, *AWKWARD])
def test_a_text_is_a_text_to_everybody(reader: str, text: str) -> None:
    for written in _written(text):
        assert list(_leaves(READERS[reader](written))) == [text] * 3, written


@pytest.mark.parametrize("text", LOOKS_LIKE)
def test_what_looks_like_something_else_stands_in_quotes_for_those_readers_too_that_are_not_here(text: str) -> None:
    for written in _written(text):
        assert written.startswith(f"text: '{text}'\n"), written


@pytest.mark.parametrize("text", PLAIN)
def test_what_does_not_stands_without(text: str) -> None:
    for written in _written(text):
        assert written.startswith(f"text: {text}\n"), written


def test_a_day_and_a_moment_need_no_quotes_and_keep_them_where_a_person_put_them() -> None:
    record = {"due": When("2024-07-12"), "at": When("2024-07-01T10:00:00+08:00"), "text": "2024-07-12"}
    assert write(record) == b"due: 2024-07-12\nat: 2024-07-01T10:00:00+08:00\ntext: '2024-07-12'\n"
    before = {"due": "2024-07-01", "other": "x"}
    assert patch(b"due: 2024-07-01 # agreed\nother: x\n", before, before | {"due": When("2024-07-12")}) == (
        b"due: 2024-07-12 # agreed\nother: x\n"
    )


def test_every_text_of_a_plan_is_one_to_other_readers_and_every_day_a_day(working: Company) -> None:
    criteria = [word for text in LOOKS_LIKE for word in ("--criterion", text)]
    working.did("zhou", "task", "add", "new", "--title", "=", "--owner", "li", "--due", "2024-07-12", *criteria)
    working.did("zhou", "task", "edit", "page", "--title", "2024-07-05", "--start", "2024-07-04", *criteria)
    for task, title in (("new", "="), ("page", "2024-07-05")):
        found = yaml.safe_load(only(working, f"tasks/{task}.yaml").read_text(encoding="utf-8"))
        assert found["title"] == title and found["criteria"] == list(LOOKS_LIKE)
        assert isinstance(found["due"], date)


def test_the_moment_of_a_statement_is_one_to_other_readers_also_after_a_revision_that_moves_days(
    working: Company,
) -> None:
    working.did("zhou", "request", "revise", "--reason", "2024-07-05", "--due", "2024-10-09")
    found = yaml.safe_load(only(working, "request.yaml").read_text())
    assert found["due"] == date(2024, 10, 9)
    newest = sorted((working.root / "collabs/q3/logs/request").iterdir())[-1]
    said = yaml.safe_load(newest.read_text(encoding="utf-8"))
    assert isinstance(said["at"], datetime) and said["reason"] == "2024-07-05"
