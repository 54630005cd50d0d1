"""What is not installed is asked for by the command that adds all of it at once."""

import pytest

from xcollab.app.workspace.extras import needed
from xcollab.errors import Misused


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(Misused, match="extra-missing") as refused, needed("not_there", "json", "not_here"):
        raise ModuleNotFoundError(name="not_there.part")
    assert refused.value.arguments["package"] == "not-there, not-here"
    assert str(refused.value.arguments["command"]).endswith("install not-there not-here")


def test_what_else_is_missing_is_a_mistake_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError), needed("not_there"):
        raise ModuleNotFoundError(name="another")
