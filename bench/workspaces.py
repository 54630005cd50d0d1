"""The workspaces that rows run in, made when the first of them asks."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.generate.size import NAMED, Size, of_files
from bench.measuring import WHOLE
from bench.rows import BEFORE

SIZES: dict[str, Size] = {
    **NAMED, "20k": of_files(20_000), "comments": of_files(1_000), "100k, with minutes": NAMED["100k"], "5,000 statements": NAMED["statements"],
    "1,000 tasks": Size(1, tasks=1_000, statements=1_500), "10,000 tasks": NAMED["tasks"],
}  # fmt: skip
SHARED = ("100k",)
"""Those that another clone works on as well."""
_COMMENTS = 3_000
_MINUTES = b"as agreed\n"
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


class Workspaces:
    """A directory of them."""

    def __init__(self, directory: Path, around: Mapping[str, str]) -> None:
        self._directory, self._around = directory, around

    def at(self, size: str) -> Path:
        """Where the workspace of that size is; the directory itself for none. `before`: the program as it was."""
        root = self._directory / size.replace(",", "").replace(" ", "-")
        if not root.exists() and size == "before":
            self._program(root)
        elif not root.exists():
            self._generate(root, SIZES[size])
            if size == "comments":
                self._commented(root)
            if "minutes" in size:
                self._met(root)
            if size in SHARED:
                self._shared(root)
            self._looked_at(root)
        return root

    def _generate(self, root: Path, size: Size) -> None:
        """In a process of its own: what this one holds in memory is the least that a child is counted with."""
        words = [word for name, number in size._asdict().items() for word in (f"--{name}", str(number))]
        subprocess.run([sys.executable, "-m", "bench.generate", str(root), *words], cwd=WHOLE, check=True,
                       stdout=subprocess.DEVNULL, env=dict(self._around))  # fmt: skip

    def _looked_at(self, root: Path) -> None:
        """A second later, by git's own `status`: what was written in the second of git's index, git reads again at every look until
        then, as in a clone that was made this moment.
        """
        time.sleep(1.1)
        self._git(root, "status", "--porcelain")

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

    def _met(self, root: Path) -> None:
        """One commit with the minutes of a meeting in each collaboration: a decision, and a file with a name of its own."""
        digest = hashlib.sha256(_MINUTES).hexdigest()
        for request in sorted(root.glob("collabs/*/request.yaml")):
            home = request.parent
            (by,) = (line.split()[1] for line in request.read_text().splitlines() if line.startswith("coordinator:"))
            for name in ("meetings", "attachments"):
                (home / name).mkdir()
            (home / f"attachments/{digest[:12]}.txt").write_bytes(_MINUTES)
            (home / f"meetings/20241130T020000Z-{by}-0000.yaml").write_text(
                f"on: {home.name}/meetings\nact: minutes\nat: 2024-11-30T10:00:00+08:00\nby: {by}\nas: {by.split('-')[0]}/coordinator\n"
                f"kind: weekly\nheld: 2024-11-30\nattendees:\n  - {by}\ntopics:\n  - 展台搭建\n"
                f"decisions:\n  - 展台预算上限 80 万元，{home.name[1:]} 号合同照旧\nattachments:\n  - name: 展台报价-{home.name[1:]}.txt\n"
                f"    path: attachments/{digest[:12]}.txt\n    sha256: {digest}\n",
                encoding="utf-8",
            )
        self._git(root, "add", ".")
        self._git(root, "commit", "--quiet", "-m", "Minutes")

    def _shared(self, root: Path) -> None:
        """A bare repository beside it, and another clone that shares with it."""
        bare = root.with_suffix(".git")
        self._git(self._directory, "clone", "--quiet", "--bare", str(root), str(bare))
        self._git(root, "remote", "add", "origin", str(bare))
        self._git(root, "fetch", "--quiet")
        self._git(root, "branch", "--quiet", "--set-upstream-to", "origin/main")
        self._git(self._directory, "clone", "--quiet", str(bare), f"{root.name}-other")

    def _program(self, root: Path) -> None:
        """The program before it was made faster, out of the history of this one; where there is none, it is not measured."""
        archive = subprocess.run(["git", "archive", BEFORE], cwd=WHOLE, check=True, capture_output=True).stdout
        root.mkdir()
        subprocess.run(["tar", "x"], cwd=root, input=archive, check=True)
        subprocess.run([sys.executable, "catalogues.py"], cwd=root, check=True, env=dict(self._around))

    def _git(self, directory: Path, *words: str) -> None:
        subprocess.run(["git", *words], cwd=directory, env=dict(self._around), check=True)
