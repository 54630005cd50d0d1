"""The workspaces that rows run in, made when the first of them asks; and what rows are compared with, run there."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.generate.size import NAMED, Size, of_files
from bench.generate.stream import generate
from bench.rows import CHECK, COMMIT, ONE_BY_ONE, PYTHON, SHARE, STATUS

SIZES: dict[str, Size] = {**NAMED, "20k": of_files(20_000), "comments": of_files(1_000)}
QUICK: dict[str, Size] = {"statements": Size(1, tasks=40, statements=500)}
_COMMENTS = 3_000
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

BARE: Mapping[str, tuple[str, ...]] = {
    PYTHON: ("python", "-c", "pass"),
    STATUS: ("git", "status", "--porcelain"),
    COMMIT: ("sh", "-c", "echo {n} > a-{n}.txt && echo {n} > b-{n}.txt && git add a-{n}.txt b-{n}.txt && git commit -qm {n}"),
    CHECK: ("xcollab", "check"),
    SHARE: ("sh", "-c", "git fetch -q && echo {n} > c-{n}.txt && git add c-{n}.txt && git commit -qm {n} && git push -q"),
    ONE_BY_ONE: ("python", "-m", "bench.crowd", "--processes", "1", "--acts", "400"),
}  # fmt: skip
"""What costs are multiples of."""


class Workspaces:
    """A directory of them."""

    def __init__(self, directory: Path, around: Mapping[str, str], *, quick: bool) -> None:
        self._directory, self._around, self._quick = directory, around, quick

    def at(self, size: str) -> Path:
        """Where the workspace of that size is; the directory itself for none."""
        if not size:
            return self._directory
        root = self._directory / size
        if not root.exists():
            generate(root, QUICK.get(size, SIZES[size]) if self._quick else SIZES[size])
            if size == "comments":
                self._commented(root)
            self._shared(root)
        return root

    def _commented(self, root: Path) -> None:
        """One commit with thousands of comments by one person."""
        directory, said = root / "collabs/c00000/logs/request", datetime(2024, 12, 1, 0, 0, tzinfo=UTC)
        for number in range(_COMMENTS):
            at = said + timedelta(seconds=number)
            letters = "".join(_LETTERS[(number >> shift) & 31] for shift in (15, 10, 5, 0))
            (directory / f"{at:%Y%m%dT%H%M%SZ}-d000-2-{letters}.yaml").write_text(
                f"on: c00000/logs/request\nact: comment\nat: {(at + timedelta(hours=8)).isoformat()[:19]}+08:00\n"
                f"by: d000-2\nas: d000/participant\ntext: number {number}\n"
            )
        self._git(root, "add", ".")
        self._git(root, "commit", "--quiet", "-m", "Comments")

    def _shared(self, root: Path) -> None:
        """A bare repository beside it that it shares with."""
        bare = root.with_suffix(".git")
        self._git(self._directory, "clone", "--quiet", "--bare", str(root), str(bare))
        self._git(root, "remote", "add", "origin", str(bare))
        self._git(root, "fetch", "--quiet")
        self._git(root, "branch", "--quiet", "--set-upstream-to", "origin/main")

    def _git(self, directory: Path, *words: str) -> None:
        subprocess.run(["git", *words], cwd=directory, env=dict(self._around), check=True)
