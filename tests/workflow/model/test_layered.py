"""A layered mapping is what a dictionary would be, and does not copy what stays as it is."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.matter import TASK_LOG, doing
from xcollab.workflow.model.kept_items import KeptItems
from xcollab.workflow.model.layered import Layered, perhaps
from xcollab.workflow.model.state import TaskState
from xcollab.workflow.rules.fold import advanced

ITEMS = st.lists(st.tuples(st.integers(0, 40), st.integers()), max_size=80)


@example({}, [(key, key) for key in range(40)])
@given(st.dictionaries(st.integers(0, 40), st.integers()), ITEMS)
def test_it_is_what_a_dictionary_would_be_in_every_version(first: dict[int, int], items: list[tuple[int, int]]) -> None:
    plain, layered, versions = dict(first), Layered.over(first), []
    for key, item in items:
        plain, layered = {**plain, key: item}, layered.changed(key, item)
        versions.append((plain, layered))
    for then, version in versions:
        assert list(then.items()) == list(version.items())
        assert dict(version) == then
        assert version == Layered.over(then)
        assert len(version) == len(then)
        assert [version.get(key) for key in range(42)] == [then.get(key) for key in range(42)]


@given(st.dictionaries(st.integers(0, 20), st.integers(), min_size=1), ITEMS, ITEMS)
def test_it_knows_what_changed_since_a_version_of_the_same(
    first: dict[int, int], items: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    versions = [Layered.over(first)]
    for key, item in [*items, *more]:
        versions.append(versions[-1].changed(key, item))
    for before in (versions[0], versions[len(items)]):
        changed = versions[-1].since(before)
        if changed is not None:
            after = versions[-1]
            assert {key for key in after if key not in before or after[key] != before[key]} <= {*changed}
            assert before.keys() <= after.keys()
    assert {*(versions[-1].since(first) or versions[-1])} <= {*versions[-1]}


def test_of_a_version_that_had_more_nothing_is_known() -> None:
    first = Layered.over({"a": 1})
    assert first.since(first.changed("b", 2)) is None
    assert first.changed("b", 2).since(first) == ["b"]


def test_its_keys_can_be_put_in_another_order_and_new_ones_come_last() -> None:
    arranged = Layered.over({"a": 1, "c": 3}).changed("b", 2).arranged(("a", "b", "c"))
    assert [*arranged] == ["a", "b", "c"]
    for key in "dbefghijklmnop":
        arranged = arranged.changed(key, 0)
    assert [*arranged] == [*"abcdefghijklmnop"]
    assert (len(arranged), arranged["a"], arranged["b"]) == (16, 1, 0)


def test_where_a_text_may_stand_is_told_of_what_is_kept_as_text_from_that_text() -> None:
    kept = KeptItems({"a": b'["open"]', "b": b'["declined"]', "c": b'["open"]'}, str)
    assert [*perhaps(kept, "declined")] == ["b"]
    assert [*perhaps(Layered.over(kept).changed("c", "new"), "declined")] == ["c", "b"]
    assert [*perhaps({"a": "x"}, "declined")] == ["a"]


def test_versions_of_what_is_kept_as_text_are_compared_by_what_changed() -> None:
    kept = KeptItems({"a": b"1", "b": b"2", "c": b"no number"}, int)
    after = Layered.over(kept).changed("a", 5)
    assert after != kept
    assert kept != after
    assert after == after.changed("a", 5)
    assert after != after.changed("d", 5)
    assert Layered.over(kept).changed("b", 2) == kept
    assert Layered.over(kept).changed("c", 3) == {"a": 1, "b": 2, "c": 3}
    assert KeptItems({"a": b"1"}, int) == {"a": 1} == Layered.over({"a": 1})
    assert after != 5


class Watched(dict[str, TaskState]):
    """Says how many items were gone through."""

    seen = 0

    def keys(self) -> Iterator[str]:  # type: ignore[override]
        return iter(self)

    def __iter__(self) -> Iterator[str]:
        for key in super().__iter__():
            self.seen += 1
            yield key


def test_a_statement_on_one_task_goes_through_none_of_the_others() -> None:
    story = doing()
    state = story.state
    watched = Watched({**{f"t{number}": state.tasks["report"] for number in range(50)}, **state.tasks})
    entry = story.entry(TASK_LOG, "progress", "sun", status="finished", text="t")
    after = advanced(replace(state, tasks=watched), entry)
    assert after.tasks["report"].status == "finished"
    assert watched.seen == 0
