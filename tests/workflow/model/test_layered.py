"""A layered mapping is what a dictionary would be, and does not copy what stays as it is."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.matter import TASK_LOG, doing
from xcollab.workflow.model.layered import Layered
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
