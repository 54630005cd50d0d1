"""A plan is patched: one field changes, everything else stays byte for byte, and it reads back as wanted."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.editors.handwritten import Plan, Record, changes, plans
from xcollab.store.yaml.patching import patch
from xcollab.store.yaml.reading import read

EDITS = plans().flatmap(lambda plan: st.tuples(st.just(plan), changes(plan.record)))


def plain(data: dict[str, Any]) -> Record:
    return {key: value for key, value in data.items() if not key.startswith("x-")}


def own(data: dict[str, Any]) -> Record:
    return {key: value for key, value in data.items() if key.startswith("x-")}


@given(EDITS)
def test_a_change_of_one_field_touches_no_line_outside_the_field(edit: tuple[Plan, tuple[str, Record]]) -> None:
    plan, (key, after) = edit
    assume(plain(read(plan.text.encode()).data) != after)
    patched = patch(plan.text.encode(), plan.record, after).decode()
    lead, rest = plan.around(key)
    assert patched.startswith(lead)
    assert patched.endswith(rest)
    assert len(patched) >= len(lead) + len(rest)


@given(EDITS)
def test_a_patched_plan_reads_back_as_wanted_with_the_companys_own_keys(edit: tuple[Plan, tuple[str, Record]]) -> None:
    plan, (_, after) = edit
    patched = read(patch(plan.text.encode(), plan.record, after)).data
    assert plain(patched) == after
    assert own(patched) == own(read(plan.text.encode()).data)
