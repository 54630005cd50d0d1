"""Files whose record says what it said before: a remark (a YAML comment) or a company's own key (`x-…`) was changed.

No record tells of them, so nothing else judges them; but they stand in somebody's plan, and are for those who may edit it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xcollab.errors import Word
from xcollab.schema.snapshot import Collab, Snapshot
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.configuring import may_configure
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.rulebook import named, rows


def remarked(
    roster: Snapshot, before: Snapshot, after: Snapshot, authors: Sequence[str], records: Iterable[str]
) -> Iterator[Finding]:
    """Of the records (addresses) whose files a change touched: plans that none of its authors may edit, and departments
    that the first of them may not.
    """
    for record in records:
        match record.split("/"):
            case ["departments", department] if _same(before.departments, after.departments, department):
                if not any(may_configure(roster, author, department) for author in authors[:1]):
                    yield Finding(record, (), "not-admin", _told(roster.workspace.admins, authors))
            case [collab, "request"] | [collab, "tasks", _] if collab in before.collabs and collab in after.collabs:
                yield from _in_plan(roster, before.collabs[collab], after.collabs[collab], authors, record)


def _in_plan(roster: Snapshot, before: Collab, after: Collab, authors: Sequence[str], record: str) -> Iterator[Finding]:
    _, *deeper = record.split("/")
    kind, subject = ("task", deeper[1]) if len(deeper) > 1 else ("request", before.id)
    same = before.request == after.request if kind == "request" else _same(before.tasks, after.tasks, subject)
    if not same or before.request is None:
        return
    matter = Matter(roster, settled(before), subject, before.request)
    capacities = dict.fromkeys(who for rule in rows(kind, "edit") for who in rule.who)
    people = [member for who in capacities for member in holders(matter, who)]
    if not any(author in people for author in authors):
        about = {"act": named(kind, "edit"), "capacities": [Word("capacity", who) for who in capacities]}
        yield Finding(record, (), "not-yours", about | _told(people, authors))


def _same(before: Mapping[str, object], after: Mapping[str, object], name: str) -> bool:
    return name in before and before[name] == after.get(name)


def _told(people: Iterable[str], authors: Sequence[str]) -> dict[str, object]:
    return {"member": authors[0] if authors else "", "people": list(dict.fromkeys(people))}
