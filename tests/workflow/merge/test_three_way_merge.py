"""Two people changed the same plan: what both meant, field by field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcollab.workflow.merge.three_way_merge import Clash, join

TASK: dict[str, Any] = {
    "title": "Report", "due": "2024-07-12", "criteria": ["prices", "regions"], "helpers": ["sun"],
    "resources": [{"what": "samples", "quantity": 2}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ({"title": "A"}, {"due": "2024-07-20"}, {"title": "A", "due": "2024-07-20"}),
        ({"title": "A"}, {"title": "A"}, {"title": "A"}),
        ({"helpers": ["sun", "he"]}, {"helpers": ["sun", "zhao"]}, {"helpers": ["sun", "zhao", "he"]}),
        ({"helpers": []}, {"helpers": ["sun", "zhao"]}, {"helpers": ["zhao"]}),
        ({"criteria": ["prices", "all regions"]}, {"criteria": ["prices", "regions", "sources"]},
         {"criteria": ["prices", "sources", "all regions"]}),
        ({"resources": [{"what": "samples", "quantity": 3}]}, {"resources": [{"what": "samples", "quantity": 2}, {"what": "room"}]},
         {"resources": [{"what": "samples", "quantity": 3}, {"what": "room"}]}),
        ({"off": [{"date": "2025-10-01", "name": "National Day"}, {"date": "2025-10-02", "name": "National Day"}]},
         {"off": [{"date": "2026-10-01", "name": "National Day"}]},
         {"off": [{"date": "2026-10-01", "name": "National Day"}, {"date": "2025-10-01", "name": "National Day"},
                  {"date": "2025-10-02", "name": "National Day"}]}),
        ({"priority": "high"}, {"note": "N"}, {"priority": "high", "note": "N"}),
        ({"helpers": None}, {"title": "B"}, {"helpers": None, "title": "B"}),
    ],
)  # fmt: skip
def test_what_only_one_of_them_changed_stands_as_that_one_left_it(mine: Any, theirs: Any, both: Any) -> None:
    joined = join(TASK, _with(mine), _with(theirs))
    assert joined.clashes == ()
    assert joined.record == _with(both)


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        ({"due": "2024-07-20"}, {"due": "2024-07-25"}, Clash(("due",), "2024-07-12", "2024-07-20", "2024-07-25")),
        ({"title": None}, {"title": "B"}, Clash(("title",), "Report", None, "B")),
        ({"criteria": ["prices", "all regions"]}, {"criteria": ["prices", "three regions"]},
         Clash(("criteria",), ["prices", "regions"], ["prices", "all regions"], ["prices", "three regions"])),
        ({"resources": [{"what": "samples", "quantity": 3}]}, {"resources": [{"what": "samples", "quantity": 4}]},
         Clash(("resources", "samples", "quantity"), 2, 3, 4)),
        ({"note": "a"}, {"note": "b"}, Clash(("note",), None, "a", "b")),
    ],
)  # fmt: skip
def test_two_values_for_one_thing_clash_and_the_side_taken_is_in_the_result(
    mine: Any, theirs: Any, clash: Clash
) -> None:
    versions = TASK, _with(mine), _with(theirs)
    assert join(*versions).clashes == (clash,)
    assert join(*versions, take="theirs").record == _with(theirs)
    assert join(*versions, take="mine").record == _with(mine)


def test_what_both_made_under_one_name_is_one_of_the_two_and_never_a_mixture() -> None:
    mine, theirs = {"what": "room", "size": 20}, {"what": "room", "floor": 3, "size": 8}
    versions = TASK, _with({"resources": [mine]}), _with({"resources": [theirs]})
    assert {clash.key[-1] for clash in join(*versions).clashes} == {"size", "floor"}
    assert join(*versions, take="mine").record["resources"] == [mine]
    assert join(*versions, take="theirs").record["resources"] == [theirs]


VALUES = st.one_of(st.sampled_from("abc"), st.lists(st.sampled_from("abcd"), unique=True))
RECORDS = st.dictionaries(st.sampled_from(["p", "q", "r"]), VALUES)


@given(RECORDS, RECORDS)
def test_where_only_one_side_changed_anything_its_version_is_the_result(base: Any, changed: Any) -> None:
    assert join(base, changed, base) == (changed, ())
    assert join(base, base, changed) == (changed, ())
    assert join(base, changed, changed) == (changed, ())


@given(RECORDS, RECORDS, RECORDS)
def test_both_orders_find_the_same_clashes_and_every_value_in_the_result_is_somebodys(
    base: Any, one: Any, two: Any
) -> None:
    there, back = join(base, one, two), join(base, two, one)
    assert {c.key: (c.mine, c.theirs) for c in there.clashes} == {c.key: (c.theirs, c.mine) for c in back.clashes}
    for key, value in there.record.items():
        sides = [side.get(key) for side in (base, one, two)]
        known = {item for side in sides for item in (side if isinstance(side, list) else [side])}
        assert set(value if isinstance(value, list) else [value]) <= known


def _with(changes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in (TASK | changes).items() if value is not None}
