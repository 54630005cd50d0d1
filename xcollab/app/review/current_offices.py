"""A branch judged once more by those who hold the offices now: who lost one meanwhile does not use it from an old base.

Statements and plans are judged by the merge itself; here are what no record tells of, and who has left.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from xcollab.app.review.fixups import Judged
from xcollab.errors import Problem
from xcollab.schema.snapshot import Snapshot
from xcollab.store.disk.layout import address, path_of
from xcollab.store.files.commit_range import Standing, Walk
from xcollab.store.git.differences import touched_between
from xcollab.store.git.plumbing import merged
from xcollab.store.git.runner import Git
from xcollab.store.sharing.changed_files import touched_problems
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.review.comment_edits import remarked
from xcollab.workflow.review.contribution import contributed, said_in
from xcollab.workflow.rules.authorship import gone, said_after_leaving

_FOR_ADMINS = ("not-admin", "outside-layout")


class Sides(NamedTuple):
    """The two commits that a merge joins, and how they are read."""

    walk: Walk
    git: Git
    prefix: str
    """The directory of the workspace in its repository."""
    base: str
    head: str


def after_merge(sides: Sides, people: Sequence[str], now: datetime) -> list[Problem]:
    """What is wrong with the merge of two commits, as the doing of the people (ids of members) who made `head` of `base`."""
    walk, git, prefix, base, head = sides
    result = merged(git, base, head)
    paths = sorted(path.removeprefix(prefix) for path in result.conflicts if path.startswith(prefix))
    if paths:
        return [Problem(path, 1, "merge-conflict", {"path": path}) for path in paths]
    before = walk.at(base)
    after = walk.at(result.tree, before.snapshot)
    if before.snapshot is None or after.snapshot is None:
        return []
    left = said_after_leaving(before.snapshot, said_in(before.snapshot, after.snapshot), now)
    return [*after.problems, *located(after, [*contributed(before.snapshot, after.snapshot, people), *left])]


def located(standing: Standing, found: Iterable[Finding]) -> list[Problem]:
    """Each finding at its line; one of the commit as a whole has none."""
    if not (findings := [*found]):
        return []
    from xcollab.app.printed_commands import with_command  # the forms of all acts: for whoever did something wrong

    lines = [standing.line(finding.record, finding.key) if finding.record else ("", 0) for finding in findings]
    return [Problem(*line, finding.code, with_command(finding)) for finding, line in zip(findings, lines, strict=True)]


def by_those_present(sides: Sides, judged: Sequence[Judged], now: datetime) -> Iterator[Problem]:
    """What the commits of `head` change in the merge with `base`, and their authors may not by the people of either."""
    walk, git, prefix, base, head = sides
    result = merged(git, base, head)
    before = walk.at(base).snapshot
    after = walk.at(result.tree, before).snapshot
    if result.conflicts or before is None or after is None:
        return
    cut = len(prefix)
    files = [
        f._replace(path=f.path[cut:]) for f in touched_between(git, base, result.tree) if f.path.startswith(prefix)
    ]
    admins = {*before.workspace.admins, *after.workspace.admins}
    for commit in judged:
        yield from _left(before, commit, now)
        changed = [file for file in files if file.path in commit.touched]
        found = touched_problems(git, changed, (*commit.members, "")[0], admins, frozenset())
        yield from (problem for problem in found if problem.code in _FOR_ADMINS)
        yield from _remarks(before, after, commit, [address(file.path) for file in changed if not file.same])


def _left(roster: Snapshot, commit: Judged, now: datetime) -> Iterator[Problem]:
    author = roster.member(commit.members[0]) if commit.members and commit.touched else None
    for finding in gone(roster, author, now) if author else ():
        yield Problem("", 0, finding.code, finding.arguments)


def _remarks(before: Snapshot, after: Snapshot, commit: Judged, records: Sequence[str]) -> Iterator[Problem]:
    """An office may come with the branch: what those may whom it names is right."""
    barred = {f.record for f in remarked(before, before, after, commit.members, records)}
    for finding in remarked(after, after, after, commit.members, records):
        if finding.record in barred:
            yield Problem(path_of(finding.record), 1, finding.code, finding.arguments)
