"""Who is proposed for a part that somebody had last time: the same person, otherwise whoever is in that place now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from xcollab.workflow.model.acceptors import stays

if TYPE_CHECKING:
    from xcollab.schema.department import Department
    from xcollab.schema.snapshot import Snapshot
    from xcollab.schema.template import Post
    from xcollab.workflow.model.state import State


def post_of(snapshot: Snapshot, state: State, member: str, department: str) -> Post | None:
    """What somebody is in the department; of who is that no more, what they were when they last spoke as it."""
    home = snapshot.departments.get(department)
    now = (post for post in ("lead", "deputy", "liaison") if home and member in _holding(home, post))
    then = (
        said.as_.rpartition("/")[2]
        for said in (entry.statement for entry in reversed(state.counted))
        if said.by == member and said.as_.startswith(f"{department}/")
    )
    for post in (*now, *then):
        if post in ("lead", "deputy", "liaison"):
            return post  # type: ignore[return-value]  # one of the three
    return None


def proposed(snapshot: Snapshot, member: str, department: str, post: Post | None, day: date) -> str | None:
    """Who is proposed for what somebody did: the same person while of the department until that day; otherwise the one who was
    named as taking over, whoever holds the same post, whoever speaks for the department. None where nobody is left.
    """
    home = snapshot.departments.get(department)
    if home is None:
        return None
    known = snapshot.member(member)
    candidates = (
        member,
        *((known.successor,) if known and known.successor else ()),
        *(_holding(home, post) if post else ()),
        *home.representatives,
    )
    return next(_staying(snapshot, candidates, department, day), None)


def _staying(snapshot: Snapshot, members: tuple[str, ...], department: str, day: date) -> Iterator[str]:
    return (one for one in members if snapshot.department_of(one) == department and stays(snapshot, one, day))


def _holding(home: Department, post: str) -> tuple[str, ...]:
    match post:
        case "lead":
            return (home.lead,) if home.lead else ()
        case "deputy":
            return home.deputies
    return home.liaisons
