"""Which model a statement is, by its subject and act: one table, and it agrees with the models."""

from typing import get_args

import pytest

from xcollab.schema.statement import Statement
from xcollab.schema.value import fields
from xcollab.workflow.rules.rulebook import STATEMENTS

EVERY = [(kind, act, model) for kind, acts in STATEMENTS.items() for act, model in acts.items()]


@pytest.mark.parametrize(("kind", "act", "model"), EVERY, ids=lambda value: value if isinstance(value, str) else "")
def test_each_act_of_the_table_is_the_act_of_its_model(kind: str, act: str, model: type[Statement]) -> None:
    assert get_args(fields(model)["act"].annotation) == (act,)
    assert model.__doc__, "every statement says what it is"


def test_comments_objections_acknowledgements_and_withdrawals_may_stand_anywhere() -> None:
    assert all({"comment", "object", "acknowledge", "withdraw"} <= acts.keys() for acts in STATEMENTS.values())
