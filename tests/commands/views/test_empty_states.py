"""Where there is nothing to show, every view says in either language what can be typed next."""

import pytest

from tests.support.company import Company
from xcollab.commands.edge.registry import every

_ALWAYS_SOMETHING = {
    "xcollab calendar show": "a year has its holidays",
    "xcollab settings show": "every workspace has settings",
    "xcollab department list": "whoever began the workspace is in one",
    "xcollab check": "files are there",
    "xcollab export csv": "a table for programs has its headings",
    "xcollab export ics": "a calendar for programs is an empty one",
    "xcollab forge links": "a table for browsers has its headings",
    "xcollab member list": "there is whoever began the workspace",
    "xcollab rules": "the rulebook is there from the beginning",
}
VIEWS = [
    typed
    for _, commands in every()
    for typed, command in commands.items()
    if command.paged and not any(argument.required for argument in command.arguments) and typed not in _ALWAYS_SOMETHING
]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_an_empty_workspace_every_view_says_what_to_do_next(company: Company, language: str) -> None:
    assert len(VIEWS) > 15
    company.environment["XCOLLAB_LANG"] = language
    silent = [view for view in VIEWS if "`xcollab " not in _said(company, "zhou", view)]
    assert silent == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_owes_nothing_is_told_where_to_look(working: Company, language: str) -> None:
    working.environment["XCOLLAB_LANG"] = language
    assert "`xcollab board`" in _said(working, "sun", "xcollab inbox")


def test_where_nothing_runs_any_more_something_new_can_be_begun(working: Company) -> None:
    working.did("chen", "request", "cancel", "q3", "--reason", "R")
    for view in ("board", "waiting", "overdue", "inbox"):
        assert "begin anew" in _said(working, "zhou", f"xcollab {view}")


def _said(company: Company, who: str, typed: str) -> str:
    result = company.does(who, *typed.split()[1:])
    return result.out + result.err
