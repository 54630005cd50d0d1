"""Changes of the settings: the workspace, the calendar, departments and people, judged by the roster before them."""

from collections.abc import Iterator, Sequence

from xcollab.schema.department import Department, Member
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.authority import may_configure, may_redirect
from xcollab.workflow.model.finding import Finding


def settings_findings(before: Snapshot, after: Snapshot, authors: Sequence[str]) -> list[Finding]:
    """Settings are the admins'; a lead may add members to the own department, and everybody redirects the own notices.

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
    record, people = f"departments/{department}", list(before.workspace.admins)
    was = before.departments.get(department)
    for number, member in _redirected(was, now):
        if not any(may_redirect(before, author, member.id) for author in authors):
            arguments = {"member": member.id, "people": people}
            yield Finding(record, ("members", number, "notify"), "notify-not-yours", arguments)
    kept = _as_redirected(was, now) if was else None
    if kept == now:
        return
    if not any(may_configure(before, author, department) for author in authors):
        yield _not_admin(before, record, authors)
    elif not _only_added(kept, now):
        yield Finding(record, (), "lead-only-adds", {"department": department, "people": people})


def _redirected(was: Department | None, now: Department) -> Iterator[tuple[int, Member]]:
    """Members who hear of things in another way than before, with their places."""
    known = {member.id: member.notify for member in was.members} if was else {}
    for number, member in enumerate(now.members):
        if member.id in known and known[member.id] != member.notify:
            yield number, member


def _as_redirected(was: Department, now: Department) -> Department:
    """The department as it was, but for where its members hear of things: that is judged for each of them."""
    ways = {member.id: member.notify for member in now.members}
    members = (m.model_copy(update={"notify": ways.get(m.id, m.notify)}) for m in was.members)
    return was.model_copy(update={"members": tuple(members)})


def _not_admin(before: Snapshot, record: str, authors: Sequence[str]) -> Finding:
    member = authors[0] if authors else ""
    return Finding(record, (), "not-admin", {"member": member, "people": list(before.workspace.admins)})


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
