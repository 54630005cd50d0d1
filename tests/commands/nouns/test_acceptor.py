"""Who accepts: a request names an acceptor from its form on, and whoever is alone is told what a second person is needed for."""

import json
from pathlib import Path

import pytest

from tests.support.company import Company, found
from tests.support.printed.offered import printed

NEW = ("request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--due", "2024-12-01",
       "--milestone", "M; date=2024-11-01")  # fmt: skip


@pytest.fixture
def alone(tmp_path: Path, git_environment: dict[str, str]) -> Company:
    """Zhou, after the README's `init`, with a request of her own department."""
    company = Company(tmp_path / "acme", git_environment)
    company.root.mkdir()
    company.did("zhou", "init", "--name", "Acme", "--member", "zhou", "--department", "marketing")
    company.did("zhou", *NEW, "--coordinator", "zhou", "--department", "marketing")
    return company


def _printed(said: str) -> list[str]:
    """The command that a warning ends with."""
    return printed(said.strip().splitlines()[-1])[0].split()[1:]


def test_whoever_is_alone_is_told_at_the_submission_and_led_to_two_people(alone: Company) -> None:
    said = alone.did("zhou", "request", "submit", "q3")
    assert "[nobody-accepts]" in said
    assert _printed(said) == ["member", "add"]
    assert "warning: nobody but zhou" in alone.did("zhou", "check")
    assert "xcollab member add" in alone.did("zhou", "inbox")
    alone.did("zhou", "member", "add", "li", "--email", "li@example.com")
    command = _printed(alone.did("zhou", "request", "revise", "q3", "--title", "T2", "--reason", "r"))
    assert command == ["request", "handover", "q3", "--to", "li"]
    assert "[nobody-accepts]" not in alone.did("zhou", *command)
    assert "nothing wrong" in alone.did("zhou", "check")
    assert "second person" not in alone.did("zhou", "inbox")


def test_programs_are_told_as_well(alone: Company) -> None:
    told = json.loads(alone.did("zhou", "request", "submit", "q3", "--json"))
    assert [(found["code"], found["severity"]) for found in told["warnings"]] == [("nobody-accepts", "warning")]


def test_with_a_third_person_an_acceptor_is_named_and_gives_the_verdict(alone: Company) -> None:
    for member in ("li", "sun"):
        alone.did("zhou", "member", "add", member, "--email", f"{member}@example.com")
    said = alone.did("zhou", "request", "submit", "q3")
    command = _printed(said)
    assert command == ["request", "revise", "q3", "--acceptor", "li"]
    assert "[nobody-accepts]" not in alone.did("zhou", *command, "--reason", "r")
    alone.did("zhou", "feedback", "give", "marketing", "-C", "q3", "-d", "accept", "--scope", "s")
    alone.did("zhou", "request", "confirm", "q3")
    alone.did(
        "zhou",
        "task",
        "add",
        "t1",
        "-C",
        "q3",
        "--title",
        "T",
        "--owner",
        "sun",
        "--due",
        "2024-08-01",
        "--criterion",
        "c",
    )
    assert "acceptor" in alone.does("zhou", "task", "add", "t2", "-C", "q3", "--title", "T", "--owner", "li", "--due",
                                    "2024-08-01", "--criterion", "c").err  # fmt: skip
    for act in (("confirm",), ("log", "-s", "doing", "-m", "t")):
        alone.did("sun", "task", act[0], "q3/t1", *act[1:])
    alone.did("sun", "acceptance", "submit", "q3/t1", "--deliverable", "D")
    assert "xcollab acceptance judge q3/t1" in alone.did("li", "inbox")
    alone.did("li", "acceptance", "pass", "q3/t1")
    alone.did("zhou", "acceptance", "pass", "q3/t1")
    alone.did("zhou", "archive", "close", "q3", "--well", "w")
    assert "as: marketing/acceptor" in "".join(p.read_text() for p in alone.root.glob("collabs/q3/acceptance/t1/*"))


def test_the_verdict_that_nobody_can_give_is_not_asked_of_the_one_who_gave_the_other(alone: Company) -> None:
    alone.did("zhou", "member", "add", "li", "--email", "li@example.com")
    alone.did("zhou", "request", "submit", "q3")
    alone.did("zhou", "feedback", "give", "marketing", "-C", "q3", "-d", "accept", "--scope", "s")
    alone.did("zhou", "request", "confirm", "q3")
    alone.did(
        "zhou",
        "task",
        "add",
        "t1",
        "-C",
        "q3",
        "--title",
        "T",
        "--owner",
        "li",
        "--due",
        "2024-08-01",
        "--criterion",
        "c",
    )
    alone.did("li", "task", "confirm", "q3/t1")
    alone.did("li", "task", "log", "q3/t1", "-s", "doing", "-m", "t")
    alone.did("li", "acceptance", "submit", "q3/t1", "--deliverable", "D")
    alone.did("zhou", "acceptance", "pass", "q3/t1")
    assert "acceptance judge" not in alone.did("zhou", "inbox")
    alone.did("zhou", "request", "handover", "--to", "li", "q3")
    assert "xcollab acceptance submit q3/t1" in alone.did("li", "inbox")
    alone.did("li", "acceptance", "submit", "q3/t1", "--deliverable", "D")
    for member in ("li", "zhou"):
        assert "xcollab acceptance judge q3/t1" in alone.did(member, "inbox")
        alone.did(member, "acceptance", "pass", "q3/t1")
    assert "xcollab archive close q3" in alone.did("li", "inbox")


def test_a_draft_names_its_acceptor_by_flag_and_by_form(tmp_path: Path, git_environment: dict[str, str]) -> None:
    company = Company(tmp_path / "acme", git_environment)
    company.root.mkdir()
    found(company)
    company.did("zhou", *NEW, "--coordinator", "zhou", "--department", "sales", "--acceptor", "Wu Fang")
    assert any(
        line.startswith("acceptor ") and line.endswith("Wu Fang (wu)")
        for line in company.did("zhou", "request", "show", "q3").splitlines()
    )
    company.did("zhou", "request", "edit", "q3", "--file", "-", given="acceptor: wang\n")
    assert "acceptor: wang" in (company.root / "collabs/q3/request.yaml").read_text()
    refused = company.does("zhou", "request", "edit", "q3", "--acceptor", "zhou")
    assert refused.code == 1
    assert "acceptor" in refused.err
