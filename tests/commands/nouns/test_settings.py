"""`xcollab settings`: what is set for everybody, shown in words and changed by flags."""

import json

import pytest

from tests.support.company import Company


def test_what_is_set_is_shown_in_words_and_as_data(company: Company) -> None:
    told = company.did("li", "settings", "show")
    for line in ("Acme", "2 working days", "Asia/Shanghai", "Zhou Min (zhou)"):
        assert line in told, told
    shown = json.loads(company.did("li", "settings", "show", "--json"))["settings"]
    assert (shown["name"], shown["deadlines"]["feedback"], shown["admins"]) == ("Acme", "2wd", ["zhou"])


def test_an_admin_changes_the_terms_and_one_commit_says_so(company: Company) -> None:
    told = company.did(
        "zhou", "settings", "edit", "--feedback", "3wd", "--remind-before", "4wh", "--notify-hours", "08:30-20:00"
    )
    assert "Settings changed." in told and "time for feedback: 2wd → 3wd" in told and "solution" not in told
    assert company.git("log", "-1", "--format=%s").strip() == "change the settings of acme"
    assert "3 working days" in company.did("li", "settings", "show")
    company.did("zhou", "settings", "edit", "--notify-hours", "", "--feedback", "")
    assert "2 working days" in company.did("li", "settings", "show")
    assert "nothing wrong" in company.did("zhou", "check")


def test_administrators_are_named_all_of_them(company: Company) -> None:
    company.did("zhou", "settings", "edit", "--admin", "zhou", "--admin", "Li Na")
    assert "Li Na (li)" in company.did("li", "settings", "show")
    company.did("li", "settings", "edit", "--name", "Acme Ltd", "--dry-run")
    assert "Acme Ltd" not in company.did("li", "settings", "show")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--feedback", "soon"), "soon"), (("--timezone", "Mars"), "Mars"), (("--admin", ""), "admins"), ((), "nothing would change"),
        (("--web", "http://example.com/x"), "--web"), (("--forge", "sourceforge"), "github"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told_with_what_can(company: Company, words: tuple[str, ...], told: str) -> None:
    refused = company.does("zhou", "settings", "edit", *words)
    assert refused.code == 2 and told in refused.err, refused.err
    assert "Traceback" not in refused.err


def test_nobody_else_may(company: Company) -> None:
    refused = company.does("li", "settings", "edit", "--feedback", "9wd")
    assert refused.code == 1 and "who may: zhou" in refused.err, refused.err
