"""Every JSON answer of a command in a test is held against the schema of its view; a key that no schema knows fails it."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry

from reference.schemas import schemas


def hold_against_schema(words: Sequence[str], said: str) -> None:
    """Fail where an answer that was asked for in JSON is none, or not what its schema says."""
    if not said or not _asked_for_json(words):
        return
    data = json.loads(said)
    assert isinstance(data, dict) and data.get("schema") in _strict(), f"{words}: no view with a schema"
    wrong = [f"{error.instance_path}: {error.message}"[:400] for error in _validator(data["schema"]).iter_errors(data)]
    assert not wrong, (
        f"{' '.join(words)} ({data['schema']}): {wrong[:3]}; if the view is meant to change, run `make reference`"
    )


def _asked_for_json(words: Sequence[str]) -> bool:
    if "--help" in words or "-o" in words or "--output" in words:
        return False
    return "--json" in words or ("--format", "json") in pairwise(words) or "--format=json" in words


@cache
def _strict() -> dict[str, Any]:
    return schemas(strict=True)


@cache
def _parts() -> Registry:
    return Registry([(schema["$id"], schema) for schema in _strict().values()])


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(_strict()[name], registry=_parts(), validate_formats=True)
