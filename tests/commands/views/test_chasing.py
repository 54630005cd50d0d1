"""`waiting --mine`: whom must I chase; every command that it prints runs as printed."""

import json

import pytest

from tests.support.company import Company
from tests.support.printed.offered import printed, refused


@pytest.mark.parametrize(("language", "said"), [("en", "To be chased by Zhou Min"), ("zh", "要催办：")])
def test_person_by_person_with_a_command_for_each(working: Company, language: str, said: str) -> None:
    told = working.did("zhou", "waiting", "--mine", "--lang", language, at="2024-07-12T10:00+08:00")
    assert said in told and "Wang Qiang" in told and "2024-07-10" in told
    commands = printed(told)
    assert len(commands) > 2 and all(command.startswith("xcollab nudge ") for command in commands)
    assert [wrong for command in commands if (wrong := refused(working, "zhou", command))] == []


def test_of_one_collaboration_for_programs_and_where_there_is_nothing(working: Company) -> None:
    told = json.loads(working.did("chen", "waiting", "q3", "--mine", "--json"))
    assert told["schema"] == "chasing" and told["member"] == "chen"
    assert {"li", "wang"} <= {one["member"] for one in told["people"]}
    assert "Nobody owes anything" in (nothing := working.did("wu", "waiting", "--mine"))
    assert "xcollab board" in nothing
    assert working.does("a stranger", "waiting", "--mine").code == 1
