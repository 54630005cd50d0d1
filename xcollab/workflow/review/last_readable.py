"""A file that cannot be read counts as it last stood: what is wrong with it is said once, and hides nothing else."""

from collections.abc import Collection

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Snapshot


def filled(before: Snapshot, after: Snapshot, unreadable: Collection[str]) -> Snapshot:
    """`after`, with the records that are there but cannot be read (by address) as they were in `before`."""
    if not unreadable:
        return after
    departments = {
        name: department
        for name, department in before.departments.items()
        if f"departments/{name}" in unreadable and name not in after.departments
    }
    collabs = {
        name: _collab(was, after.collabs.get(name, Collab(name)), unreadable)
        for name, was in before.collabs.items()
        if any(record.startswith(f"{name}/") for record in unreadable)
    }
    calendar = before.calendar if "calendar" in unreadable else after.calendar
    return replace(
        after,
        calendar=calendar,
        departments={**after.departments, **departments},
        collabs={**after.collabs, **collabs},
    )


def _collab(before: Collab, after: Collab, unreadable: Collection[str]) -> Collab:
    read = {entry.record for entry in after.entries}
    tasks = {
        name: task
        for name, task in before.tasks.items()
        if name not in after.tasks and f"{after.id}/tasks/{name}" in unreadable
    }
    entries = [e for e in before.entries if e.record in unreadable and e.record not in read]
    request = before.request if after.request is None and f"{after.id}/request" in unreadable else after.request
    return replace(after, request=request, tasks={**after.tasks, **tasks}, entries=(*after.entries, *entries))


def without(snapshot: Snapshot, records: Collection[str]) -> Snapshot:
    """The snapshot without some departments, plans and statements (by address), as if they had never been."""
    if not records:
        return snapshot
    return replace(
        snapshot,
        departments={
            name: known for name, known in snapshot.departments.items() if f"departments/{name}" not in records
        },
        collabs={name: _less(collab, records) for name, collab in snapshot.collabs.items()},
    )


def _less(collab: Collab, records: Collection[str]) -> Collab:
    return replace(
        collab,
        request=None if f"{collab.id}/request" in records else collab.request,
        tasks={name: task for name, task in collab.tasks.items() if f"{collab.id}/tasks/{name}" not in records},
        entries=tuple(entry for entry in collab.entries if entry.record not in records),
    )
