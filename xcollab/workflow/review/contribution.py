"""Everything wrong with a change, taken as the act of its authors: a commit, a squash of several, acts about to be shared.

What stood before has been judged; only what the change adds, edits or deletes is.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.review.immutability import altered
from xcollab.workflow.review.last_readable import filled
from xcollab.workflow.review.new_statements import entering, new_entries
from xcollab.workflow.review.plan_edits import plan_findings
from xcollab.workflow.review.settings_edits import settings_findings
from xcollab.workflow.rules.findings import findings


def contributed(
    before: Snapshot | None,
    after: Snapshot,
    authors: Sequence[str],
    unreadable: Collection[str] = (),
    settings_by: Sequence[str] | None = None,
    made: datetime | None = None,
) -> list[Finding]:
    """What `after` has beyond `before` and should not have, as the doing of the authors (ids of members).

    `before` is None for the commit that founds the workspace: its settings are the founder's. Records in `unreadable`
    (addresses) are there, but could not be read: that is said elsewhere, and they count as they last stood. Settings and
    people are changed by `settings_by`, where they are not anybody's of the authors. Who stood in for whom is told by the
    moment at which it was `made`, of a statement by its own.
    Who may is judged by the roster before the change; legal changes of people count within it as well.
    """
    start = before or Snapshot(after.workspace, after.calendar, after.departments)
    start = start.on(made.astimezone(start.workspace.zone).date()) if made else start
    after = filled(start, after, unreadable)
    start = replace(start, elsewhere=start.elsewhere | after.elsewhere | after.collabs.keys())
    settings = settings_findings(start, after, authors if settings_by is None else settings_by)
    people = _roster(start, after)
    rosters = (start,) if settings or people == start else (start, people)
    changed = _changed(start, after)
    found = [*settings, *(f for pair in changed for f in _of_collab(rosters, authors, *pair))]
    scope = replace(after, collabs={now.id: now for _, now in changed})
    found += entering(start, scope, rosters)
    known = {(finding.record, finding.code) for finding in found}
    return found + [f for f in _newly_wrong(start, after, changed) if (f.record, f.code) not in known]


def said_in(before: Snapshot | None, after: Snapshot) -> list[Entry]:
    """The statements that a change adds."""
    collabs = before.collabs if before else {}
    return [e for name, now in after.collabs.items() for e in new_entries(collabs.get(name, Collab(name)), now)]


def _roster(before: Snapshot, after: Snapshot) -> Snapshot:
    """The people after the change, over what was there before."""
    return replace(before, workspace=after.workspace, departments=after.departments)


def _changed(before: Snapshot, after: Snapshot) -> list[tuple[Collab, Collab]]:
    """Every collaboration that is another after the change; one of them is empty where it was made, or is gone."""
    ids = before.collabs.keys() | after.collabs.keys()
    pairs = ((before.collabs.get(name, Collab(name)), after.collabs.get(name, Collab(name))) for name in sorted(ids))
    return [pair for pair in pairs if pair[0] != pair[1]]


def _of_collab(rosters: Sequence[Snapshot], authors: Sequence[str], before: Collab, after: Collab) -> Iterator[Finding]:
    yield from altered(rosters[0], before, after, authors)
    for entry in new_entries(before, after):
        said = entry.statement
        key = "recorded_by" if said.recorded_by else "by"
        speaker = said.recorded_by or said.by
        if speaker not in authors:
            yield Finding(entry.record, (key,), "not-the-author", {"member": speaker, "authors": list(authors)})
    yield from plan_findings(rosters, authors, before, after)


def _newly_wrong(before: Snapshot, after: Snapshot, changed: Sequence[tuple[Collab, Collab]]) -> Iterator[Finding]:
    """What the rules find after the change and did not find before it; lateness is no rule."""
    if _roster(before, after) == before:  # the same people: only what changed can differ
        before = _only(before, [was for was, _ in changed])
        after = _only(after, [now for _, now in changed])
    known: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings(before):
        known.setdefault((finding.record, finding.code), []).append(finding)
    for finding in findings(after):
        old = known.get((finding.record, finding.code), [])
        if not any(finding.key == f.key or finding.arguments == f.arguments for f in old):
            yield finding


def _only(snapshot: Snapshot, collabs: Sequence[Collab]) -> Snapshot:
    kept = {collab.id: collab for collab in collabs if collab.id in snapshot.collabs}
    return replace(snapshot, collabs=kept, elsewhere=snapshot.elsewhere | (snapshot.collabs.keys() - kept.keys()))
