"""What can be wrong in the file of an act: a field that is missing, what it is bound to, a date. With the code of each, by hand."""

from collections.abc import Callable
from typing import Any

Said = dict[str, Any]
Change = Callable[[Said], object]
Wrong = tuple[str, Change, str]
"""What is wrong, how it comes into the record, and the code that has to be found."""


def without(key: str) -> Change:
    return lambda data: data.pop(key)


def put(value: Any, *keys: str | int) -> Change:
    """Another value, at a place in the record."""

    def change(data: Any) -> None:
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = value

    return change


def fingerprint(key: str, name: str, code: str) -> tuple[Wrong, Wrong]:
    """Bound to something else, and bound by a few digits only."""
    return (
        (f"{key} of something else", put(f"{name}:{'0' * 64}", key), code),
        (f"{key} cut short", lambda data: data.update({key: data[key][:20]}), code),
    )


NEEDED = {
    ("request", "submit"): "asked within plan", ("request", "revise"): "reason changes within plan",
    ("request", "confirm"): "plan", ("request", "approve"): "answers", ("request", "refuse"): "answers reason", ("request", "handover"): "from to plan", ("request", "cancel"): "reason",
    ("request", "archive"): "went_well", ("feedback", "feedback"): "answers decision",
    ("meeting", "minutes"): "kind held attendees topics", ("task", "confirm"): "answers due", ("task", "decline"): "reason plan",
    ("task", "progress"): "status text", ("task", "reschedule"): "moves", ("task", "propose-date"): "moves within",
    ("task", "consent"): "of moves", ("task", "refuse-date"): "of reason", ("task", "reassign"): "hands",
    ("task", "cancel"): "reason", ("task", "split"): "reason parts", ("task", "submit"): "deliverables within", ("task", "pass"): "party judges checks",
    ("task", "return"): "party judges checks reason fixes fix_by",
    ("issue", "open"): "title kind description impact wanted_by department within", ("issue", "propose"): "text",
    ("issue", "agree"): "", ("issue", "reject"): "reason within", ("issue", "transfer"): "department reason",
    ("issue", "resolve"): "text", ("issue", "reopen"): "reason within",
    ("request", "create"): "title background objectives requester department coordinator departments due milestones",
    ("request", "edit"): "title background objectives requester department coordinator departments due milestones",
    ("task", "create"): "title department owner due criteria", ("task", "edit"): "title department owner due criteria",
    "done": "of number note", "hand-on": "of number from to", "make-task": "of number task",
    "hold": "reason", "nudge": "whom what way", "comment": "text", "object": "text", "acknowledge": "of", "withdraw": "of reason",
}  # fmt: skip
"""By machine and act, or by an act that may stand anywhere: the keys without which the file is not even read."""
CARRIED = {
    ("feedback", "accept"): "scope", ("feedback", "conditions"): "scope conditions", ("feedback", "changes"): "changes",
    ("feedback", "decline"): "reason", ("progress", "needs-help"): "needs", ("progress", "delayed"): "forecast reason",
}  # fmt: skip
"""By act and variant, the keys that the row wants filled."""
FIELDS: dict[tuple[str, str], tuple[Wrong, ...]] = {
    ("issue", "open"): (("no task", without("tasks"), "issue-without-task"),),
    ("issue", "resolve"): (("not a word about dates", without("moves"), "moves-unsaid"),),
}

_NOBODY: Wrong = ("somebody whom nobody knows is mentioned", put(["nobody"], "mentions"), "unknown-member")
_ATTACHED = [{"name": "a.txt", "path": "attachments/0123456789ab.txt", "sha256": "0123456789ab" + "0" * 52}]
_MISSING: Wrong = ("an attachment that is not there", put(_ATTACHED, "attachments"), "attachment-missing")


def _also_changed(data: Said) -> None:
    """A department that is still asked would not be waited for any more."""
    data["changes"].append({"field": "departments", "from": ["sales", "tech"], "to": ["tech"]})


def _moved_twice(data: Said) -> None:
    data["moves"].append(data["moves"][0] | {"to": "2024-12-24"})


_OTHER_PLAN = fingerprint("plan", "plan1", "request-edited")[:1]
_MOVING: tuple[Wrong, ...] = (
    ("another task than it is on", put("nothing", "moves", 0, "task"), "unknown-task"),
    ("a task that there is", put("other", "moves", 0, "task"), "other-task-not-moved"),
    ("because of what there is not", put("nothing", "moves", 0, "cause"), "unknown-cause"),
    ("after what there is not", put("q3/logs/report/20240101T000000Z-qian-0000", "follows"), "follows-nothing"),
)
_ANSWERING: tuple[Wrong, ...] = (("another proposal", put("20240101T000000Z-qian-0000", "of"), "date-not-proposed"),)
_NO_ACTION: tuple[Wrong, ...] = (
    ("an action that is not there", put(9, "number"), "unknown-action"),
    ("of what nobody said", put("nothing", "of"), "unknown-action"),
)
BOUND: dict[Any, tuple[Wrong, ...]] = {
    ("request", "submit"): (*_OTHER_PLAN, ("not everybody is asked", put(["sales"], "asked"), "not-everyone-asked"),
        ("somebody is asked as well", put(["sales", "tech", "finance"], "asked"), "not-among"),
    ),
    ("request", "revise"): (
        *_OTHER_PLAN, ("from what it was not", put("2024-09-29", "changes", 0, "from"), "request-edited"),
        ("to what it is not", put("2024-10-29", "changes", 0, "to"), "request-edited"),
        ("of what has not changed as well", _also_changed, "other-change"),
        ("somebody is asked as well", put(["sales", "tech", "finance"], "asked"), "not-asked"),
    ),
    ("request", "confirm"): (
        *fingerprint("plan", "plan1", "other-plan"),
        ("without who was not asked", put([{"department": "finance", "reason": "r"}], "without"), "not-asked"),
        ("conditions of who was not asked", put(["finance"], "acknowledged"), "not-asked"),
    ),
    ("request", "handover"): (
        *_OTHER_PLAN, ("from who is not", put("wang", "from"), "request-edited"),
        ("to somebody else than the plan says", put("zhou", "to"), "request-edited"),
    ),
    ("request", "approve"): fingerprint("answers", "terms1", "stale-answer"),
    ("request", "refuse"): fingerprint("answers", "terms1", "stale-answer"),
    ("feedback", "feedback"): (
        *fingerprint("answers", "terms1", "stale-answer"), ("a liaison whom nobody knows", put("nobody", "liaison"), "unknown-member"),
    ),
    "nudge": (
        ("somebody who owes nothing", put("kong", "whom"), "not-owing"), ("what nobody owes", put("pray", "what"), "not-owing"),
        ("for a side of nothing", put("requester", "party"), "not-owing"),
    ),
    ("meeting", "minutes"): (
        _MISSING, ("somebody whom nobody knows will do it", put([{"text": "t", "owner": "nobody"}], "actions"), "unknown-member"),
        ("a task that there is not", put([{"text": "t", "owner": "li", "task": "nothing"}], "actions"), "unknown-task"),
    ),
    ("task", "confirm"): fingerprint("answers", "task1", "stale-answer"),
    # What was declined may have been edited meanwhile, and is proposed again: so is what never was. Nobody is harmed.
    ("task", "decline"): (("plan cut short", put("plan1:0000", "plan"), "bad-fingerprint"),),
    ("task", "progress", "needs-help"): (_MISSING, ("help from nobody", put("moon", "needs", "from"), "unknown-department")),
    ("task", "progress"): (_MISSING,),
    ("task", "reschedule"): (*_MOVING,),
    ("task", "propose-date"): (*_MOVING,),
    ("task", "consent"): (
        *_ANSWERING, ("another date than was proposed", put("2024-12-24", "moves", 0, "to"), "other-date"),
        ("another task", put("other", "moves", 0, "task"), "other-date"),
    ),
    ("task", "refuse-date"): (*_ANSWERING,),
    ("task", "reassign", "owner"): (("to somebody else than the plan says", put("sun", "hands", 0, "to"), "owner-by-reassign"),),
    ("task", "reassign", "assignee"): (("to somebody else than the plan says", put("sun", "hands", 0, "to"), "not-yours"),),
    ("task", "submit"): (
        ("an attachment that is not there", put(_ATTACHED[0], "deliverables", 0, "attachment"), "attachment-missing"),
    ),
    ("task", "pass"): (
        *fingerprint("judges", "deliverables1", "other-deliverables"),
        ("a criterion that there is not", put(3, "checks", 1, "criterion"), "criteria-not-judged"),
        ("mended by a task that there is not", put("nothing", "follow_up"), "unknown-task"),
    ),
    ("task", "return"): (
        *fingerprint("judges", "deliverables1", "other-deliverables"),
        ("for the other side", put("coordinator", "party"), "wrong-party"),
        ("another task's date", put("other", "moves", 0, "task"), "other-task-not-moved"),
        ("a task that there is not", put("nothing", "moves", 0, "task"), "unknown-task"),
    ),
    ("issue", "open"): (
        ("a task that there is not", put(["nothing"], "tasks"), "unknown-task"),
        ("a department that there is not", put("moon", "department"), "unknown-department"), _MISSING,
    ),
    ("issue", "transfer"): (
        ("to where it is", put("tech", "department"), "same-department"),
        ("a department that there is not", put("moon", "department"), "unknown-department"),
    ),
    ("issue", "resolve"): (
        ("a task that there is not", put("nothing", "moves", 0, "task"), "unknown-task"),
        ("a task that it does not hold up", put("other", "moves", 0, "task"), "other-task-not-moved"),
        ("because of what there is not", put("nothing", "moves", 0, "cause"), "unknown-cause"),
    ),
    ("request", "archive"): (
        ("somebody whom nobody knows will do better", put([{"text": "t", "owner": "nobody"}], "improvements"), "unknown-member"),
    ),
    "done": _NO_ACTION,
    "hand-on": (
        *_NO_ACTION, ("from who does not owe it", put("he", "from"), "action-elsewhere"),
        ("to somebody whom nobody knows", put("nobody", "to"), "unknown-member"),
        ("to whoever owes it", put("sun", "to"), "nothing-to-change"),
    ),
    "make-task": (*_NO_ACTION, ("a task that there is not", put("nothing", "task"), "unknown-task")),
    "comment": (_NOBODY, _MISSING),
    "object": (("to what nobody said", put("nothing", "to"), "unknown-statement"),),
    "acknowledge": (("of what nobody said", put("nothing", "of"), "unknown-statement"),),
    "withdraw": (("of what nobody said", put("nothing", "of"), "unknown-statement"),),
}  # fmt: skip
"""By machine and act, or by an act that may stand anywhere. Every statement is bound to where it lies as well."""

_TERM: Wrong = ("another term than everybody's", put("9wd", "within"), "other-term")
_FROM: Wrong = ("from a date that is not in force", put("2024-07-11", "moves", 0, "from"), "date-not-in-force")
DATES: dict[Any, tuple[Wrong, ...]] = {
    ("request", "submit"): (_TERM,), ("request", "revise"): (_TERM,), ("task", "submit"): (_TERM,), ("issue", "open"): (_TERM,),
    ("issue", "reject"): (_TERM,), ("issue", "reopen"): (_TERM,), ("task", "reschedule"): (_FROM,), ("task", "propose-date"): (_FROM, _TERM), ("issue", "resolve"): (_FROM, ("the same date twice", _moved_twice, "date-not-in-force")),
    ("task", "return"): (_FROM, ("to another day than it says", put("2024-12-24", "moves", 0, "to"), "other-fix-by")),
    ("task", "confirm", ""): (("another date than the plan's", put("2024-12-24", "due"), "due-edited"),),
    ("task", "confirm", "renewal"): (("another date than the one agreed", put("2024-12-24", "due"), "other-due"),),
}  # fmt: skip
"""Every statement may be dated ahead as well."""

EDITS: dict[tuple[str, str], dict[str, tuple[Wrong, ...]]] = {
    ("request", "create"): {
        "binding": (
            ("a department that there is not", put(["moon"], "departments"), "unknown-department"),
            ("a coordinator whom nobody knows", put("nobody", "coordinator"), "unknown-member"),
        ),
        "date": (("a day that there is not", put("2024-02-30", "due"), "bad-date"),),
    },
    ("request", "edit"): {
        "binding": (
            ("a requester of another department", put("wang", "requester"), "not-of-department"),
            ("a collaboration that there is not", put(["nothing"], "related"), "unknown-collab"),
        ),
        "date": (("a day that there is not", put("2024-02-30", "milestones", 0, "date"), "bad-date"),),
    },
    ("task", "create"): {
        "binding": (
            ("a department that takes no part", put("finance", "department"), "not-asked"),
            ("an owner whom nobody knows", put("nobody", "owner"), "unknown-member"),
            ("a task that there is not", put(["nothing"], "depends_on"), "unknown-task"),
        ),
        "date": (("it begins after its end", put("2024-08-01", "start"), "start-after-due"),),
    },
    ("task", "edit"): {
        "binding": (
            ("another owner", put("he", "owner"), "owner-by-reassign"),
            ("a milestone that there is not", put("Moon", "milestone"), "unknown-milestone"),
        ),
        "date": (("the date agreed", put("2024-12-24", "due"), "due-edited"),),
    },
}  # fmt: skip
"""The same in a plan."""
