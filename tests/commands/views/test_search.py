"""What `search` prints: where, when, who, the line with the words in it; where there is nothing, what to try."""

import os

import pytest

from tests.support.company import Company


def _says(company: Company, *words: str) -> list[str]:
    return company.did("zhou", "search", *words).splitlines()


def test_what_stands_in_one_place_is_told_below_it(working: Company) -> None:
    working.did("li", "task", "comment", "report", "-m", "the banner is late")
    working.did("li", "task", "comment", "report", "-m", "two banners are late")
    where, second, first, counted = _says(working, "banner", "late")
    assert where == "Launch in Q3 / Report on competitors (q3/report)"
    assert second.endswith("  text  Li Na: two banners are late") and first.endswith(
        "  text  Li Na: the banner is late"
    )
    assert counted == "2 found; collaborations looked through: 1"


def test_the_words_stand_out_on_a_terminal(working: Company) -> None:
    working.did("li", "task", "comment", "report", "-m", "展台 预算已批")
    out = working.did("zhou", "search", "台预算", "--color", "always")
    assert "展\x1b[1m台 预算\x1b[0m已批" in out


def test_a_long_line_is_shown_around_the_word(working: Company) -> None:
    working.did("li", "task", "comment", "report", "-m", f"{'before ' * 60}banner {'after ' * 60}")
    _where, *line, _ = _says(working, "banner")
    shown = " ".join("".join(line).split())
    assert ": …before" in shown and shown.endswith("after afte…") and len(shown) < 240


def test_what_people_wrote_does_nothing_to_a_terminal(working: Company) -> None:
    working.did("li", "task", "comment", "report", "-m", "banner \u202egnp.exe")
    out = working.did("zhou", "search", "banner")
    assert "⟨U+202E⟩" in out and "\u202e" not in out
    assert "\u202e" not in working.did("zhou", "search", "nothing\u202e")
    assert "\u202e" not in working.does("zhou", "search", "x", "--kind", "\u202e").err


def test_more_is_a_command_away_which_keeps_what_was_asked_for(working: Company) -> None:
    last = _says(working, "Li Na", "-C", "q3", "--limit", "1")[-1]
    assert "more: `xcollab search 'Li Na' -C q3 --limit 5`" in last


@pytest.mark.parametrize(
    ("words", "hint"), [(("banner",), "Try a part of the word"), (("banner", "report"), "“report” 1")]
)
def test_where_nothing_is_found_it_is_said_what_to_try(working: Company, words: tuple[str, ...], hint: str) -> None:
    nothing, what = _says(working, *words)
    assert nothing.startswith("Nothing found for “banner”") and hint in what


def test_what_is_not_committed_is_told_beside_the_answer(working: Company) -> None:
    path = working.root / "collabs/q3/tasks/report.yaml"
    path.write_text(path.read_text() + "# banner\n")
    found = working.does("zhou", "search", "banner")
    assert found.code == 0 and "uncommitted" in found.err


def test_before_anything_is_begun_one_is_told_how(company: Company) -> None:
    assert "Begin one" in company.did("zhou", "search", "banner")


@pytest.mark.parametrize("typed", [("--limit", "0"), ("--limit", "many"), ("--kind", "poem"), ("-C", "nowhere")])
def test_what_cannot_be_meant_is_refused(working: Company, typed: tuple[str, str]) -> None:
    assert working.does("zhou", "search", "report", *typed).code == 2


def test_no_word_and_bytes_that_are_none(working: Company) -> None:
    assert working.does("zhou", "search").code == working.does("zhou", "search", " ").code == 2
    assert working.does("zhou", "search", os.fsdecode(b"\xff")).code == 0


def test_a_kind_is_understood_in_either_language(working: Company) -> None:
    for kind in ("title", "标题"):
        assert "title" in working.did("zhou", "search", "report", "--kind", kind)
