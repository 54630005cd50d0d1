"""The schemas of `docs/json` are sound, and an answer that differs from its own is found."""

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reference.schemas import ENTRY, every, schemas
from tests.support.answers import hold_against_schema

NAMES = (ENTRY, *sorted({view.NAME for view in every()}))
WHOAMI = {"schema": "whoami", "schema_version": 1, "member": "li", "name": "Li Na", "department": "sales", "posts": []}


@cache
def published() -> dict[str, Any]:
    """All of them by name, made once."""
    return schemas()


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(published()[name])


def test_a_view_says_its_name_and_version_and_has_a_schema() -> None:
    assert len({view.NAME for view in every()}) == len(every())
    assert published().keys() == {ENTRY, *(view.NAME for view in every())}
    for view in every():
        known = published()[view.NAME]
        assert known["properties"]["schema"] == {"const": view.NAME}
        assert known["properties"]["schema_version"] == {"const": view.VERSION}
        assert known["description"]


def test_what_is_published_allows_keys_that_are_added_later_and_the_tests_do_not() -> None:
    assert "additionalProperties" not in published()["whoami"]
    assert schemas(strict=True)["whoami"]["additionalProperties"] is False


def test_the_answer_itself_is_accepted() -> None:
    hold_against_schema(("whoami", "--json"), json.dumps(WHOAMI))


@pytest.mark.parametrize(
    "change",
    [{"posts": "lead"}, {"age": 40}, {"schema": "nothing"}, {"schema_version": 2}, {"name": None}, {"schema": None}],
    ids=str,
)
def test_an_answer_that_differs_is_found(change: dict[str, object]) -> None:
    with pytest.raises(AssertionError):
        hold_against_schema(("whoami", "--json"), json.dumps(WHOAMI | change))


def test_an_answer_that_lacks_a_key_is_found() -> None:
    with pytest.raises(AssertionError):
        hold_against_schema(("whoami", "--json"), json.dumps({k: v for k, v in WHOAMI.items() if k != "posts"}))
