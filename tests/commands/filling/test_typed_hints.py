"""Who typed flags is told what to type, in the reader's language; nobody is sent to a line of a file that there is not."""

import pytest

from tests.support.printed.offered import printed, reads, refused, typed
from tests.support.reviewing.pull_request import Branch
from tests.support.run.by_turns import in_one_language

LEFT_OUT = {
    "an action without an owner": ("meeting", "add", "-C", "q3", "--kind", "weekly", "--held", "2024-07-03", "--topic", "T",
                                   "--attendee", "zhou", "--action", "Order"),
    "a milestone without a date": ("request", "revise", "q3", "--reason", "r", "--milestone", "Launch"),
    "help of nobody": ("task", "log", "q3/report", "-s", "needs-help", "-m", "t", "--needs", "data"),
    "an unknown part": ("request", "revise", "q3", "--reason", "r", "--milestone", "Launch; colour=red"),
    "somebody passed over without a reason": ("request", "confirm", "q4", "--without", "sales"),
}  # fmt: skip


@pytest.mark.parametrize(("case", "language"), in_one_language(LEFT_OUT))
def test_what_a_text_with_parts_lacks_is_shown_as_it_is_typed(branch: Branch, case: str, language: str) -> None:
    branch.environment["XCOLLAB_LANG"] = language
    said = branch.does("li" if "help" in case else "zhou", *LEFT_OUT[case]).err
    assert "--" in said and "`owner: …`" not in said and "`date: …`" not in said and "add a line" not in said
    if language == "zh":
        assert not any(word in said for word in ("TEXT", "NAME", "DEPARTMENT", "REASON", "WHAT", "TASK")), said


def test_a_command_without_forms_names_none(branch: Branch) -> None:
    said = branch.does("zhou", "member", "add", "xu").err
    assert "missing" in said and "--edit" not in said and "--file" not in said


def test_how_it_was_heard_is_asked_of_whoever_records_it_and_named_where_nobody_can_be_asked(branch: Branch) -> None:
    words = ("task", "log", "q3/report", "-s", "doing", "-m", "t", "--for", "li")
    said = branch.does("zhou", *words).err
    assert "--via" in said and "--edit" not in said
    result = typed(branch, "zhou", *words, "--dry-run")
    assert result.code == 0 and "via: phone" in result.out, result


@pytest.mark.parametrize("language", ["en", "zh"])
def test_somebody_elses_inbox_offers_what_its_reader_may_record(branch: Branch, language: str) -> None:
    commands = printed(reads(branch, "zhou", "inbox", "li", language=language))  # type: ignore[arg-type]
    assert commands and all(command.endswith("--for li") for command in commands)
    for command in commands:
        assert refused(branch, "zhou", command) == "", command
    assert printed(reads(branch, "wu", "inbox", "li")) == []  # neither the coordinator nor of that department
