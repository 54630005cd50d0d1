"""What `check` found: one finding a place, `file:line`, what is wrong, what to write instead."""

from collections.abc import Sequence
from typing import Any

from xcollab.errors import Problem
from xcollab.render.errors import worded
from xcollab.render.safe import safe_line
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.findings import WARNINGS


def finding_lines(words: Words, problems: Sequence[Problem], files: int) -> list[str]:
    """Every problem in two lines, and a sum."""
    lines = []
    for problem in problems:
        fact, hint = worded(words, problem.code, problem.arguments)
        kind = words(N_("warning: ")) if problem.code in WARNINGS else words(N_("error: "))
        lines.append(f"{safe_line(problem.path)}:{problem.line}: {kind}{fact} [{problem.code}]")
        if hint:
            lines.append("    " + words(N_("hint: ")) + hint)
    serious = sum(problem.code not in WARNINGS for problem in problems)
    if not problems:
        return [words(N_("{n} files checked, nothing wrong."), n=files)]
    return [*lines, "", words(N_("{files} files checked; errors: {errors}, warnings: {warnings}."),
                              files=files, errors=serious, warnings=len(problems) - serious)]  # fmt: skip


def findings_data(words: Words, problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """The same for programs; the code is stable, the sentences are in the reader's language."""
    told = []
    for problem in problems:
        fact, hint = worded(words, problem.code, problem.arguments)
        severity = "warning" if problem.code in WARNINGS else "error"
        told.append({"file": problem.path, "line": problem.line, "code": problem.code, "severity": severity,
                     "message": fact, "hint": hint})  # fmt: skip
    return told
