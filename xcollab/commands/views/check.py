"""`xcollab check`: every file of the working tree, the index or a revision, or with `--base` every commit of a pull request.

Findings with their line; exit 1 where there are any. Warnings never fail.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import AT, JSON, Command
from xcollab.commands.edge.finding_formats import FORMAT, FindingReport, chosen, deliver
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from datetime import datetime

    from xcollab.errors import Problem
    from xcollab.render.checking.finding_formats import Found

_STAGED = Option("staged", ("--staged",), N_("Check what is staged, as a hook would."), switch=True)

_BASE = Option("base", ("--base",),
               N_("Judge the commits that HEAD has and this revision has not, as a pull request."), metavar="REV")  # fmt: skip
_RECEIVED = Option("received", ("--received",),
                   N_("With --base: when a server received the commits; what claims to be older is told."), metavar="TIME")  # fmt: skip
_LANDED = Option("landed", ("--landed",),
                 N_("With --base: the commits are on the protected branch already, so a squash by the forge counts for all it names."),
                 switch=True)  # fmt: skip
_HEAD = Option("head", ("--head",), N_("With --base: judge this revision instead of HEAD."), metavar="REV")


_CHANGED = Option(
    "changed", ("--changed",), N_("Judge only the collaborations that differ from what is published."), switch=True
)
_SINCE = Option(
    "since", ("--since",), N_("With --changed: what is published, instead of the branch on the remote."), metavar="REV"
)
_ALSO = Option("collab", ("--collab", "-C"), N_("With --changed: judge this collaboration in any case; may be repeated."),
               many=True, complete="collab")  # fmt: skip


def run(
    terminal: Terminal,
    staged: bool,
    at: str | None,
    base: str | None,
    changed: bool,
    since: str | None,
    collab: Sequence[str],
    format: str | None,
    json: bool,
    **diff: Any,
) -> int:
    """Check, and print what was found."""
    from xcollab.render.checking.findings import errors_among

    form = chosen(format, json=json)
    given = [name for name, value in (("--base", base), ("--staged", staged), ("--at", at)) if value]
    if base and changed:
        given.append("--changed")
    if len(given) > 1:
        raise Misused("options-apart", first=given[0], second=given[1])
    if (since or collab) and not changed:
        raise Misused("missing-options", missing=["--changed"], command="xcollab check")
    if base is not None:
        return int(bool(errors_among(_review(terminal, form, base, **diff))))
    if any(diff.values()):
        raise Misused("missing-options", missing=["--base"], command="xcollab check")
    only = (since, collab) if changed else None
    return int(bool(errors_among(_files(terminal, form, only, at=at, staged=staged))))


def _files(
    terminal: Terminal, form: str, only: tuple[str | None, Sequence[str]] | None, *, at: str | None, staged: bool
) -> "Sequence[Problem]":
    """What is wrong in the files, or in those that changed, which is printed."""
    from xcollab.app.review.changed import Asked
    from xcollab.app.review.files import check
    from xcollab.render.checking.findings import files_total, finding_lines
    from xcollab.render.checking.scope import ScopeData, scope_lines

    checked, words = check(terminal, at=at, staged=staged, only=Asked(*only) if only else None), terminal.words
    scope = checked.scope and ScopeData(
        *checked.scope.since, sorted(checked.scope.collabs), checked.scope.all_for or None, checked.scope.overlooked
    )
    if form == "json":
        from xcollab.app.views.judging import CheckView
        from xcollab.render.checking.findings import findings_data

        terminal.show_json(CheckView(findings_data(words, checked.problems), checked.files, scope))
    elif form == "text":
        terminal.say_lines(finding_lines(words, checked.problems, checked.files))
        terminal.say_lines(scope_lines(words, scope) if scope else [])
    else:
        from xcollab.render.checking.finding_formats import Found

        for line in scope_lines(words, scope) if scope else []:
            terminal.note(line)
        found = [Found(problem) for problem in checked.problems]
        _deliver(terminal, form, found, files_total(words, checked.problems, checked.files))
    return checked.problems


def _review(
    terminal: Terminal, form: str, base: str, *, head: str | None, received: str | None, landed: bool
) -> "Sequence[Problem]":
    """What is wrong with the commits that `head` has and `base` has not, which is printed."""
    from xcollab.app.review.branch import Asked, review
    from xcollab.render.checking.review import CommitFindings, commit_data, commits_total, review_lines

    found = review(terminal.repository, Asked(base, head or "HEAD", _received(received), landed))
    commits = [
        CommitFindings(j.commit.id, j.commit.author.name, j.members, j.commit.subject, j.problems)
        for j in found.commits
    ]
    words = terminal.words
    if form == "json":
        from xcollab.app.views.judging import ReviewView
        from xcollab.render.checking.findings import findings_data

        told = [commit_data(words, commit) for commit in commits]
        terminal.show_json(ReviewView(*found.base, *found.head, len(told), told, findings_data(words, found.merge)))
    elif form == "text":
        terminal.say_lines(review_lines(words, base, found.base, commits, found.merge))
    else:
        from xcollab.render.checking.finding_formats import of_review

        total = commits_total(words, found.base, commits, found.merge)
        _deliver(terminal, form, of_review(commits, found.merge, base), total)
    return [*(problem for commit in commits for problem in commit.problems), *found.merge]


def _received(typed: str | None) -> "datetime | None":
    from xcollab.schema.dates import NotADate, parse_moment

    try:
        return parse_moment(typed) if typed else None  # a server's: without an offset it is UTC
    except NotADate:
        raise Misused("bad-moment", where="--received", value=str(typed)) from None


def _deliver(terminal: Terminal, form: str, found: "Sequence[Found]", total: str) -> None:
    from xcollab.render.checking.finding_formats import annotations, markdown

    words, prefix = terminal.words, terminal.repository.prefix
    told, whole = annotations(words, found, prefix), markdown(words, found, prefix, total)
    deliver(terminal, form, FindingReport("xcollab check", told, whole, total, f"{prefix}xcollab.yaml"))


COMMANDS: tuple[Command, ...] = (
    Command("check", N_("Check every file: form, references, rules; with --base, every commit of a pull request."), run, (),
            (_STAGED, AT, _CHANGED, _SINCE, _ALSO, _BASE, _HEAD, _RECEIVED, _LANDED, FORMAT, JSON),
            ("xcollab check", "xcollab check --staged", "xcollab check --changed", "xcollab check --changed --since main --staged", "xcollab check --base origin/main", "xcollab check --at main --json",
             "xcollab check --base origin/main --format github"), paged=True),
)  # fmt: skip
