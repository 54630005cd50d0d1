"""The judgement of a pull request: what is wrong at each commit, and what only the merge would break."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.errors import Problem
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.findings import FindingData, errors_among, findings_data, problem_lines
from xcollab.words import N_
from xcollab.words.language import Words


class CommitFindings(NamedTuple):
    """One commit: its id, whose it is, its subject, and what is wrong with it."""

    id: str
    author: str
    members: tuple[str, ...]
    subject: str
    problems: Sequence[Problem]


Named = tuple[str, str]
"""A revision: its full name, and its commit."""


def review_lines(
    words: Words, base: str, made_out: Named, commits: Sequence[CommitFindings], merge: Sequence[Problem]
) -> list[str]:
    """The commits with findings under their own headings, what only the merge breaks, and a sum; `base` as it was typed."""
    lines: list[str] = []
    for commit in commits:
        if commit.problems:
            lines += [f"{commit.id[:10]} {safe_line(words.named(commit.author, commit.subject))}"]
            lines += [f"  {line}" for line in problem_lines(words, commit.problems)] + [""]
    if merge:
        lines.append(words(N_("Only after the merge with {base}:"), base=safe_line(base)))
        lines += [f"  {line}" for line in problem_lines(words, merge)] + [""]
    return [*lines, commits_total(words, made_out, commits, merge)]


def commits_total(words: Words, made_out: Named, commits: Sequence[CommitFindings], merge: Sequence[Problem]) -> str:
    """How much was found in how many commits."""
    if not commits:
        about = {"base": safe_line(made_out[0]), "commit": made_out[1][:10]}
        return words(N_("No commit judged: this is {base} itself ({commit})."), **about)
    found = [*(problem for commit in commits for problem in commit.problems), *merge]
    if not found:
        return words(N_("Commits judged: {n}; nothing wrong."), n=len(commits))
    serious = errors_among(found)
    counts = {"commits": len(commits), "errors": serious, "warnings": len(found) - serious}
    return words(N_("Commits judged: {commits}; errors: {errors}, warnings: {warnings}."), **counts)


class CommitData(NamedTuple):
    """A commit that was judged, for programs."""

    commit: str
    author: str
    members: tuple[str, ...]
    """The members whose address it bears."""
    subject: str
    findings: list[FindingData]


def commit_data(words: Words, commit: CommitFindings) -> CommitData:
    """The same for programs."""
    found = findings_data(words, commit.problems)
    return CommitData(commit.id, commit.author, commit.members, commit.subject, found)
