"""The small company's collaboration where somebody is asked for another date, for taking over, or for approval."""

from typing import Literal

from tests.support.matter import ACCEPTANCE, DELIVERABLES, REQUEST, REQUEST_LOG, TASK_LOG, Story, task_in
from xcollab.schema.request import Approver
from xcollab.schema.snapshot import Collab


def date_proposed(status: str = "doing") -> Story:
    """Qian has proposed another date to Li, and no answer has come; further on it was proposed while the task was at work."""
    early = status in ("none", "proposed", "declined")
    story = task_in(status if early or status in ("todo", "needs-help", "finished") else "doing")
    if early:
        return story
    story.says(TASK_LOG, "propose-date", "qian", to="2024-07-19", reason="samples are late")
    if status in ("in-review", "done"):
        story.says(ACCEPTANCE, "submit", "sun", **DELIVERABLES)
    if status == "done":
        story.says(ACCEPTANCE, "pass", "qian").says(ACCEPTANCE, "pass", "chen")
    return story.says(TASK_LOG, "cancel", "qian", reason="dropped") if status == "cancelled" else story


def acceptor_in(status: str) -> Story:
    """The same, of a request that names Kong of finance as its acceptor."""
    story = task_in(status)
    assert story.collab.request
    before = story.collab.request
    after = before.model_copy(update={"acceptor": "kong"})
    return story.says(REQUEST_LOG, "revise", "chen", reason="r", before=before.dump(), request=after)


def approval_in(status: str, before: Literal["ask", "start"] = "ask") -> Story:
    """The same as `request_in`, of a request that Kong of finance has to approve, and has not while it is submitted."""
    approved = REQUEST.model_copy(update={"approvers": (Approver(member="kong", before=before),)})
    story = Story(collab=Collab("q3", approved))
    if status == "draft":
        return story
    if status == "cancelled":
        return story.says(REQUEST_LOG, "cancel", "chen", reason="dropped")
    story.says(REQUEST_LOG, "submit", "chen")
    if status == "submitted":
        return story
    story.says(REQUEST_LOG, "approve", "kong")
    for department, lead in (("sales", "li"), ("tech", "wang")):
        story.says(f"q3/feedback/{department}", "feedback", lead, decision="accept", scope=["all"])
    story.says(REQUEST_LOG, "confirm", "qian")
    if status == "archived":
        return story.says(REQUEST_LOG, "archive", "qian", went_well=["fast"])
    assert story.collab.request  # the terms change, so that the approval is asked for again
    before_it = story.collab.request
    later = before_it.model_copy(update={"objectives": ("600 sold",)})
    return story.says(REQUEST_LOG, "revise", "chen", reason="r", before=before_it.dump(), request=later)
