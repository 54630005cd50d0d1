"""Where in a record people wrote something in their own words, and where files are named."""

from typing import Any

import pytest

from xcollab.schema.names import place_of, subject_of
from xcollab.schema.parts.attachments import attachments
from xcollab.schema.parts.texts import texts, wordings
from xcollab.schema.statement import Attachment, Comment
from xcollab.schema.statements.acceptance import Delivery
from xcollab.schema.statements.request import Change, Revision
from xcollab.schema.value import Invalid

ENVELOPE = {"at": "2024-07-05T17:30:12+08:00", "by": "li", "as": "sales/lead"}
FILE: dict[str, Any] = {"name": "a.pdf", "path": "attachments/111111111111.pdf", "sha256": "1" * 64}


def comment(**said: Any) -> Comment:
    """A comment on a task."""
    return Comment.model_validate({**ENVELOPE, "on": "q3/logs/page", "act": "comment", "text": "x"} | said)


def submission() -> Delivery:
    """Two deliverables, the second with a note and a file."""
    handed = [
        {"name": "A", "quantity": 1, "meets": True},
        {"name": "B", "quantity": 1, "meets": False, "note": "n"},
    ]
    return Delivery.model_validate(
        {**ENVELOPE, "on": "q3/acceptance/page", "act": "submit", "within": "3wd", "deliverables": handed}
    )


def test_ids_days_and_choices_are_no_texts() -> None:
    said = comment(mentions=["wang"], reply_by="2024-07-10", attachments=[FILE], recorded_by="sun", via="phone")
    assert list(texts(said)) == [("text",), ("attachments", 0, "name")]


def test_a_text_within_a_list_is_found_at_its_number() -> None:
    assert [place for place in texts(submission()) if place[-1] == "note"] == [("deliverables", 1, "note")]


def changed(field: str, before: Any, after: Any) -> list[Any]:
    """Where a revision of that field quotes a text."""
    change = Change.model_validate({"field": field, "from": before, "to": after})
    plan = "plan1:" + "0" * 64
    said = Revision.model_validate(
        {
            **ENVELOPE,
            "on": "q3/logs/request",
            "act": "revise",
            "reason": "r",
            "changes": [change],
            "within": "2wd",
            "plan": plan,
        }
    )
    return [place[2:] for place in texts(said) if place[0] == "changes" and place[2] in ("from", "to")]


@pytest.mark.parametrize(
    ("field", "before", "after", "places"),
    [
        ("title", "A", "B", [("from",), ("to",)]),
        ("title", None, "B", [("to",)]),  # what was not there quotes nothing
        ("title", ["A"], "B", [("to",)]),  # nor what could not stand there
        ("objectives", ["A"], ["B", "C"], [("from", 0), ("to", 0), ("to", 1)]),
        ("milestones", [], [{"name": "Fair", "date": "2024-11-01"}], [("to", 0, "name")]),
        ("coordinator", "qian", "wang", []),
        ("due", "2024-09-30", "2024-10-01", []),
        ("colour", "red", "blue", []),  # the request has no such field
    ],
)
def test_what_a_revision_quotes_is_a_text_where_it_is_one_in_the_request(
    field: str, before: Any, after: Any, places: list[Any]
) -> None:
    assert changed(field, before, after) == places


def test_files_are_found_wherever_a_record_names_them() -> None:
    said = comment(attachments=[FILE], recorded_by="sun", via="phone", evidence=FILE)
    assert [place for place, _ in attachments(said)] == [("evidence",), ("attachments", 0)]
    assert list(attachments(comment())) == list(attachments(submission())) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"path": None}, "attachment-without-path"),
        ({"sha256": "2" * 64}, "attachment-other-name"),
        ({"sha256": "1" * 12}, "bad-sha256"),
        ({"path": "attachments/1.pdf"}, "string_pattern_mismatch"),
    ],
)
def test_a_file_lies_under_its_digest_unless_it_was_redacted(changes: dict[str, Any], code: str) -> None:
    assert Attachment.model_validate(FILE).path == FILE["path"]
    assert Attachment.model_validate(FILE | {"path": None, "name": "[redacted]"}).path is None
    with pytest.raises(Invalid) as caught:
        Attachment.model_validate(FILE | changes)
    assert caught.value.complaints[0]["type"] == code


@pytest.mark.parametrize("kind", ["request", "task", "meeting", "issue", "acceptance", "feedback"])
def test_the_place_of_a_subject_tells_the_subject(kind: str) -> None:
    subject = "q3" if kind in ("request", "meeting") else "page"
    assert subject_of(place_of(kind, "q3", subject)) == (kind, "q3", subject)


def test_the_texts_themselves_are_told_with_their_field_and_names_of_files_as_such() -> None:
    said = comment(mentions=["wang"], attachments=[FILE], redacted={"by": "li", "at": ENVELOPE["at"], "reason": "r"})
    assert sorted(wordings(said)) == [("attachment", "a.pdf"), ("redacted", "r"), ("text", "x")]
    assert [text for _, text in wordings(submission())] == ["A", "B", "n"]


def test_what_a_revision_quotes_is_among_the_texts_and_ids_are_not() -> None:
    changes = [
        {"field": "objectives", "from": ["old"], "to": ["new"]},
        {"field": "milestones", "from": [{"name": "Launch", "date": "2024-09-01"}], "to": None},
        {"field": "departments", "from": ["sales"], "to": ["tech"]},
        {"field": "nothing", "from": "x", "to": "y"},
    ]
    said = Revision.model_validate(
        {**ENVELOPE, "on": "q3/logs/request", "act": "revise", "reason": "r", "changes": changes, "within": "2wd", "plan": "plan1:" + "0" * 64}
    )  # fmt: skip
    assert sorted(text for _, text in wordings(said)) == ["Launch", "new", "old", "r"]
