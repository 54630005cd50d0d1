"""An act is declared whole: whatever is missing of one is named here."""

from collections.abc import Iterator
from string import Formatter

import pytest

from tests.workflow.acts.test_moves import APPROVAL_ACTS, MACHINES
from xcollab.app.forms.all_forms import FORMS
from xcollab.schema.value import keys
from xcollab.workflow.acts.act import Act
from xcollab.workflow.acts.common import ANYWHERE
from xcollab.workflow.model.hearing import NOBODY
from xcollab.workflow.model.state_machines import MACHINE_OF
from xcollab.workflow.rules.rulebook import ACTS

TOLD_BESIDE = {"who", "subject", "id", "fields"}
"""What a sentence may name beside the keys of the statement."""


def missing(act: Act) -> Iterator[str]:
    """What an act lacks, in words."""
    sentences = (act.sentence, act.sentence_again)
    named = {name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name}
    carried = set(keys(act.statement)) if act.statement else set()
    if not act.label:
        yield "a name (label)"
    if "{who}" not in act.sentence:
        yield "a sentence that says who did it"
    if strange := named - TOLD_BESIDE - carried:
        yield f"in its statement, what its sentence names: {sorted(strange)}"
    if not act.rules:
        yield "a row: from which state, by whom"
    forms = {
        name for kind, name in FORMS if act.name in ANYWHERE or kind == act.kind
    }  # minutes are commented on elsewhere
    if act.name not in forms:
        yield "a form, in app/forms"
    if act.statement and act.stripped is None and act.draft is not None and act.kind != "meeting":
        yield "the inverse of its draft (stripped), by which a sync says it anew"
    tables = [MACHINES[MACHINE_OF[act.kind]][1]] if act.kind != "meeting" else []
    tables += [APPROVAL_ACTS] if act.kind == "request" else []
    columns = {name for table in tables for _, name, _, _ in table.values()}
    if act.statement and act.name not in ANYWHERE and act.kind != "meeting" and act.name not in columns:
        yield "a column in a grid of tests/workflow/acts/test_moves.py"


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: f"{act.kind}.{act.name}")
def test_an_act_is_declared_whole(act: Act) -> None:
    lacks = list(missing(act))
    assert lacks == [], f"{act.kind}.{act.name} lacks {'; '.join(lacks)}"


def test_what_an_act_lacks_is_named() -> None:
    bare = Act(
        "issue", "extend", "", "gave more time because of {weather}", NOBODY, (), ACTS["issue", "agree"].statement
    )
    assert list(missing(bare)) == [
        "a name (label)", "a sentence that says who did it", "in its statement, what its sentence names: ['weather']",
        "a row: from which state, by whom", "a form, in app/forms", "a column in a grid of tests/workflow/acts/test_moves.py",
    ]  # fmt: skip
