"""Statements that are about to enter, by hand or by a pull request: judged as the command line would have judged them.

What is in `before` has been judged; what `after` has beyond it is judged in its order, each against all that came before.
"""

from collections.abc import Iterator
from dataclasses import replace

from xcollab.errors import Refused
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.workflow.attempt import Attempt
from xcollab.workflow.fold import in_order, settled
from xcollab.workflow.judge import judge
from xcollab.workflow.state import Finding

_CHANGES_ITS_PLAN = ("revise", "handover", "reassign")


def entering(before: Snapshot, after: Snapshot) -> list[Finding]:
    """What is wrong with the statements that `after` has and `before` has not: who may, and every condition.

    The roster is that of `before`. What the fold finds by itself is not repeated here.
    """
    return [
        finding
        for collab in after.collabs.values()
        for finding in _entering(before, before.collabs.get(collab.id, Collab(collab.id)), collab)
    ]


def _entering(snapshot: Snapshot, before: Collab, after: Collab) -> Iterator[Finding]:
    judged = {entry.name for entry in before.entries}
    known = {finding.record for finding in settled(after).findings}
    so_far = replace(after, entries=before.entries)
    for entry in in_order(entry for entry in after.entries if entry.name not in judged):
        if entry.record not in known and snapshot.member(entry.statement.by):
            yield from _judged(snapshot, before, so_far, after, entry)
        so_far = so_far.with_entries(entry)


def _judged(snapshot: Snapshot, before: Collab, so_far: Collab, after: Collab, entry: Entry) -> Iterator[Finding]:
    said, subject = entry.statement, entry.subject
    plans = so_far
    if said.act in _CHANGES_ITS_PLAN:  # these are judged against the plan that they change
        plans = replace(so_far, request=before.request or after.request, tasks={**after.tasks, **before.tasks})
    attempt = Attempt(
        snapshot, settled(plans), entry.kind, subject, said.act, said.by, said.recorded_by or said.by, entry,
        request=after.request if entry.kind == "request" else None,
        task=after.tasks.get(subject) if said.act == "reassign" else None,
        target=next((e for e in so_far.entries if e.name == (getattr(said, "of", None) or getattr(said, "to", None))), None),
    )  # fmt: skip
    try:
        capacity = judge(attempt)
    except Refused as refusal:
        yield Finding(entry.record, (), refusal.code, refusal.arguments)
        return
    if said.as_ != capacity:
        yield Finding(entry.record, ("as",), "other-capacity", {"stated": said.as_, "capacity": capacity})
