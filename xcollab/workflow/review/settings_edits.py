"""Changes of the settings: the workspace, the calendar, departments and people, judged by the roster before them."""

from collections.abc import Iterator, Sequence

from xcollab.schema.department import Department
from xcollab.schema.snapshot import Snapshot
from xcollab.workflow.model.authority import may_configure
from xcollab.workflow.model.finding import Finding


def settings_findings(before: Snapshot, after: Snapshot, authors: Sequence[str]) -> list[Finding]:
    """Settings are the admins'; a lead may add members to the own department, and nothing else.

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
        elif not admin and not any(may_configure(before, author, department) for author in authors):
            yield _not_admin(before, record, authors)
        elif not admin and not _only_added(was, now):
            people = list(before.workspace.admins)
            yield Finding(record, (), "lead-only-adds", {"department": department, "people": people})
    yield from _gone(before, after)


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
