"""A secret is taken out of a statement: the one legal edit, by those who may, and of nothing but the text."""

import pytest

from tests.commands.pull_request import LOG, Branch

TECH = "collabs/q3/feedback/tech/*.yaml"


def redact(branch: Branch, who: str, pattern: str, *words: str) -> str:
    """What the command says."""
    return branch.does(who, "redact", branch.file(pattern).stem, "-C", "q3", "--reason", "a password", *words).out


@pytest.mark.parametrize("who", ["li", "zhou"])
def test_its_author_the_coordinator_or_an_admin_takes_a_text_out_and_the_pull_request_is_right(
    branch: Branch, who: str
) -> None:
    assert "reads [redacted] now" in redact(branch, who, LOG, "--field", "text")
    text = branch.file(LOG).read_text()
    assert "text: '[redacted]'" in text
    assert f"by: {who}\n" in text.partition("redacted:\n")[2]
    assert branch.codes() == set()
    assert "nothing wrong" in branch.did("zhou", "check")
    assert "[redacted]" in branch.did("zhou", "history", "q3/report")


def test_parts_of_lists_are_named_by_their_number(branch: Branch) -> None:
    redact(branch, "wang", TECH, "--field", "resources.1.what")
    assert "what: '[redacted]'" in branch.file(TECH).read_text()
    redact(branch, "wang", TECH, "--field", "conditions")
    assert "conditions:\n  - '[redacted]'" in branch.file(TECH).read_text()
    assert branch.codes() == set()


def test_nobody_else_may(branch: Branch) -> None:
    result = branch.does("sun", "redact", branch.file(LOG).stem, "--field", "text", "--reason", "r")
    assert (result.code, "who may: li, zhou" in result.err) == (1, True)


def test_what_is_no_text_stays(branch: Branch) -> None:
    result = branch.does("li", "redact", branch.file(LOG).stem, "--field", "status", "--reason", "r")
    assert (result.code, "texts stand under: status, text" in result.err) == (1, True)


def test_words_that_a_verdict_is_bound_to_stay_until_it_is_withdrawn(branch: Branch) -> None:
    handing = branch.file("collabs/q3/acceptance/poster/*-chen-*.yaml").stem
    result = branch.does("chen", "redact", handing, "--field", "deliverables.1.name", "--reason", "r")
    assert (result.code, "withdraw 20240703T020100Z-zhou-" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("who", "old", "new", "code"),
    [
        ("sun", "by: zhou\n  at", "by: sun\n  at", "not-redactor"),
        ("li", "reason", "reason", "statement-edited"),
        ("zhou", "status: doing", "status: finished", "statement-edited"),
        ("zhou", "'[redacted]'", "Something else", "statement-edited"),
    ],
)
def test_a_redaction_by_another_or_of_more_is_an_edit(branch: Branch, who: str, old: str, new: str, code: str) -> None:
    redact(branch, "zhou", LOG, "--field", "text")
    branch.git("reset", "--quiet", "--soft", "main")
    branch.edit(LOG, old, new)
    branch.commit(who)
    assert branch.codes() == {code}
