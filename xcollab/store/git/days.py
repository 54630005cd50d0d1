"""A day as a revision: the last commit up to its end, in the zone that the workspace's days are meant in."""

from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from xcollab.errors import Refused
from xcollab.store.disk.workspace_file import MARK
from xcollab.store.git.runner import Git
from xcollab.store.yaml.reading import Unreadable, read


def commit_of_day(git: Git, prefix: str, head: str, day: str) -> str:
    """The id of that commit. Raises `Refused` for a day that there is not, or before everything."""
    try:
        end = datetime.combine(date.fromisoformat(day), time(23, 59, 59), _zone(git, prefix, head))
    except ValueError:
        raise Refused("unknown-revision", revision=day) from None
    found = git.run("rev-list", "-1", "--first-parent", f"--before={end.isoformat()}", "HEAD").text
    if not found:
        raise Refused("nothing-then", day=day)
    return found


def _zone(git: Git, prefix: str, head: str) -> tzinfo:
    """So that a date names the same commit to everybody; UTC where it cannot be told."""
    blob = git.ask("cat-file", "blob", f"{head}:{prefix}{MARK}").out
    try:
        return ZoneInfo(str(read(blob).data.get("timezone", "Asia/Shanghai")))
    except (Unreadable, KeyError, ValueError, OSError):
        return UTC
