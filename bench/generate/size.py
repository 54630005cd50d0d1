"""How large a workspace is to be."""

from typing import NamedTuple

FILES_OF_ONE = 20
"""Files of a collaboration of the usual size: a request, four tasks, fifteen statements."""


class Size(NamedTuple):
    """Numbers of what is in a workspace."""

    collaborations: int = 50
    tasks: int = 4
    """Of each collaboration."""
    statements: int = 15
    """Of each collaboration; the opening (submission, answers, confirmation) is never cut short."""
    departments: int = 8
    people: int = 40
    """In all departments together, at least three in each."""
    asked: int = 2
    """Departments asked by each request, besides the one that asks."""
    acts: int = 100
    """So many of the latest statements are commits of their own, each by who said it."""
    portions: int = 50
    """What was before them came in so many commits."""


def of_files(files: int) -> Size:
    """About so many files, in collaborations of the usual size."""
    collaborations = max(1, files // FILES_OF_ONE)
    return Size(collaborations, departments=12, people=min(400, max(36, collaborations // 5)))


NAMED: dict[str, Size] = {
    "small": Size(3, departments=4, people=12, acts=10, portions=3),
    "1k": of_files(1_000),
    "3k": of_files(3_000),
    "10k": of_files(10_000),
    "30k": of_files(30_000),
    "100k": of_files(100_000),
    "statements": Size(1, tasks=40, statements=5_000),
    "tasks": Size(1, tasks=10_000, statements=15_000),
    "departments": Size(400, departments=200, people=600, asked=5, statements=9),
}
"""Those that are measured, by name."""
