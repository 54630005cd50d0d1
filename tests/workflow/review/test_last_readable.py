"""A file that cannot be read counts as it last stood."""

from dataclasses import replace

from tests.support.edits import planned, requested, snapshot, without_last, without_request, without_task
from tests.support.matter import doing
from xcollab.schema.calendar import Calendar
from xcollab.workflow.review.last_readable import filled, without

LAST = doing().collab.entries[-1].record


def test_where_everything_can_be_read_nothing_is_added() -> None:
    before, after = snapshot(doing()), snapshot(without_task(doing()))
    assert filled(before, after, ()) is after


def test_what_cannot_be_read_is_as_it_was_and_nothing_else() -> None:
    before = snapshot(doing())
    for record, after in (
        ("q3/request", snapshot(without_request(doing()))),
        ("q3/tasks/report", snapshot(without_task(doing()))),
        (LAST, snapshot(without_last(doing()))),
    ):
        assert filled(before, after, [record]).collabs == before.collabs
        assert filled(before, after, ["q3/tasks/other"]).collabs == after.collabs


def test_a_collaboration_of_which_nothing_can_be_read_keeps_what_is_named() -> None:
    before = snapshot(doing())
    collab = filled(before, replace(before, collabs={}), ["q3/request"]).collabs["q3"]
    assert collab.request == before.collabs["q3"].request
    assert (collab.tasks, collab.entries) == ({}, ())


def test_a_department_and_the_calendar_are_as_they_were() -> None:
    before = replace(snapshot(doing()), calendar=Calendar(country="DE"))
    departments = {name: known for name, known in before.departments.items() if name != "sales"}
    after = replace(before, calendar=Calendar(), departments=departments)
    found = filled(before, after, ["departments/sales", "calendar"])
    assert (dict(found.departments), found.calendar) == (dict(before.departments), before.calendar)
    assert filled(before, after, ["departments/tech"]) == after


def test_what_can_be_read_now_counts_as_it_is_now() -> None:
    before = snapshot(doing())
    after = snapshot(requested(planned(doing(), title="Other"), title="Other"))
    assert filled(before, after, ["q3/request", "q3/tasks/report", LAST]).collabs == after.collabs


def test_what_is_left_out_had_never_been() -> None:
    whole = snapshot(doing())
    assert without(whole, ()) is whole
    assert without(whole, ["q3/request"]).collabs["q3"] == without_request(doing()).collab
    assert without(whole, ["q3/tasks/report"]).collabs["q3"] == without_task(doing()).collab
    assert without(whole, [LAST]).collabs["q3"] == without_last(doing()).collab
    assert "sales" not in without(whole, ["departments/sales"]).departments
    assert without(whole, ["departments/sales"]).collabs == whole.collabs
