"""`xcollab check`: every file of the working tree, the index or a revision, or with `--base` every commit of a pull request.

Findings with their line; exit 1 where there are any. Warnings never fail.
"""

from collections.abc import Sequence
from datetime import datetime

from pydantic_core import PydanticCustomError

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import AT, JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, Problem, XcollabError
from xcollab.render.checking.findings import errors_among, finding_lines, findings_data
from xcollab.render.checking.review import CommitFindings, commit_data, review_lines
from xcollab.render.export.codeowners import drifted
from xcollab.schema.base import parse_moment
from xcollab.schema.snapshot import Snapshot
from xcollab.store.files.attachment_digests import attachment_problems
from xcollab.store.files.code_owners import owners_files
from xcollab.store.files.git_filters import filtered_problems
from xcollab.store.files.loading import Loaded, load
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.state import Finding
from xcollab.workflow.review.contribution import said_in
from xcollab.workflow.review.new_statements import entering
from xcollab.workflow.rules.findings import findings
from xcollab.workflow.rules.fold import settled
from xcollab.workflow.rules.leavers import leaver_findings
from xcollab.workflow.time.timestamps import dated, granted, judged_at

_STAGED = Option("staged", ("--staged",), N_("Check what is staged, as a hook would."), switch=True)

_BASE = Option("base", ("--base",),
               N_("Judge the commits that HEAD has and this revision has not, as a pull request."), metavar="REV")  # fmt: skip
_RECEIVED = Option("received", ("--received",),
                   N_("With --base: when a server received the commits; what claims to be older is told."), metavar="TIME")  # fmt: skip
_LANDED = Option("landed", ("--landed",),
                 N_("With --base: the commits are on the protected branch already, so a squash by the forge counts for all it names."),
                 switch=True)  # fmt: skip
_HEAD = Option("head", ("--head",), N_("With --base: judge this revision instead of HEAD."), metavar="REV")


def run(
    terminal: Terminal, staged: bool, at: str | None, json: bool, base: str | None, head: str | None, received: str | None,
    landed: bool,
) -> int:  # fmt: skip
    """Check, and print what was found."""
    given = [name for name, value in (("--base", base), ("--staged", staged), ("--at", at)) if value]
    if len(given) > 1:
        raise Misused("options-apart", first=given[0], second=given[1])
    if base is None and (head or received or landed):
        raise Misused("missing-options", missing=["--base"], command="xcollab check")
    if base is None:
        return _files(terminal, staged, at, json)
    return _diff(terminal, base, head or "HEAD", _moment(received), landed=landed, json=json)


def _moment(received: str | None) -> datetime | None:
    """The moment that a server gives; without an offset it is UTC."""
    try:
        return parse_moment(received) if received else None
    except PydanticCustomError:
        raise Misused("bad-moment", where="--received", value=str(received)) from None


def _diff(terminal: Terminal, base: str, head: str, received: datetime | None, *, landed: bool, json: bool) -> int:
    """The commits that `head` has and `base` has not."""
    from xcollab.app.review.branch import Asked, review

    found = review(terminal.repository, Asked(base, head, received, landed))
    commits = [
        CommitFindings(j.commit.id, j.commit.author.name, j.members, j.commit.subject, j.problems)
        for j in found.commits
    ]
    if json:
        from xcollab.app.views.judging import ReviewView

        told = [commit_data(terminal.words, commit) for commit in commits]
        merge = findings_data(terminal.words, found.merge)
        terminal.show_json(ReviewView(*found.base, *found.head, len(told), told, merge))
    else:
        for line in review_lines(terminal.words, base, found.base, commits, found.merge):
            terminal.say(line)
    problems = [*(problem for commit in commits for problem in commit.problems), *found.merge]
    return int(bool(errors_among(problems)))


def _files(terminal: Terminal, staged: bool, at: str | None, json: bool) -> int:
    """All files as they lie there."""
    repository = terminal.repository
    source = repository.at(at) if at else repository.staged() if staged else repository.working_tree()
    loaded = load(source)
    problems = [*loaded.problems, *attachment_problems(loaded), *_found(loaded, findings(loaded.snapshot))]
    if not at and not staged:
        problems += filtered_problems(repository.git, repository.root, loaded)
    if not at and (judged := _committed(terminal)) is not None:
        problems += _found(loaded, _leaving(terminal, loaded.snapshot))
        problems += _found(loaded, [*entering(judged, loaded.snapshot), *_timed(terminal, judged, loaded.snapshot)])
    problems += _drifted(terminal, loaded.snapshot, repository.commit(at) if at else "" if staged else None)
    problems.sort(key=lambda problem: problem[:3])
    if json:
        from xcollab.app.views.judging import CheckView

        terminal.show_json(CheckView(findings_data(terminal.words, problems), len(loaded.documents)))
    else:
        for line in finding_lines(terminal.words, problems, len(loaded.documents)):
            terminal.say(line)
    return int(bool(errors_among(problems)))


def _committed(terminal: Terminal) -> Snapshot | None:
    """What has been judged already; None where nothing is committed yet, or the commit cannot be read."""
    try:
        return load(terminal.repository.at()).snapshot
    except XcollabError:
        return None


def _leaving(terminal: Terminal, found: Snapshot) -> list[Finding]:
    """What those hold who leave; it depends on the day."""
    today = terminal.repository.moment().astimezone(found.workspace.zone).date()
    return [one for collab in found.collabs.values() for one in leaver_findings(found, settled(collab), today)]


def _timed(terminal: Terminal, judged: Snapshot, found: Snapshot) -> list[Finding]:
    """What was written by hand and is dated later than now, or gives another term than the workspace."""
    now, new = terminal.repository.moment(), said_in(judged, found)
    ahead = (finding for finding in dated(new, judged_at(now), judged) if finding.code == "said-in-future")
    return [*ahead, *granted(new, (judged.workspace.deadlines, found.workspace.deadlines))]


def _drifted(terminal: Terminal, snapshot: Snapshot, revision: str | None) -> list[Problem]:
    """Files of code owners that xcollab wrote, and would write otherwise for the departments as they are."""
    words = Words(snapshot.workspace.language)
    return [
        Problem(path, 1, "owners-drifted", {"forge": kind})
        for path, text in owners_files(terminal.repository, revision).items()
        if (kind := drifted(words, snapshot, terminal.repository.prefix, text))
    ]


_ROSTER = frozenset(
    {"unknown-member", "unknown-department", "not-of-department", "nobody-speaks", "not-yours", "not-asked"}
)
"""What a department's unreadable file would be blamed for, everywhere."""


def _found(loaded: Loaded, found: Sequence[Finding]) -> list[Problem]:
    """What the rules find, each at its line; what only follows from a file that cannot be read is not blamed twice."""
    broken = {problem.path for problem in loaded.problems if problem.path.endswith(".yaml")}
    homes = {path.split("/")[1] for path in broken if path.startswith("collabs/")}
    roster = any(path.startswith("departments/") for path in broken)
    return [
        Problem(path, line, finding.code, finding.arguments)
        for finding in found
        for path, line in [loaded.line(finding.record, finding.key)]
        if finding.record.split("/")[0] not in homes and not (roster and finding.code in _ROSTER)
    ]


COMMANDS: tuple[Command, ...] = (
    Command("check", N_("Check every file: form, references, rules; with --base, every commit of a pull request."), run, (),
            (_STAGED, AT, _BASE, _HEAD, _RECEIVED, _LANDED, JSON),
            ("xcollab check", "xcollab check --staged", "xcollab check --base origin/main", "xcollab check --at main --json"), paged=True),
)  # fmt: skip
