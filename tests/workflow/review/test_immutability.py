"""What was said stays as it was said, but for a secret that is taken out: by whom, and what of it."""

from typing import Any

import pytest

from tests.support.edits import said_by, snapshot, without_last
from tests.support.matter import ACCEPTANCE, TASK_LOG, Story, doing
from xcollab.errors import Refused
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.statement import Redaction, Statement
from xcollab.schema.value import keys
from xcollab.workflow.review.immutability import (
    altered,
    is_redaction,
    redacted,
    redacted_in,
    redactors,
    released,
    taken_away,
)

ONE, OTHER = "1" * 64, "2" * 64
PATH = "attachments/111111111111.pdf"


def file(digest: str) -> dict[str, Any]:
    """A file as a statement names it."""
    return {"name": "prices.pdf", "path": f"attachments/{digest[:12]}.pdf", "sha256": digest}


def told(**said: Any) -> Story:
    """Sun said something with a secret in it, and added two files."""
    return doing().says(TASK_LOG, "comment", "sun", text="secret", attachments=[file(ONE), file(OTHER)], **said)


def redaction(by: str = "sun") -> Redaction:
    """Who takes it out, when and why."""
    return Redaction.model_validate({"by": by, "at": "2024-07-02T10:00:00+08:00", "reason": "a price"})


def taken(story: Story, key: str = "text", by: str = "sun") -> Story:
    """The same story after a redaction of the last statement."""
    last = story.collab.entries[-1]
    after = redacted(last.statement, key, redaction(by))
    return said_by(story, -1, **{name: getattr(after, name) for name in keys(type(after))})


def found(before: Story, after: Story, *authors: str) -> list[str]:
    """The codes of what is wrong with what happened to the statements."""
    return [finding.code for finding in altered(before.snapshot, before.collab, after.collab, authors)]


def test_what_stays_as_it_was_is_no_finding() -> None:
    assert found(told(), told(), "kong") == []


def test_a_statement_is_neither_edited_nor_deleted() -> None:
    assert found(told(), said_by(told(), -1, text="other"), "sun") == ["statement-edited"]
    assert found(told(), without_last(told()), "sun") == ["statement-deleted"]


@pytest.mark.parametrize("by", ["sun", "li", "qian"])
def test_who_said_it_who_recorded_it_the_coordinator_and_admins_may_take_a_secret_out(by: str) -> None:
    story = told(recorded_by="li", via="phone")
    assert by in redactors(story.snapshot, story.collab, story.collab.entries[-1])
    assert found(story, taken(told(recorded_by="li", via="phone"), by=by), by) == []


def test_nobody_else_may_and_nobody_in_anothers_name() -> None:
    assert found(told(), taken(told(), by="kong"), "kong") == ["not-redactor"]
    assert found(told(), taken(told(), by="qian"), "kong") == ["statement-edited"]


def test_what_was_redacted_is_told_from_what_was_edited() -> None:
    before, last = snapshot(told()), told().collab.entries[-1].record
    assert redacted_in(before, snapshot(taken(told())), ["sun"]) == {last}
    assert redacted_in(before, snapshot(taken(told(), by="kong")), ["kong"]) == {last}, "who may is asked elsewhere"
    assert redacted_in(before, snapshot(said_by(told(), -1, text="other")), ["sun"]) == set()
    assert redacted_in(before, snapshot(told()), ["sun"]) == set()
    assert redacted_in(before, Snapshot(before.workspace), ["sun"]) == set()


def last(story: Story) -> Statement:
    """The last statement."""
    return story.collab.entries[-1].statement


@pytest.mark.parametrize("key", ["text", "attachments", "attachments.2"])
def test_a_text_all_files_or_one_of_them_can_be_taken_out(key: str) -> None:
    assert is_redaction(last(told()), redacted(last(told()), key, redaction()))


def test_it_is_no_redaction_where_anything_else_differs_or_nobody_signs_it() -> None:
    after = redacted(last(told()), "text", redaction())
    assert not is_redaction(last(told()), after.model_copy(update={"mentions": ("wang",)}))
    assert not is_redaction(last(told()), after.model_copy(update={"redacted": None}))
    assert not is_redaction(last(told()), last(told()).model_copy(update={"redacted": redaction()})), "nothing is gone"
    assert not is_redaction(last(told()), after.model_copy(update={"attachments": ()})), (
        "a file is gone without a trace"
    )


def test_of_a_file_the_digest_stays_and_the_name_and_path_go() -> None:
    said: Any = redacted(last(told()), "attachments.1", redaction())
    first, second = said.attachments
    assert (first.name, first.path, first.sha256) == ("[redacted]", None, ONE)
    assert second.path and said.text == "secret"


def test_more_can_be_taken_out_later() -> None:
    once = redacted(last(told()), "text", redaction())
    twice: Any = redacted(once, "attachments", redaction("qian"))
    assert is_redaction(once, twice)
    assert (twice.text, twice.redacted.by) == ("[redacted]", "qian")


@pytest.mark.parametrize("key", ["note", "by", "attachments.3", "deliverables.1.note"])
def test_where_nothing_can_be_taken_out_it_is_said_where_something_can(key: str) -> None:
    with pytest.raises(Refused) as refused:
        redacted(last(told()), key, redaction())
    assert refused.value.code == "no-text-there"
    assert refused.value.arguments["keys"] == ["text", "attachments"]


def test_what_is_taken_out_already_cannot_be_taken_out_again() -> None:
    with pytest.raises(Refused):
        redacted(redacted(last(told()), "text", redaction()), "text", redaction())


def test_the_note_of_a_deliverable_is_named_by_its_number() -> None:
    handed = [{"name": "Report", "quantity": 1, "meets": True, "note": "secret"}]
    said = last(doing().says(ACCEPTANCE, "submit", "sun", deliverables=handed))
    after: Any = redacted(said, "deliverables.1.note", redaction())
    assert (after.deliverables[0].note, after.deliverables[0].name) == ("[redacted]", "Report")


def test_a_file_leaves_the_tree_where_nothing_else_names_it() -> None:
    story = told()
    entry = story.collab.entries[-1]
    after = redacted(entry.statement, "attachments.1", redaction())
    assert taken_away(story.collab, entry, after) == ([PATH], [])
    story.says(TASK_LOG, "comment", "he", text="again", attachments=[file(ONE)])
    assert taken_away(story.collab, entry, after) == ([], [PATH])


def test_a_file_may_be_gone_once_every_statement_that_named_it_is_redacted() -> None:
    record = told().collab.entries[-1].record
    before, after = snapshot(told()), snapshot(taken(told(), "attachments.1"))
    assert released(before, after, [record], "q3", PATH)
    assert released(after, after, [], "q3", PATH), "by an earlier change: the digest tells"
    assert not released(before, after, [], "q3", PATH), "the edit is no legal redaction"
    assert not released(before, before, [record], "q3", PATH), "it is named still"
    assert not released(before, after, [record], "q3", "attachments/333333333333.pdf"), "nobody ever named it"
    assert not released(before, after, [record], "q4", PATH), "in another collaboration"
