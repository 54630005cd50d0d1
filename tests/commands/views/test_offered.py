"""Whoever owes something is told one command for it, and every command that is told runs as it is printed."""

import shutil
from pathlib import Path

from tests.support.company import Company
from tests.support.offered import Walk


def test_at_every_moment_of_the_example_what_everybody_is_offered_runs(
    example: Path, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    """Each command where it is first offered to somebody, by turns in either language; `bench.offered` types all, always."""
    shutil.copytree(example, tmp_path / "acme", symlinks=True)
    walk = Walk(Company(tmp_path / "acme", git_environment))
    for number, _ in enumerate(walk.moments()):
        walk.look("zh" if number % 2 else "en")
    assert walk.wrong == []
    assert walk.run > 150 and len(walk.kinds) > 20
