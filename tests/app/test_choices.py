"""What a misspelt or shortened id could have meant is said, with titles, and never cut without a word."""

import pytest

from xcollab.app.choices import listed, unclear
from xcollab.errors import Word
from xcollab.words.language import Words

EN = Words("en")
KNOWN = {"q3/report": "Report on rivals", "q3/page": "Web page", "q4/poster": ""}


def test_ids_are_listed_with_their_titles() -> None:
    assert listed(EN, KNOWN, KNOWN) == ["q3/report (Report on rivals)", "q3/page (Web page)", "q4/poster"]


def test_of_many_the_first_are_listed_and_the_rest_counted() -> None:
    many = [f"t{n}" for n in range(11)]
    assert listed(EN, many, {}) == [*many[:8], "and 3 more"]
    assert listed(EN, many[:8], {}) == many[:8]


@pytest.mark.parametrize(
    ("found", "known", "code", "candidates"),
    [
        (["q3/report", "q3/page"], KNOWN, "ambiguous", ["q3/report (Report on rivals)", "q3/page (Web page)"]),
        ([], KNOWN, "no-match", ["q3/report (Report on rivals)", "q3/page (Web page)", "q4/poster"]),
    ],
)
def test_several_and_none_are_told_apart(
    found: list[str], known: dict[str, str], code: str, candidates: list[str]
) -> None:
    refusal = unclear(EN, "task", "xyzzy", found, known)
    assert (refusal.code, refusal.arguments["candidates"]) == (code, candidates)


@pytest.mark.parametrize("typed", ["reprot", "q3/reprot", "Report on rival", "REPORT"])
def test_what_is_spelt_nearly_so_or_titled_so_is_named_alone(typed: str) -> None:
    refusal = unclear(EN, "task", typed, [], KNOWN)
    assert (refusal.code, refusal.arguments["candidates"]) == ("no-match-near", ["q3/report (Report on rivals)"])


def test_where_there_is_none_at_all_that_is_said() -> None:
    refusal = unclear(EN, "issue", "i-1", [], {})
    assert (refusal.code, refusal.arguments) == ("nothing-there", {"kind": Word("machine", "issue")})


def test_people_and_departments_are_called_as_in_forms() -> None:
    assert unclear(EN, "member", "x", [], {"li": "Li Na"}).arguments["kind"] == Word("field", "member")


def test_a_title_is_shown_as_far_as_it_takes_to_know_it_and_the_rest_by_a_command() -> None:
    many = {f"t{n}": "x" * 100 for n in range(10)}
    told = listed(EN, many, many, "task")
    assert told[0] == f"t0 ({'x' * 59}…)"
    assert told[-1] == "and 2 more: `xcollab task list`"
