"""Whether there are refs below some names, seen without starting git: most clones have none, and each look asks."""

import os
from pathlib import Path

from xcollab.store.git.repository import Repository


def any_below(repository: Repository, *names: str) -> bool:
    """Whether there is a ref below one of some names, such as `refs/heads/signoff/`; as far as it can be seen, else as git says."""
    shared = repository.shared
    if (shared / "reftable").exists():
        return bool(repository.git.run("for-each-ref", "--count=1", *names).text)
    return any(_loose(shared / name) for name in names) or _packed(shared / "packed-refs", names)


def _loose(directory: Path) -> bool:
    return any(files for _, _, files in os.walk(directory))


def _packed(file: Path, names: tuple[str, ...]) -> bool:
    try:
        text = file.read_bytes()
    except OSError:
        return False
    return any(b" " + name.encode() in text for name in names)
