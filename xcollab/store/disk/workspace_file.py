"""The file by which a workspace is known."""

import stat
from pathlib import Path

MARK = "xcollab.yaml"


def is_workspace(directory: Path) -> bool:
    """Whether a directory is a workspace; whatever stands in the place of its file is for the reader to judge."""
    try:
        return not stat.S_ISDIR((directory / MARK).lstat().st_mode)
    except OSError:
        return False


def nearest(start: Path) -> Path | None:
    """The workspace that a directory belongs to: the nearest upwards."""
    start = start.absolute()
    return next((directory for directory in (start, *start.parents) if is_workspace(directory)), None)
