"""What a summary read of settings and people is noted while it is made; where that is as it was, the summary is too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from tests.support.edits import leaves
from tests.support.matter import Story, doing
from xcollab.schema.calendar import Calendar
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.views.made_from import Facts, _Asked, noted
from xcollab.workflow.views.summary import summary

DAY = date(2024, 7, 15)


def digest(snapshot: Snapshot, reads: tuple[tuple[str, ...], ...], day: date = DAY) -> str:
    return Facts(snapshot, day).digest(reads)


def test_a_summary_is_the_same_whether_it_is_noted_or_not() -> None:
    story = doing()
    made, reads = noted(story.snapshot, story.state, DAY)
    assert made == summary(story.snapshot, story.state, DAY)
    assert ("workspace", "timezone") in reads
    assert any(read[0] == "member" for read in reads)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda s: replace(s, workspace=s.workspace.model_copy(update={"name": "Other"})), True),
        (lambda s: replace(s, calendar=Calendar()), True),
        (lambda s: leaves(Story(s), "li", "2024-07-01").snapshot, False),
        (lambda s: replace(s, departments={**s.departments, "sales": s.departments["sales"].model_copy(update={"lead": "sun"})}), False),
        (lambda s: replace(s, departments={k: d for k, d in s.departments.items() if k != "sales"}), False),
    ],
    ids=["the company's name", "its calendar", "somebody leaves", "another lead", "a department is gone"],
)  # fmt: skip
def test_what_it_read_tells_whether_it_holds(change: Callable[[Snapshot], Snapshot], same: bool) -> None:
    story: Story = doing()
    _, reads = noted(story.snapshot, story.state, DAY)
    assert (digest(story.snapshot, reads) == digest(change(story.snapshot), reads)) is same


def test_of_the_day_it_depends_on_who_is_gone() -> None:
    snapshot = leaves(doing(), "li", "2024-07-20").snapshot
    for read in (("member", "li"), ("members",)):
        assert digest(snapshot, (read,), date(2024, 7, 1)) == digest(snapshot, (read,), date(2024, 7, 20))
        assert digest(snapshot, (read,), date(2024, 7, 20)) != digest(snapshot, (read,), date(2024, 7, 21))


def test_whatever_is_asked_is_noted() -> None:
    snapshot = doing().snapshot
    asked = _Asked(snapshot.on(DAY), DAY, set())
    seen = cast("Snapshot", asked)
    assert (len(seen.departments), list(seen.departments)) == (len(snapshot.departments), list(snapshot.departments))
    assert "nowhere" not in seen.departments and seen.departments.get("nowhere") is None
    assert (seen.departments["sales"].lead, seen.workspace.admins) == ("li", snapshot.workspace.admins)
    assert (list(seen.members()), seen.calendar) == (list(snapshot.members()), snapshot.calendar)
    assert (seen.member("li"), seen.department_of("li")) == (snapshot.member("li"), "sales")
    assert asked.reads == {
        ("departments",), ("department", "nowhere"), ("department", "sales"), ("department", "sales", "lead"),
        ("workspace", "admins"), ("members",), ("whole", "calendar"), ("member", "li"),
    }  # fmt: skip
    then = asked.on(date(2024, 7, 1))
    assert asked.on(DAY) is asked
    assert (then.acting_as("li"), asked.acting_as("li"), then.standing_in) == (("li",), ("li",), {})
    assert {("acting", "li", "2024-07-01"), ("acting", "li", ""), ("standing", "2024-07-01")} <= asked.reads
    facts = Facts(snapshot, DAY)
    assert len({facts.digest((read,)) for read in asked.reads}) == len(asked.reads)
