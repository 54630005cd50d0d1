"""What follows where a date moves: the rule by a table, and what holds of it whatever the plan."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.workflow.days import DAYS
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.cascade import Cascade, Planned, cascade


def july(day: int) -> date:
    """July 2024 begins on a Monday."""
    return date(2024, 7, 1) + timedelta(days=day - 1)


def planned(day: int, *after: str, start: int = 0, still: bool = True) -> Planned:
    return Planned(july(day), july(start) if start else None, after, still)


# what waits for `a`, which was due on Wednesday 10 July
TABLE: dict[str, tuple[Mapping[str, Planned], int, Mapping[str, int]]] = {
    "what begins at once moves as far": ({"b": planned(19, "a")}, 12, {"b": 23}),
    "onto a working day": ({"b": planned(12, "a")}, 11, {"b": 15}),
    "over a week's end": ({"b": planned(12, "a")}, 17, {"b": 19}),
    "from a day off onto the next working day": ({"b": planned(13, "a")}, 12, {"b": 16}),
    "nothing follows an earlier date": ({"b": planned(19, "a")}, 8, {}),
    "nor the same": ({"b": planned(19, "a")}, 10, {}),
    "nor one that moves over days off alone": ({"b": planned(26, "b0"), "b0": planned(19)}, 20, {}),
    "slack before a planned start is used up first": ({"b": planned(19, "a", start=15)}, 16, {"b": 23}),
    "all of it": ({"b": planned(19, "a", start=15)}, 12, {}),
    "a start on a day off is the next working day": ({"b": planned(19, "a", start=13)}, 12, {}),
    "a start before what it waits for is no slack": ({"b": planned(19, "a", start=3)}, 11, {"b": 22}),
    "what was due too early comes after what it waits for": ({"b": planned(5, "a")}, 11, {"b": 12}),
    "what waits for two goes by the later": ({"b": planned(19, "a", "c"), "c": planned(15)}, 15, {}),
    "and by as much as that is later": ({"b": planned(19, "a", "c"), "c": planned(15)}, 16, {"b": 22}),
    "one after the other": ({"c": planned(24, "b"), "b": planned(19, "a")}, 11, {"b": 22, "c": 25}),
    "slack further on stops it": ({"b": planned(19, "a"), "c": planned(31, "b", start=25)}, 12, {"b": 23}),
    "a diamond": (
        {"d": planned(26, "b", "c"), "b": planned(17, "a"), "c": planned(22, "a")}, 11, {"b": 18, "c": 23, "d": 29},
    ),
    "what is finished stays": ({"b": planned(19, "a", still=False)}, 12, {}),
    "and what waits for that alone": ({"b": planned(19, "a", still=False), "c": planned(22, "b")}, 12, {}),
    "what is fixed stays": ({"b": planned(19, "a")._replace(fixed=True), "c": planned(22, "b")}, 12, {}),
    "and holds up what waits for it": (
        {"b": planned(19, "a", "c"), "c": planned(18, "a")._replace(fixed=True)}, 12, {},
    ),
    "what is finished holds up nothing": ({"b": planned(19, "a", "c"), "c": planned(18, still=False)}, 11, {"b": 22}),
    "what is not there either": ({"b": planned(19, "a", "gone")}, 11, {"b": 22}),
    "named twice is once": ({"b": planned(19, "a", "a")}, 11, {"b": 22}),
}  # fmt: skip


def followed(found: Cascade) -> dict[str, date]:
    return {shift.task: shift.to for shift in found.shifts}


@pytest.mark.parametrize("case", TABLE)
def test_what_waits_moves_by_what_it_must(case: str) -> None:
    others, to, expected = TABLE[case]
    found = cascade({"a": planned(10)} | dict(others), {"a": july(to)}, DAYS)
    assert followed(found) == {task: july(day) for task, day in expected.items()}
    assert not found.circular


def test_what_the_speaker_moves_stays_where_it_was_put() -> None:
    plans = {"a": planned(10), "b": planned(19, "a"), "c": planned(24, "b")}
    assert followed(cascade(plans, {"a": july(17), "b": july(22)}, DAYS)) == {"c": july(25)}


def test_the_cause_is_what_it_waits_for_longest() -> None:
    plans = {"a": planned(10), "b": planned(19, "a"), "c": planned(24, "a", "b")}
    assert [(s.task, s.cause) for s in cascade(plans, {"a": july(11)}, DAYS).shifts] == [("b", "a"), ("c", "b")]


def test_a_circle_and_what_waits_for_it_are_named_and_left_alone() -> None:
    plans = {
        "a": planned(10),
        "b": planned(12, "a", "c"),
        "c": planned(15, "b"),
        "d": planned(19, "c"),
        "e": planned(19, "a"),
    }
    found = cascade(plans, {"a": july(11)}, DAYS)
    assert (followed(found), set(found.circular)) == ({"e": july(22)}, {"b", "c", "d"})


def test_a_task_that_waits_for_itself_ends_nowhere() -> None:
    assert cascade({"a": planned(10), "b": planned(12, "a", "b")}, {"a": july(11)}, DAYS).circular == ("b",)
    assert followed(cascade({"a": planned(10, "b"), "b": planned(12, "a")}, {"a": july(11)}, DAYS)) == {"b": july(15)}


@some.composite
def plans_and_moves(draw: some.DrawFn) -> tuple[dict[str, Planned], dict[str, date]]:
    """Plans without circles: each waits for some before it."""
    plans: dict[str, Planned] = {}
    for number in range(draw(some.integers(2, 9))):
        after = draw(some.lists(some.sampled_from(sorted(plans)), unique=True, max_size=3)) if plans else []
        due = draw(some.integers(1, 60))
        start = draw(some.none() | some.integers(1, due))
        plans[f"t{number}"] = planned(due, *after, start=start or 0, still=draw(some.integers(0, 5)) > 0)
    moved = draw(some.lists(some.sampled_from(sorted(plans)), unique=True, min_size=1, max_size=2))
    return plans, {task: plans[task].due + timedelta(days=draw(some.integers(-5, 20))) for task in moved}


@given(plans_and_moves())
def test_nothing_comes_earlier_and_whatever_moves_begins_after_all_that_it_waits_for(
    given_: tuple[dict[str, Planned], dict[str, date]],
) -> None:
    plans, moves = given_
    found = cascade(plans, moves, DAYS)
    due = {task: plan.due for task, plan in plans.items()} | moves | followed(found)
    assert not found.circular
    for shift in found.shifts:
        assert shift.to > shift.from_ == plans[shift.task].due
        assert plans[shift.task].open
        assert shift.task not in moves
        assert DAYS.worked(shift.to)
        held = [due[name] for name in plans[shift.task].after if plans[name].open or name in moves]
        assert DAYS.next(max(held)) <= shift.to


@given(plans_and_moves())
def test_what_followed_once_follows_no_second_time(given_: tuple[dict[str, Planned], dict[str, date]]) -> None:
    plans, moves = given_
    due = moves | followed(cascade(plans, moves, DAYS))
    after = {task: plan._replace(due=due.get(task, plan.due)) for task, plan in plans.items()}
    assert not cascade(after, moves, DAYS).shifts


class Counting(WorkDays):
    """Counts what is asked of the calendar."""

    asked = 0

    def between(self, first: date, last: date) -> int:
        """One question."""
        type(self).asked += 1
        return super().between(first, last)


def test_the_work_grows_with_tasks_and_dependencies() -> None:
    def asked(layers: int) -> int:
        """Layers of ten, each task after all ten of the layer before."""
        plans = {"a": planned(10)}
        for layer in range(layers):
            before = [f"t{layer - 1}-{n}" for n in range(10)] if layer else ["a"]
            plans |= {f"t{layer}-{n}": planned(12 + layer, *before) for n in range(10)}
        Counting.asked = 0
        cascade(plans, {"a": july(12)}, Counting(*DAYS))
        return Counting.asked

    assert asked(20) == 2 * asked(10) == 200
