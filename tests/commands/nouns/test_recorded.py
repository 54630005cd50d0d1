"""代录: what somebody recorded for another is told them in words, is confirmed or objected to, one by one or all at once."""

import json

import pytest

from tests.support.company import Company
from tests.support.once import Played
from xcollab.app.forms.all_forms import FORMS


def _begun(company: Company) -> None:
    company.did("chen", "request", "new", "q3", "--title", "Launch", "--background", "B", "--objective", "O", "--coordinator",
                "zhou", "--due", "2024-12-01", "--milestone", "M; date=2024-11-01", "--department", "support")  # fmt: skip
    company.did("chen", "request", "submit", "q3")
    company.did("zhou", "feedback", "give", "support", "-C", "q3", "-d", "accept", "--scope", "hotline until eight",
                "--resource", "two trainees; quantity=2", "--for", "wu", "--via", "phone")  # fmt: skip
    company.did("zhou", "request", "confirm", "q3")
    company.did("zhou", "request", "comment", "q3", "-m", "The hotline is open", "--for", "wu", "--via", "chat")


@pytest.fixture
def recorded(played: Played) -> Company:
    """Zhou recorded an answer and a comment of Wu's, and confirmed the request."""
    company = played(_begun)
    company.environment["COLUMNS"] = "300"
    return company


def test_the_inbox_says_every_word_that_was_recorded_and_offers_to_confirm_or_to_object(recorded: Company) -> None:
    inbox = recorded.did("wu", "inbox")
    assert "hotline until eight" in inbox and "two trainees · quantity 2" in inbox
    assert inbox.count("xcollab acknowledge 2024") == inbox.count("xcollab object 2024") == 2
    assert inbox.splitlines()[-1].strip() == "xcollab acknowledge --all" or "xcollab acknowledge --all" in inbox
    assert "--all" not in recorded.did("zhou", "inbox", "wu"), "another confirms nothing for her"


def test_all_is_confirmed_at_once(recorded: Company) -> None:
    assert recorded.did("wu", "acknowledge", "--all", "--dry-run").count("act: acknowledge") == 2
    assert recorded.did("wu", "acknowledge", "--all", "-C", "q3").count("acknowledged what was recorded") == 2
    assert "acknowledge" not in recorded.did("wu", "inbox")
    assert "waits to be confirmed" in recorded.did("wu", "acknowledge", "--all")
    assert json.loads(recorded.did("wu", "acknowledge", "--all", "--json"))["acts"] == []


def test_programs_are_told_of_each(recorded: Company) -> None:
    told = json.loads(recorded.did("wu", "acknowledge", "--all", "--json"))
    assert [act["act"] for act in told["acts"]] == ["feedback.acknowledge", "request.acknowledge"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--all", "k3d9"), "do not go together"),
        ((), "STATEMENT is missing"),
        (("--all", "--for", "li", "--via", "chat"), "--for"),
    ],
)
def test_one_or_all(recorded: Company, words: tuple[str, ...], said: str) -> None:
    refused = recorded.does("wu", "acknowledge", *words)
    assert refused.code == 2 and said in refused.err


def test_whoever_recorded_it_does_not_confirm_it_for_the_other_as_well(recorded: Company) -> None:
    inbox = recorded.did("wu", "inbox")
    name = next(line.split()[2] for line in inbox.splitlines() if "xcollab acknowledge 2024" in line)
    refused = recorded.does("zhou", "acknowledge", name, "-C", "q3", "--for", "wu", "--via", "phone")
    assert refused.code == 1 and "whoever recorded it does not confirm it for wu" in refused.err


def test_the_figures_say_how_much_was_recorded_for_each_department(recorded: Company) -> None:
    (row,) = [
        line for line in recorded.did("zhou", "metrics", "q3").splitlines() if "recorded by somebody else" in line
    ]
    assert "2/4 50%" in row and "2/2 100%" in row
    told = json.loads(recorded.did("zhou", "metrics", "q3", "--json"))["departments"]
    assert (told["support"]["recorded"], told["marketing"]["recorded"]) == ({"hits": 2, "n": 2}, {"hits": 0, "n": 2})


def test_every_statement_may_be_recorded_and_a_plan_is_made_by_who_makes_it() -> None:
    plans = {form.typed for form in FORMS.values() if not form.recordable}
    assert plans == {"xcollab request new", "xcollab request edit", "xcollab task add", "xcollab task edit"}
