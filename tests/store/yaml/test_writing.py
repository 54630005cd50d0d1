"""New files read back as what was written."""

from typing import Any

import pytest
from hypothesis import assume, given

from tests.support.strategies import AWKWARD, RECORDS
from xcollab.schema.plain import Plain
from xcollab.store.yaml.reading import DEEPEST, read
from xcollab.store.yaml.writing import write


def depth(value: Any) -> int:
    if isinstance(value, dict | list):
        return 1 + max((depth(item) for item in (value.values() if isinstance(value, dict) else value)), default=0)
    return 0


@given(RECORDS)
def test_every_record_reads_back_as_it_was_written(record: dict[str, Any]) -> None:
    assume(depth(record) <= DEEPEST)
    assert read(write(record)).data == record


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_reads_back_alone_in_a_list_and_within_a_mapping(text: str) -> None:
    record: dict[str, Plain] = {"text": text, "items": [text, {"text": text, "after": "x"}], "last": text}
    assert read(write(record)).data == record
