"""A clone with a workspace in it: where it is, what its HEAD is, who is at work, and what is not committed."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from xcollab.errors import GitRefused, Refused
from xcollab.store.git import Git
from xcollab.store.layout import place
from xcollab.store.reading import Unreadable, read
from xcollab.store.sources import Index, Revision, WorkingTree

MARK = "xcollab.yaml"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Identity(NamedTuple):
    """Who git says is at work, and the moment it would write into a commit (`GIT_AUTHOR_DATE` counts)."""

    name: str
    email: str
    now: datetime


class Repository:
    """The nearest workspace upwards from a directory. It may be a subdirectory of its git repository."""

    def __init__(self, root: Path, environment: Mapping[str, str] | None = None) -> None:
        self.root = root
        self.git = Git(root, environment)
        known = self.git.ask("rev-parse", "--show-cdup", "--show-prefix", "--absolute-git-dir")
        if known.code:
            unsafe = "dubious ownership" in known.err
            raise GitRefused("git-failed" if unsafe else "not-a-repository", command="rev-parse", said=known.err,
                             path=str(root))  # fmt: skip
        upwards, self.prefix, own = known.text.split("\n", 2)
        self.top = Git((root / upwards).resolve(), environment)
        """Git at the top of the repository, where paths of whole trees are meant."""
        self.private = Path(own)
        """Where git keeps what belongs to this working tree: operations under way, locks."""

    @classmethod
    def find(cls, start: Path, environment: Mapping[str, str] | None = None) -> "Repository":
        """The workspace that a directory belongs to; raises `Refused` where there is none."""
        start = start.absolute()
        for directory in (start, *start.parents):
            if (directory / MARK).is_file():
                return cls(directory, environment)
        raise Refused("no-workspace", path=str(start))

    def commit(self, revision: str = "HEAD") -> str:
        """The full id of a revision, or of the last commit up to the end of a day when a date is given."""
        if _DAY.fullmatch(revision):
            return self._as_of(revision)
        found = self.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.code and revision == "HEAD":
            raise GitRefused("no-commit-yet")
        if found.code:
            raise Refused("unknown-revision", revision=revision)
        return found.text

    def _as_of(self, day: str) -> str:
        try:
            end = datetime.combine(date.fromisoformat(day), time(23, 59, 59), self._zone())
        except ValueError:
            raise Refused("unknown-revision", revision=day) from None
        found = self.git.run("rev-list", "-1", "--first-parent", f"--before={end.isoformat()}", "HEAD").text
        if not found:
            raise Refused("nothing-then", day=day)
        return found

    def _zone(self) -> tzinfo:
        """The zone that days are meant in, so that a date names the same commit to everybody; UTC where it cannot be told."""
        blob = self.git.ask("cat-file", "blob", f"{self.commit()}:{self.prefix}{MARK}").out
        try:
            return ZoneInfo(str(read(blob).data.get("timezone", "Asia/Shanghai")))
        except (Unreadable, KeyError, ValueError, OSError):
            return UTC

    def language(self) -> str | None:
        """The workspace's language; read leniently, because a broken workspace must be able to say so in some language."""
        try:
            return str(read((self.root / MARK).read_bytes()).data.get("language"))
        except (Unreadable, OSError):
            return None

    def at(self, revision: str = "HEAD") -> Revision:
        """The workspace as it was committed."""
        return Revision(self.git, self.prefix, self.commit(revision))

    def staged(self) -> Index:
        """The workspace as it is staged."""
        return Index(self.git)

    def working_tree(self) -> WorkingTree:
        """The workspace as it lies on the disk."""
        return WorkingTree(self.root)

    def identity(self) -> Identity:
        """Who is at work; raises `GitRefused` where git does not know."""
        return self._identity(self.git)

    def moment(self) -> datetime:
        """The moment that git would write into a commit now, also where it does not know who is at work."""
        return self._identity(self.git.also(GIT_AUTHOR_NAME="-", GIT_AUTHOR_EMAIL="-")).now

    def _identity(self, git: Git) -> Identity:
        answer = git.ask("var", "GIT_AUTHOR_IDENT")
        if answer.code:
            raise GitRefused("no-identity", said=answer.err)
        person, _, when = answer.text.rpartition("> ")
        name, _, email = person.partition(" <")
        seconds, offset = when.split(" ")
        minutes = int(offset[0] + "1") * (int(offset[1:3]) * 60 + int(offset[3:5]))
        zone = timezone(timedelta(minutes=minutes))
        return Identity(name, email, datetime.fromtimestamp(int(seconds), zone))

    def uncommitted(self) -> list[str]:
        """Files of the workspace that differ from HEAD, new ones included."""
        out = self.git.run("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").out
        paths = (record[3:] for record in out.decode("utf-8", "surrogateescape").split("\0") if record)
        own = (path[len(self.prefix) :] for path in paths if path.startswith(self.prefix))
        return sorted(path for path in own if (found := place(path)) is None or found.kind != "other")
