"""`show` of each noun, given the name of something else: told in a sentence, in text and for programs, and never a mistake of ours."""

import pytest

from tests.support.company import Company

SHOWING = ("request", "feedback", "meeting", "task", "issue", "acceptance", "archive", "department", "member")


def names(company: Company) -> list[str]:
    """One name of each kind of thing, and of each kind of statement."""
    statements = [path.stem for path in sorted(company.root.glob("collabs/q3/**/*Z-*.yaml"))]
    issue = next(path.name for path in company.root.glob("collabs/q3/issues/*"))
    return ["q3", "sales", "li", "report", "poster", issue, "nothing", *statements]


@pytest.mark.parametrize("noun", SHOWING)
def test_what_is_something_else_is_refused_in_words_or_shown(working: Company, noun: str) -> None:
    for name in names(working):
        for more in ((), ("--json",)):
            result = working.does("zhou", noun, "show", name, *more)
            assert result.code in (0, 1, 2), f"{noun} show {name}: {result.code}\n{result.err}"


def test_only_minutes_are_shown_as_minutes(working: Company) -> None:
    (log,) = (p.stem for p in working.root.glob("collabs/q3/logs/report/*li*.yaml") if "Three dealers" in p.read_text())
    told = working.does("zhou", "meeting", "show", log)
    assert told.code == 2 and told.err.startswith(f"error: there are no such minutes: {log}\n")
    listed = working.did("zhou", "meeting", "list", "--json")
    assert log not in listed
