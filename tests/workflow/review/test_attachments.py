"""Which files the statements of a collaboration name, and who may add one."""

from typing import Any

from tests.support.edits import without_request
from tests.support.matter import REQUEST, TASK_LOG, Story, doing
from xcollab.workflow.review.attachments import named_in, takes_part

ONE, OTHER = "1" * 64, "2" * 64


def file(digest: str, **changes: Any) -> dict[str, Any]:
    """A file as a statement names it."""
    return {"name": "plan.pdf", "path": f"attachments/{digest[:12]}.pdf", "sha256": digest} | changes


def test_files_are_named_by_what_was_said_by_deliverables_and_as_evidence() -> None:
    story = doing().says(TASK_LOG, "comment", "sun", text="see", attachments=[file(ONE)])
    story.says(TASK_LOG, "comment", "sun", text="heard", recorded_by="li", via="phone", evidence=file(OTHER))
    assert named_in(story.collab.entries) == {"attachments/111111111111.pdf", "attachments/222222222222.pdf"}


def test_a_redacted_file_is_named_no_more() -> None:
    gone = file(ONE, name="[redacted]")
    del gone["path"]
    assert named_in(doing().says(TASK_LOG, "comment", "sun", text="see", attachments=[gone]).collab.entries) == set()


def test_one_of_those_who_take_part_is_enough() -> None:
    story = doing()
    assert takes_part(story.snapshot, story.collab, ["kong", "sun"])
    assert not takes_part(story.snapshot, story.collab, ["kong"])
    assert not takes_part(story.snapshot, story.collab, [])


def test_without_a_request_those_named_in_a_task_take_part() -> None:
    story = without_request(Story().with_task())
    assert takes_part(story.snapshot, story.collab, ["he"])
    assert not takes_part(story.snapshot, story.collab, [REQUEST.requester])
