"""A record that was checked comes back from its short list of values as it was, whatever its kind."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.support import matter
from xcollab.schema.calendar import Calendar
from xcollab.schema.compact import compact, restored
from xcollab.schema.department import Department
from xcollab.schema.names import subject_of
from xcollab.schema.request import Request
from xcollab.schema.statement import Comment
from xcollab.schema.task import Task
from xcollab.schema.value import Value
from xcollab.schema.workspace import Workspace
from xcollab.store.disk.layout import place
from xcollab.store.yaml.reading import read
from xcollab.workflow.rules.rulebook import STATEMENTS

EXAMPLE = Path(__file__).parents[2] / "example-project"
PLANS: dict[str, type[Value]] = {
    "workspace": Workspace, "calendar": Calendar, "department": Department, "request": Request, "task": Task
}  # fmt: skip


def example_records() -> list[Value]:
    """One record of the example of each kind, the longest."""
    found: dict[type[Value], Value] = {}
    for file in sorted(EXAMPLE.rglob("*.yaml"), key=lambda file: file.stat().st_size):
        at = place(file.relative_to(EXAMPLE).as_posix())
        assert at, file
        data = read(file.read_bytes()).data
        model = PLANS.get(at.kind) or STATEMENTS[subject_of(at.on)[0]][str(data["act"])]
        found[model] = model.model_validate(data)
    return list(found.values())


@pytest.mark.parametrize("record", example_records(), ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was(record: Value) -> None:
    kept = json.loads(json.dumps(compact(record)))
    found = restored(type(record), kept)
    assert found == record
    assert found.dump() == record.dump()


def test_a_moment_keeps_its_offset() -> None:
    at = datetime(2024, 7, 1, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    said = matter.confirmed().collab.entries[0].statement.model_copy(update={"at": at})
    found = restored(type(said), json.loads(json.dumps(compact(said))))
    assert found.at == at and found.at.utcoffset() == at.utcoffset()


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ([], ValueError),
        (["q3", "comment", "no moment", "li", "sales/lead", None, None, None, None, "x", [], None, []], ValueError),
        (["q3", "comment", 7, "li", "sales/lead", None, None, None, None, "x", [], None, []], TypeError),
        (["q3", "comment", "2024-07-01T10:00:00+08:00", "li", "sales/lead", None, None, None, None, "x", 7, None, []], TypeError),
    ],
    ids=["too few", "no moment", "a number for a moment", "a number for a list"],
)  # fmt: skip
def test_what_is_no_such_record_is_refused(values: list[object], error: type[Exception]) -> None:
    with pytest.raises(error):
        restored(Comment, values)


def test_what_is_left_unsaid_is_there_without_a_check() -> None:
    assert Calendar() == Calendar.model_validate({})
