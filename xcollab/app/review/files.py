"""Every file of the working tree, the index or a revision: its form, what it refers to, what the rules say of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from xcollab import __version__
from xcollab.app.context import Context
from xcollab.app.review.changed import Asked, Scope, changed
from xcollab.app.review.days_in_words import with_days_meant
from xcollab.app.review.lying_as_committed import as_committed
from xcollab.errors import Problem, XcollabError
from xcollab.render.export.codeowners import drifted
from xcollab.schema.dataclass import replace
from xcollab.schema.snapshot import Snapshot
from xcollab.store.disk.layout import home_of
from xcollab.store.files.attachment_digests import attachment_problems
from xcollab.store.files.code_owners import owners_files
from xcollab.store.files.editor_schemas import FIRST, outdated
from xcollab.store.files.git_filters import filtered_problems
from xcollab.store.files.loading import Loaded, load
from xcollab.store.files.secret_scan import SecretScan
from xcollab.store.git.sources import Revision
from xcollab.store.git.working_tree import WorkingTree
from xcollab.words import N_
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.obligations.leavers import leaver_findings
from xcollab.workflow.review.contribution import said_in
from xcollab.workflow.review.new_statements import entering
from xcollab.workflow.rules.findings import CollabRule, findings
from xcollab.workflow.time.timestamps import dated, granted, judged_at


class Checked(NamedTuple):
    """What was found."""

    problems: list[Problem]
    """By file and line."""
    files: int
    """How many were read."""
    scope: Scope | None = None
    """What was judged, where that is not everything."""


def check(context: Context, *, at: str | None = None, staged: bool = False, only: Asked | None = None) -> Checked:
    """Check what lies in the working tree; in the index, where it is what is `staged`; or at a revision. `only` what differs from
    what is published is judged, where that is asked.
    """
    repository = context.repository
    source = context.revision(at) if at else repository.staged() if staged else repository.working_tree()
    scope = changed(context, only, source) if only else None
    collabs = scope.collabs if scope and not scope.all_for else None
    scan = SecretScan()
    with context.progress() as say:
        if collabs is not None and not staged and (lying := as_committed(context, source, collabs)):
            loaded = lying
            scan.look_through(
                lying.source, {*lying.files, *(p.path for p in lying.problems if lying.source.blob(p.path))}
            )
        else:
            loaded = load(source, collabs, say=say, look=scan.look)
        scan.look_at_attachments(loaded.source, loaded.attachments)
        say(N_("judging by the rules"))
        unlike = frozenset() if at else _unlike_head(context, loaded, collabs)
        judged = None if at else loaded.snapshot if isinstance(loaded.source, Revision) else _committed(context, unlike)
        now = None if judged is None else repository.moment()
        illegal = findings(loaded.snapshot, [_leaving(now, loaded.snapshot)] if now else ())
    problems = [*loaded.problems, *attachment_problems(loaded), *_found(loaded, illegal), *scan.problems]
    if isinstance(loaded.source, WorkingTree):
        problems = [*with_days_meant(problems, loaded.snapshot, now, context.words.language)] if now else problems
        problems += filtered_problems(repository.git, repository.root, loaded)
    if judged is not None and now:
        lying_there = _within(loaded.snapshot, unlike)
        problems += _found(loaded, [*entering(judged, lying_there), *_timed(now, judged, lying_there)])
    if collabs is None:
        problems += _drifted(
            context, loaded.snapshot, source.commit if isinstance(source, Revision) else "" if staged else None
        )
        if made := outdated(source):
            problems.append(Problem(FIRST, 1, "schemas-outdated", {"made": made, "version": __version__}))
    return Checked(sorted(problems, key=lambda problem: problem[:3]), len(loaded.files), scope)


def _unlike_head(context: Context, loaded: Loaded, judged: frozenset[str] | None) -> frozenset[str]:
    """The collaborations in which anything is not as it is committed: in no other is anything new to be judged. All that are
    judged, where git cannot tell, or was not asked because they are few.
    """
    if judged is not None:
        return frozenset() if isinstance(loaded.source, Revision) else judged
    try:
        return frozenset(home for path in context.repository.unlike_head() if (home := home_of(path)))
    except XcollabError:
        return frozenset(loaded.snapshot.collabs)


def _committed(context: Context, collabs: frozenset[str]) -> Snapshot | None:
    """What has been judged already, of some collaborations; None where nothing is committed yet, or it cannot be read."""
    try:
        return load(context.repository.at(), collabs).snapshot
    except XcollabError:
        return None


def _within(snapshot: Snapshot, collabs: frozenset[str]) -> Snapshot:
    """Some of its collaborations; the others are known to be there."""
    kept = {name: collab for name, collab in snapshot.collabs.items() if name in collabs}
    return replace(snapshot, collabs=kept, elsewhere=frozenset(snapshot.collabs) - collabs)


def _leaving(now: datetime, found: Snapshot) -> CollabRule:
    """What those hold who leave; it depends on the day."""
    today = now.astimezone(found.workspace.zone).date()
    return lambda snapshot, state: leaver_findings(snapshot, state, today)


def _timed(now: datetime, judged: Snapshot, found: Snapshot) -> list[Finding]:
    """What was written by hand and is dated later than now, or gives another term than the workspace."""
    new = said_in(judged, found)
    ahead = (finding for finding in dated(new, judged_at(now), judged) if finding.code == "said-in-future")
    return [*ahead, *granted(new, (judged.workspace.deadlines, found.workspace.deadlines))]


def _drifted(context: Context, snapshot: Snapshot, revision: str | None) -> list[Problem]:
    """Files of code owners that xcollab wrote, and would write otherwise for the departments as they are."""
    return [
        Problem(path, 1, "owners-drifted", {"forge": kind})
        for path, text in owners_files(context.repository, revision).items()
        if (kind := drifted(snapshot, context.repository.prefix, text))
    ]


_ROSTER = frozenset(
    {"unknown-member", "unknown-department", "not-of-department", "nobody-speaks", "not-yours", "not-asked"}
)
"""What a department's unreadable file would be blamed for, everywhere."""


def _found(loaded: Loaded, found: Sequence[Finding]) -> list[Problem]:
    """What the rules find, each at its line; what only follows from a file that cannot be read is not blamed twice."""
    if not found:
        return []
    from xcollab.app.printed_commands import with_command

    broken = {problem.path for problem in loaded.problems if problem.path.endswith(".yaml")}
    homes = {path.split("/")[1] for path in broken if path.startswith("collabs/")}
    roster = any(path.startswith("departments/") for path in broken)
    return [
        Problem(path, line, finding.code, with_command(finding))
        for finding in found
        for path, line in [loaded.line(finding.record, finding.key)]
        if finding.record.split("/")[0] not in homes and not (roster and finding.code in _ROSTER)
    ]
