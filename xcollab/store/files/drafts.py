"""Drafts of forms that were left: in the git directory, so in this clone alone, never committed, for their owner's eyes."""

import os
import re
from contextlib import suppress
from pathlib import Path

from xcollab.store.disk.chosen_files import read_named
from xcollab.store.git.repository import Repository
from xcollab.store.yaml.reading import LARGEST

DRAFTS = "xcollab.drafts"
"""Their directory, among git's own files."""


class DraftFile:
    """The draft of one thing, by the words that name it."""

    def __init__(self, repository: Repository, *names: str) -> None:
        name = "-".join(re.sub(r"[^A-Za-z0-9]+", "-", name) for name in names if name)[:150]
        self.path: Path = repository.private / DRAFTS / f"{name}.yaml"

    def read(self) -> bytes | None:
        """What it says; None where there is none."""
        return read_named(self.path, LARGEST) if self.path.is_file() else None

    def keep(self, content: bytes) -> None:
        """Write it, whole or not at all; raises `OSError` where it cannot be."""
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        new = self.path.with_suffix(".new")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        new.replace(self.path)

    def drop(self) -> None:
        """Remove it, and the directory with the last."""
        self.path.unlink(missing_ok=True)
        with suppress(OSError):  # others are left
            self.path.parent.rmdir()
