"""Changes of the settings: the workspace, the calendar, departments and people, judged by the roster before them."""

from collections.abc import Iterator, Sequence

from xcollab.errors import Word
from xcollab.schema.department import Department, Member
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.configuring import may_configure, may_restate, who_restates
from xcollab.workflow.model.finding import Finding


def settings_findings(before: Snapshot, after: Snapshot, authors: Sequence[str]) -> list[Finding]:
    """Settings are the admins'; a lead may add members to the own department; what is said of a member, the person and the lead
    change (`OF_A_MEMBER`).

    Ids of departments and members are for ever: statements name them. Not even an admin deletes or renames one.
    """
    return list(_settings(before, after, authors))


def _settings(before: Snapshot, after: Snapshot, authors: Sequence[str]) -> Iterator[Finding]:
    admin = any(may_configure(before, author) for author in authors)
    if not admin and before.workspace != after.workspace:
        yield _not_admin(before, "xcollab", authors)
    if not admin and before.calendar != after.calendar:
        yield _not_admin(before, "calendar", authors)
    for department in sorted(before.departments.keys() | after.departments.keys()):
        record = f"departments/{department}"
        was, now = before.departments.get(department), after.departments.get(department)
        if was == now:
            continue
        if now is None:
            yield Finding(record, (), "department-deleted", {"department": department})
        elif not admin:
            yield from _by_others(before, department, now, authors)
    yield from _gone(before, after)


def _by_others(before: Snapshot, department: str, now: Department, authors: Sequence[str]) -> Iterator[Finding]:
    """What is wrong with a change of a department by people who are no admins."""
    record, was = f"departments/{department}", before.departments.get(department)
    for number, member, key in _restated(was, now):
        if not any(may_restate(before, author, member.id, key) for author in authors):
            arguments = {"member": member.id, "people": list(who_restates(before, member.id, key))}
            code = "notify-not-yours" if key == "notify" else "not-yours-to-say"
            yield Finding(record, ("members", number, key), code, arguments | {"field": Word("field", key)})
    kept = _as_restated(was, now) if was else None
    if kept == now:
        return
    added = _only_added(kept, now)
    lead = was.lead if was and added else None
    if not any(may_configure(before, author, department) for author in authors):
        yield _not_admin(before, record, authors, *((lead,) if lead else ()))
    elif not added:
        arguments = {"department": department, "people": list(before.workspace.admins)}
        yield Finding(record, (), "lead-only-adds", arguments)


def _restated(was: Department | None, now: Department) -> Iterator[tuple[int, Member, str]]:
    """What is said of members otherwise than before: their places, and the keys."""
    known = {member.id: member.dump() for member in was.members} if was else {}
    for number, member in enumerate(now.members):
        told, before = member.dump(), known.get(member.id)
        for key in {**before, **told} if before else ():
            if before and before.get(key) != told.get(key):
                yield number, member, key


def _as_restated(was: Department, now: Department) -> Department:
    """The department as it was, but for what is said of its members: that is judged for each of them."""
    told = {member.id: member for member in now.members}
    return was.model_copy(update={"members": tuple(told.get(member.id, member) for member in was.members)})


def _not_admin(before: Snapshot, record: str, authors: Sequence[str], *others: str) -> Finding:
    member, people = authors[0] if authors else "", [*before.workspace.admins, *others]
    return Finding(record, (), "not-admin", {"member": member, "people": list(dict.fromkeys(people))})


def _only_added(was: Department | None, now: Department) -> bool:
    return (
        was is not None
        and now.model_copy(update={"members": was.members}) == was
        and all(member in now.members for member in was.members)
    )


def _gone(before: Snapshot, after: Snapshot) -> Iterator[Finding]:
    for department, member in before.members():
        record = f"departments/{department}"
        if after.member(member.id) is None and department in after.departments:
            yield Finding(record, ("members",), "member-removed", {"member": member.id})
