"""The text of a plan that two people changed: both changes, and everybody's comments."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcollab.store.yaml.merging import graft
from xcollab.store.yaml.reading import Unreadable, read
from xcollab.store.yaml.writing import write
from xcollab.workflow.merge.three_way_merge import join

BASE = """\
# The report that dealers asked for.
title: Report
department: sales # ours
owner: li
due: 2024-07-12

# What counts as done
criteria:
  - prices
  - regions
x-cost: 4200
"""


def _graft(mine: str, theirs: str, take: Any = "theirs") -> str:
    return graft(BASE.encode(), mine.encode(), theirs.encode(), take).content.decode()


def test_neighbouring_lines_changed_by_two_people_both_stand_with_the_comments_of_both() -> None:
    mine = BASE.replace("owner: li", "owner: sun # li is away").replace(
        "  - regions\n", "  - regions\n  - sources # at least two\n"
    )
    theirs = BASE.replace("department: sales # ours", "# moved in July\ndepartment: tech").replace(
        "due: 2024-07-12", "due: 2024-07-15"
    )
    assert (
        _graft(mine, theirs)
        == """\
# The report that dealers asked for.
title: Report
# moved in July
department: tech
owner: sun # li is away
due: 2024-07-15

# What counts as done
criteria:
  - prices
  - regions
  - sources # at least two
x-cost: 4200
"""
    )


def test_new_and_deleted_fields_and_comments_of_either_side_are_kept() -> None:
    mine = BASE.replace("x-cost: 4200\n", "").replace(
        "owner: li\n", "owner: li\n# asked for by the board\npriority: high\n"
    )
    theirs = BASE.replace("# What counts as done\n", "# What counts as done, says the board\n") + "# the end\n"
    assert _graft(mine, theirs) == BASE.replace("x-cost: 4200\n", "# the end\n").replace(
        "owner: li\n", "owner: li\n# asked for by the board\npriority: high\n"
    ).replace("done\n", "done, says the board\n")


END, FIELD = "# the end\n", "x-due: soon\n"


@pytest.mark.parametrize(
    ("base", "one", "other", "joined"),
    [
        ("", END, FIELD, FIELD + END),
        ("", FIELD + END, "", FIELD + END),
        ("", END + FIELD, "", END + FIELD),
        ("", END + FIELD, END, END + FIELD),
        (END, END + FIELD, END, END + FIELD),
        (END, END + FIELD, "x-size: 2\n" + END, "x-size: 2\n" + END + FIELD),
        (END, END + FIELD, "# the very end\n", "# the very end\n" + FIELD),
        (END, END + FIELD, END + "# or not\n", END + "# or not\n" + FIELD),
        (END, END + FIELD, END + FIELD, END + FIELD),
    ],
)
def test_a_comment_at_the_end_stands_once_whoever_adds_a_field_before_or_after_it(
    base: str, one: str, other: str, joined: str
) -> None:
    before, mine, theirs = ((BASE + end).encode() for end in (base, one, other))
    assert graft(before, mine, theirs).content.decode() == BASE + joined
    assert graft(before, theirs, mine).content.decode() == BASE + joined


def test_two_fields_added_after_a_comment_at_the_end_have_it_once() -> None:
    mine, theirs = BASE + END + FIELD, BASE + END + "x-size: 2\n"
    assert graft((BASE + END).encode(), mine.encode(), theirs.encode()).content.decode().count(END) == 1


def test_a_list_that_both_lengthened_has_both_items_and_the_comments_that_were_there() -> None:
    base = BASE.replace("  - prices\n", "  - prices # of 2024\n")
    mine, theirs = (base.replace("  - regions\n", f"  - regions\n  - {new}\n") for new in ("sources", "dates"))
    result = graft(base.encode(), mine.encode(), theirs.encode()).content.decode()
    assert "  - prices # of 2024\n  - regions\n  - dates\n  - sources\n" in result


def test_the_side_that_is_taken_in_a_clash_is_in_the_text_as_it_was_written() -> None:
    mine, theirs = (BASE.replace("due: 2024-07-12", f"due: {day}") for day in ("2024-07-20 # dealers", "2024-07-25"))
    assert "due: 2024-07-20 # dealers\n" in _graft(mine, theirs, "mine")
    assert "due: 2024-07-25\n" in _graft(mine, theirs, "theirs")
    assert [clash.key for clash in graft(BASE.encode(), mine.encode(), theirs.encode()).clashes] == [("due",)]


def test_a_file_on_one_line_and_windows_line_ends_are_joined_too() -> None:
    base, mine, theirs = (f"{{title: {t}, due: {d}}}\n" for t, d in (("A", "d1"), ("B", "d1"), ("A", "d2")))
    assert read(graft(base.encode(), mine.encode(), theirs.encode()).content).data == {"title": "B", "due": "d2"}
    windows = BASE.replace("\n", "\r\n")
    mine = BASE.replace("owner: li", "owner: sun")
    assert graft(windows.encode(), mine.encode(), windows.encode()).content.decode() == mine


def test_a_plan_that_both_created_clashes_in_every_field_that_differs() -> None:
    mine, theirs = (write({"title": title, "owner": "li"}) for title in ("A", "B"))
    grafted = graft(b"", mine, theirs)
    assert [clash.key for clash in grafted.clashes] == [("title",)]
    assert read(grafted.content).data == {"title": "B", "owner": "li"}


def test_a_version_that_is_no_record_is_refused_rather_than_guessed_at() -> None:
    with pytest.raises(Unreadable):
        graft(BASE.encode(), b"title: [", BASE.encode())


TEXTS = st.sampled_from(["a", "b: c", "三\n四", "010", "x # y", " z", "no"])
PLANS = st.dictionaries(
    st.sampled_from(["p", "q", "r", "s"]), st.one_of(TEXTS, st.lists(TEXTS, unique=True, min_size=1)), min_size=1
)


@given(PLANS, PLANS, PLANS, st.sampled_from(["mine", "theirs"]))
def test_the_text_always_says_what_the_records_join_to(base: Any, mine: Any, theirs: Any, take: Any) -> None:
    joined = join(base, mine, theirs, take)
    if joined.record:
        grafted = graft(write(base), write(mine), write(theirs), take)
        assert read(grafted.content).data == joined.record
        assert grafted.clashes == joined.clashes
