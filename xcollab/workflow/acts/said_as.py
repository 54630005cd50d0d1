"""A statement as the kind of statement that its act makes."""

from typing import TypeVar

from xcollab.schema.statement import Statement

_S = TypeVar("_S", bound=Statement)


def said_as(statement: Statement, model: type[_S]) -> _S:
    """The statement, as its act's model; that it is one, the rulebook saw to (`STATEMENTS`)."""
    assert isinstance(statement, model), statement.act
    return statement
