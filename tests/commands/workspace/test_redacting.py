"""A secret is taken out of a statement: the one legal edit, by those who may, and of nothing but the text."""

import pytest

from tests.support.reviewing.pull_request import LOG, Branch

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


NO_TEXTS = {
    "the answer's fingerprint": ("wang", TECH, "answers"),
    "a decision": ("wang", TECH, "decision"),
    "a capacity": ("wang", TECH, "as"),
    "a verdict's fingerprint": ("zhou", "collabs/q3/acceptance/poster/*-zhou-*.yaml", "judges"),
    "a fingerprint of plans": ("zhou", "collabs/q3/logs/request/*-zhou-*.yaml", "plan"),
    "a status": ("li", LOG, "status"),
    "the day a solution is wanted by": ("li", "collabs/q3/issues/*/*-li-*.yaml", "wanted_by"),
    "a department": ("li", "collabs/q3/issues/*/*-li-*.yaml", "department"),
}


@pytest.mark.parametrize("name", NO_TEXTS)
def test_what_nobody_wrote_in_their_own_words_stays(branch: Branch, name: str) -> None:
    who, pattern, field = NO_TEXTS[name]
    path = branch.file(pattern)
    text = path.read_text(encoding="utf-8")
    result = branch.does(who, "redact", path.stem, "-C", "q3", "--field", field, "--reason", "r")
    assert (result.code, f"there is no text or file under {field}" in result.err) == (1, True)
    stated = next(line for line in text.splitlines() if line.startswith(f"{field}:"))
    redaction = f"redacted:\n  by: {who}\n  at: {branch.clock.isoformat()}\n  reason: r\n"
    path.write_text(text.replace(stated, f"{field}: '[redacted]'") + redaction, encoding="utf-8")
    branch.commit(who)
    assert "statement-edited" in branch.codes()


def test_the_hint_names_the_texts_only(branch: Branch) -> None:
    result = branch.does("li", "redact", branch.file(LOG).stem, "--field", "status", "--reason", "r")
    assert "there are some under: text\n" in result.err


def test_a_withdrawal_stays_of_what_it_withdraws(branch: Branch) -> None:
    given = branch.file(TECH)
    branch.did("wang", "withdraw", given.stem, "--reason", "too early")
    withdrawal = max(given.parent.glob("*-wang-*.yaml"))
    result = branch.does("zhou", "redact", withdrawal.stem, "--field", "of", "--reason", "r")
    assert (result.code, "there are some under: reason\n" in result.err) == (1, True)


def test_what_a_revision_quotes_is_taken_out_where_it_is_a_text(branch: Branch) -> None:
    branch.did("chen", "request", "revise", "q4", "--objective", "Hunter2", "--due", "2024-12-30", "--reason", "r")
    revision = max((branch.root / "collabs/q4/logs/request").glob("*-chen-*.yaml"))
    fields = [line.partition(": ")[2] for line in revision.read_text().splitlines() if "field: " in line]
    for number, field in enumerate(fields, start=1):
        words = ("redact", revision.stem, "--field", f"changes.{number}.to", "--reason", "a password")
        assert branch.does("chen", *words).code == int(field == "due")
    assert "Hunter2" not in revision.read_text()


def test_words_that_a_verdict_is_bound_to_stay_until_it_is_withdrawn(branch: Branch) -> None:
    delivery = branch.file("collabs/q3/acceptance/poster/*-chen-*.yaml").stem
    result = branch.does("chen", "redact", delivery, "--field", "deliverables.1.name", "--reason", "r")
    assert (result.code, "withdraw 20240703T020100Z-zhou-" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("who", "old", "new", "code"),
    [
        ("sun", "by: zhou\n  at", "by: sun\n  at", "not-redactor"),
        ("li", "reason", "reason", "statement-edited"),
        ("zhou", "status: doing", "status: finished", "statement-edited"),
        ("zhou", "'[redacted]'", "Something else", "statement-edited"),
        ("zhou", "status: doing", "status: doing\nx-seen: by us all", "statement-edited"),
        ("zhou", "  by: zhou", "  by: zhou\n  x-seen: by us all", "statement-edited"),
    ],
)
def test_a_redaction_by_another_or_of_more_is_an_edit(branch: Branch, who: str, old: str, new: str, code: str) -> None:
    redact(branch, "zhou", LOG, "--field", "text")
    branch.git("reset", "--quiet", "--soft", "main")
    branch.edit(LOG, old, new)
    branch.commit(who)
    assert branch.codes() == {code}
