"""`xcollab check`: every file of the working tree, the index or a revision, or with `--base` every commit of a pull request.

Findings with their line; exit 1 where there are any. Warnings never fail.
"""

from typing import Any

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import AT, JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_STAGED = Option("staged", ("--staged",), N_("Check what is staged, as a hook would."), switch=True)

_BASE = Option("base", ("--base",),
               N_("Judge the commits that HEAD has and this revision has not, as a pull request."), metavar="REV")  # fmt: skip
_RECEIVED = Option("received", ("--received",),
                   N_("With --base: when a server received the commits; what claims to be older is told."), metavar="TIME")  # fmt: skip
_LANDED = Option("landed", ("--landed",),
                 N_("With --base: the commits are on the protected branch already, so a squash by the forge counts for all it names."),
                 switch=True)  # fmt: skip
_HEAD = Option("head", ("--head",), N_("With --base: judge this revision instead of HEAD."), metavar="REV")


def run(terminal: Terminal, staged: bool, at: str | None, base: str | None, json: bool, **diff: Any) -> int:
    """Check, and print what was found."""
    from xcollab.app.review.files import check
    from xcollab.render.checking.findings import errors_among, finding_lines, findings_data

    given = [name for name, value in (("--base", base), ("--staged", staged), ("--at", at)) if value]
    if len(given) > 1:
        raise Misused("options-apart", first=given[0], second=given[1])
    if base is not None:
        return _diff(terminal, base, json=json, **diff)
    if any(diff.values()):
        raise Misused("missing-options", missing=["--base"], command="xcollab check")
    checked, words = check(terminal, at=at, staged=staged), terminal.words
    if json:
        from xcollab.app.views.judging import CheckView

        terminal.show_json(CheckView(findings_data(words, checked.problems), checked.files))
    else:
        for line in finding_lines(words, checked.problems, checked.files):
            terminal.say(line)
    return int(bool(errors_among(checked.problems)))


def _diff(terminal: Terminal, base: str, *, head: str | None, received: str | None, landed: bool, json: bool) -> int:
    """The commits that `head` has and `base` has not."""
    from xcollab.app.review.branch import Asked, review
    from xcollab.render.checking.findings import errors_among, findings_data
    from xcollab.render.checking.review import CommitFindings, commit_data, review_lines
    from xcollab.schema.dates import NotADate, parse_moment

    try:
        moment = parse_moment(received) if received else None  # a server's: without an offset it is UTC
    except NotADate:
        raise Misused("bad-moment", where="--received", value=str(received)) from None
    found = review(terminal.repository, Asked(base, head or "HEAD", moment, landed))
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


COMMANDS: tuple[Command, ...] = (
    Command("check", N_("Check every file: form, references, rules; with --base, every commit of a pull request."), run, (),
            (_STAGED, AT, _BASE, _HEAD, _RECEIVED, _LANDED, JSON),
            ("xcollab check", "xcollab check --staged", "xcollab check --base origin/main", "xcollab check --at main --json"), paged=True),
)  # fmt: skip
