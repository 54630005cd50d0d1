"""The machines and their states; what a statement on each kind of subject moves."""

from collections.abc import Mapping

STATES: Mapping[str, tuple[str, ...]] = {
    "request": ("none", "draft", "submitted", "confirmed", "archived", "cancelled"),
    "feedback": ("none", "unanswered", "accept", "conditions", "changes", "decline"),
    "meeting": ("none",),
    "task": (
        "none", "proposed", "declined", "todo", "doing", "needs-help", "finished", "in-review", "done", "cancelled",
    ),
    "issue": ("none", "open", "proposed", "agreed", "resolved"),
}  # fmt: skip
"""The states of each machine; `none` is before the beginning. Acceptance moves the task's machine."""

MACHINE_OF: Mapping[str, str] = {kind: kind for kind in STATES} | {"acceptance": "task"}
"""Which machine a subject's statements move."""

PARTIES: Mapping[str, tuple[str, ...]] = {"coordinator": ("coordinator",), "requester": ("acceptor", "requester")}
"""The two parties of the acceptance, and the capacities in which somebody speaks for one, those to ask first."""

EARLY = ("draft", "submitted", "confirmed")
"""Of the request: until it has ended."""
ENDED = ("archived", "cancelled")
"""Of the request: nothing leads out of these."""
ASKED = ("submitted", "confirmed")
"""Of the request: the departments are asked."""
EVER = STATES["request"][1:]

OPEN_TASK = ("proposed", "declined", "todo", "doing", "needs-help", "finished")
AT_WORK = ("todo", "doing", "needs-help", "finished")
