"""Fingerprints are whole in files, and shown and typed by their first twelve digits."""

import json
import re
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.once import Played

GIVE = ("feedback", "give", "-C", "q3", "-d", "accept", "--scope", "all")


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip
    company.did("chen", "request", "submit")


@pytest.fixture
def asked(played: Played) -> Company:
    """A request that sales is asked about."""
    return played(_begun)


def shown(company: Company) -> str:
    """The fingerprint of the terms, as people read it."""
    return company.did("li", "feedback", "show", "sales").partition("Terms now: ")[2].split()[0]


def whole(company: Company) -> str:
    """The same as programs read it."""
    return str(json.loads(company.did("li", "feedback", "show", "sales", "--json"))["feedback"]["sales"]["terms"])


def answer(company: Company) -> str:
    """The text of the answer that was given."""
    (path,) = company.root.glob("collabs/q3/feedback/sales/*.yaml")
    return Path(path).read_text("utf-8")


def test_people_see_twelve_digits_and_programs_all_of_them(asked: Company) -> None:
    assert re.fullmatch(r"terms1:[0-9a-f]{12}", shown(asked))
    assert re.fullmatch(r"terms1:[0-9a-f]{64}", whole(asked))
    assert whole(asked).startswith(shown(asked))


@pytest.mark.parametrize("digits", [12, 13, 63, 64])
def test_the_beginning_that_somebody_types_is_completed_in_the_file(asked: Company, digits: int) -> None:
    typed = whole(asked)[: len("terms1:") + digits]
    asked.did("li", *GIVE, "--answers", typed)
    assert f"answers: {whole(asked)}\n" in answer(asked)
    assert "nothing wrong" in asked.did("li", "check")


def test_one_that_does_not_fit_is_refused_with_both(asked: Company) -> None:
    for typed in (
        "terms1:" + "0" * 12,
        whole(asked)[:-1] + "x",
        shown(asked)[:-1],
        shown(asked).replace("terms1", "task1"),
        "x",
    ):
        result = asked.does("li", *GIVE, "--answers", typed)
        assert result.code == 1, typed
        assert f"says `answers: {whole(asked)}`, not {typed[:19]}" in result.err


def test_a_dry_run_prints_the_file_with_the_whole_one(asked: Company) -> None:
    assert f"answers: {whole(asked)}" in asked.did("li", *GIVE, "--dry-run")


def test_a_file_that_has_only_its_beginning_is_told_the_whole_one(asked: Company) -> None:
    asked.did("li", *GIVE, "--no-commit")
    (path,) = asked.root.glob("collabs/q3/feedback/sales/*.yaml")
    path.write_text(answer(asked).replace(whole(asked), shown(asked)), "utf-8")
    out = asked.does("li", "check").out
    assert "[stale-answer]" in out
    assert f"answers: {whole(asked)}" in out


def test_one_that_nothing_is_compared_with_is_whole_all_the_same(working: Company) -> None:
    working.did("zhou", "task", "add", "extra", "-C", "q3", "--title", "T", "--department", "sales", "--owner", "li", "--due",
                "2024-09-20", "--criterion", "c")  # fmt: skip
    working.did("li", "task", "decline", "q3/extra", "--reason", "no time", "--no-commit")
    (path,) = working.root.glob("collabs/q3/logs/extra/*.yaml")
    path.write_text(re.sub(r"(plan1:[0-9a-f]{12})[0-9a-f]+", r"\1", path.read_text("utf-8")), "utf-8")
    assert "[bad-fingerprint]" in working.does("li", "check").out
