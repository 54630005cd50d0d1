"""What `check` found: one finding a place, `file:line`, what is wrong, what to write instead."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.errors import Problem
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.rules.findings import WARNINGS


def finding_lines(words: Words, problems: Sequence[Problem], files: int) -> list[str]:
    """Every problem in two lines, and a sum."""
    total = files_total(words, problems, files)
    return [*problem_lines(words, problems), "", total] if problems else [total]


def files_total(words: Words, problems: Sequence[Problem], files: int) -> str:
    """How much was found in how many files."""
    if not problems:
        return words(N_("Files checked: {n}; nothing wrong."), n=files)
    serious = errors_among(problems)
    counts = {"files": files, "errors": serious, "warnings": len(problems) - serious}
    return words(N_("Files checked: {files}; errors: {errors}, warnings: {warnings}."), **counts)


def problem_lines(words: Words, problems: Sequence[Problem]) -> list[str]:
    """Every problem in two lines: where, what and the code; then what to do. One without a file is of the commit."""
    lines = []
    for problem in problems:
        fact, hint = worded_problem(words, problem)
        kind = words(N_("warning: ")) if problem.code in WARNINGS else words(N_("error: "))
        where = f"{safe_line(problem.path)}:{problem.line}: " if problem.path else ""
        lines.append(f"{where}{kind}{fact} [{problem.code}]")
        if hint:
            lines.append("    " + words(N_("hint: ")) + hint)
    return lines


def worded_problem(words: Words, problem: Problem) -> tuple[str, str]:
    """The fact and the hint."""
    from xcollab.render.checking.errors import worded

    return worded(words, problem.code, _located(problem))


def _located(problem: Problem) -> Mapping[str, object]:
    """What a hint needs to name the collaboration that the file lies in, and the statement that it is."""
    match problem.path.split("/"):
        case ["collabs", collab, *_, file]:
            return {"collab": collab, "name": file.removesuffix(".yaml"), **problem.arguments}
    return problem.arguments


def errors_among(problems: Sequence[Problem]) -> int:
    """How many are no mere warnings."""
    return sum(problem.code not in WARNINGS for problem in problems)


class FindingData(NamedTuple):
    """A finding, for programs; the code is stable, the sentences are in the reader's language."""

    file: str | None
    line: int | None
    code: str
    severity: str
    """`error`, or `warning`, which fails no check."""
    message: str
    hint: str
    commands: Sequence[Sequence[str]]
    """Those that the hint names, as they are run."""


def findings_data(words: Words, problems: Sequence[Problem]) -> list[FindingData]:
    """The same for programs."""
    from xcollab.render.checking.hint_commands import hint_commands

    return [
        FindingData(
            problem.path or None, problem.line or None, problem.code, "warning" if problem.code in WARNINGS else "error",
            *worded_problem(words, problem), hint_commands(problem.code, _located(problem)),
        )
        for problem in problems
    ]  # fmt: skip
