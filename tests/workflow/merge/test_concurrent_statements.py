"""Two people said different things of one subject at once: whose counts, and what they differ in."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Entry
from xcollab.workflow.merge.concurrent_statements import contested
from xcollab.workflow.rules.rulebook import STATEMENTS

BEGIN = datetime.fromisoformat("2024-07-04T10:00+08:00")
ANSWER = {"act": "feedback", "answers": "terms1:" + "0" * 64, "scope": ["talks"]}
SENT = {"act": "submit", "within": "3wd"}


def said(by: str, minute: int, on: str = "q3/logs/report", **fields: Any) -> Entry:
    """A statement, some minutes after the beginning."""
    at = BEGIN + timedelta(minutes=minute)
    envelope = {"on": on, "at": at.isoformat(), "by": by, "as": "sales/lead", "act": "progress", "text": "t"}
    if fields.get("act", "progress") != "progress":
        del envelope["text"]
    data = envelope | fields
    return Entry(f"{minute:02}-{by}", STATEMENTS[subject_of(on)[0]][data["act"]].model_validate(data))


@pytest.mark.parametrize(
    ("on", "mine", "theirs", "field"),
    [
        ("q3/logs/report", {"status": "finished"}, {"status": "doing"}, "status"),
        ("q3/logs/report", {"status": "delayed", "forecast": "2024-07-20", "reason": "r"},
         {"status": "delayed", "forecast": "2024-07-25", "reason": "r"}, "forecast"),
        ("q3/feedback/sales", {**ANSWER, "decision": "accept"}, {**ANSWER, "decision": "decline", "reason": "r"}, "decision"),
        ("q3/feedback/sales", {**ANSWER, "decision": "accept"}, {**ANSWER, "decision": "accept", "scope": ["stand"]}, "scope"),
        ("q3/issues/i-1", {"act": "transfer", "department": "tech", "reason": "r"},
         {"act": "transfer", "department": "support", "reason": "r"}, "department"),
        ("q3/acceptance/report", {**SENT, "deliverables": [{"name": "A", "meets": True}]},
         {**SENT, "deliverables": [{"name": "B", "meets": True}]}, "deliverables"),
    ],
)  # fmt: skip
def test_it_is_told_in_which_field_the_two_differ(
    on: str, mine: dict[str, Any], theirs: dict[str, Any], field: str
) -> None:
    (found,) = contested([said("li", 2, on, **mine)], [said("sun", 1, on, **theirs)])
    assert (found.field, found.mine_counts) == (field, True)
    (found,) = contested([said("li", 2, on, **mine)], [said("sun", 3, on, **theirs)])
    assert found.mine_counts is False


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ([said("li", 1, status="doing")], [said("sun", 2, status="doing")]),
        ([said("li", 1, status="doing")], [said("sun", 2, on="q3/logs/page", status="finished")]),
        ([said("li", 1, status="doing")], [said("sun", 2, act="comment", text="No")]),
        ([said("li", 1, act="comment", text="Yes")], [said("sun", 2, act="comment", text="No")]),
        ([said("li", 1, status="doing")], []),
    ],
    ids=["the same", "on two subjects", "two acts", "remarks", "nobody else"],
)
def test_nothing_is_told_where_both_can_stand(mine: list[Entry], theirs: list[Entry]) -> None:
    assert contested(mine, theirs) == []


def test_the_last_word_of_each_counts_and_what_is_taken_back_does_not() -> None:
    earlier, last = (
        said("li", 1, status="needs-help", needs={"from": "tech", "what": "w"}),
        said("li", 3, status="finished"),
    )
    back = said("sun", 5, act="withdraw", of="04-sun", reason="r")
    withdrawn, doing = said("sun", 4, status="finished"), said("sun", 2, status="doing")
    (found,) = contested([last, earlier], [doing, withdrawn, back])
    assert (found.mine, found.theirs, found.field) == (last, doing, "status")
