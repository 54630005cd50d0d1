"""What `check` found, for forges: beside the lines of a change, and as a table; errors before warnings."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.errors import Problem
from xcollab.render.base.markdown import code, table, text
from xcollab.render.base.sanitize import safe_line
from xcollab.render.checking.annotations import Annotation
from xcollab.render.checking.findings import worded_problem
from xcollab.render.checking.review import CommitFindings
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.rules.findings import WARNINGS

_FROM_THE_TOP = frozenset({"owners-drifted"})
"""What is found in files that belong to the forge, and so to the whole repository."""


class Found(NamedTuple):
    """A problem and where it comes from: a commit of a pull request, the merge with its base, or the files as they are."""

    problem: Problem
    commit: CommitFindings | None = None
    base: str = ""
    """What it is merged with, where only that breaks it."""


def of_review(commits: Sequence[CommitFindings], merge: Sequence[Problem], base: str) -> list[Found]:
    """Everything that was found in a pull request."""
    found = [Found(problem, commit) for commit in commits for problem in commit.problems]
    return found + [Found(problem, base=base) for problem in merge]


def annotations(words: Words, found: Sequence[Found], prefix: str) -> list[Annotation]:
    """Each at its line; `prefix` is where the workspace lies in the repository."""
    return [
        Annotation(one.problem.code, "minor" if _warns(one) else "major", not _warns(one), _path(one, prefix), one.problem.line,
                   one.problem.code, "\n".join(filter(None, [*_worded(words, one), _origin(words, one)])), _identity(one, prefix), _warns(one))
        for one in sorted(found, key=_warns)
    ]  # fmt: skip


def markdown(words: Words, found: Sequence[Found], prefix: str, total: str) -> str:
    """A table, for a step's summary or a comment, and below it how much was found."""
    if not found:
        return text(total) + "\n"
    headings = [words(h) for h in (N_("Severity"), N_("Where"), N_("What"), N_("What to do"))]
    rows = []
    for one in sorted(found, key=_warns):
        fact, hint = _worded(words, one)
        path, origin = _path(one, prefix), _origin(words, one)
        places = [code(f"{path}:{one.problem.line}") if path else "", text(origin)]
        kind = words(N_("warning")) if _warns(one) else words(N_("error"))
        where = "<br>".join(filter(None, places))
        rows.append((kind, where, f"{text(fact)} {code(one.problem.code)}", text(hint)))
    return "\n".join([*table(headings, rows), text(total), ""])


def _warns(one: Found) -> bool:
    return one.problem.code in WARNINGS


def _worded(words: Words, one: Found) -> tuple[str, str]:
    fact, hint = worded_problem(words, one.problem)
    return safe_line(fact), safe_line(hint)


def _path(one: Found, prefix: str) -> str:
    path = one.problem.path
    return safe_line(path if not path or one.problem.code in _FROM_THE_TOP else prefix + path)


def _origin(words: Words, one: Found) -> str:
    if one.commit:
        return safe_line(words.named(f"{one.commit.id[:10]} {one.commit.author}", one.commit.subject))
    return words(N_("only after the merge with {base}"), base=safe_line(one.base)) if one.base else ""


def _identity(one: Found, prefix: str) -> tuple[str, ...]:
    """A commit gets another name when it is rebased; who made it and its subject stay."""
    if not one.problem.path and one.commit:
        return ("", one.commit.author, one.commit.subject)
    return (_path(one, prefix),)
