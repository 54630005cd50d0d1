"""The workspace as it lies on the disk, behind the same interface as a revision and the index."""

import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from xcollab.errors import Refused
from xcollab.schema.digests import LARGEST_ATTACHMENT, sha256
from xcollab.store.disk import no_links
from xcollab.store.disk.layout import homes_among, place
from xcollab.store.disk.no_links import Found
from xcollab.store.git.objects import Unread
from xcollab.store.git.runner import Git
from xcollab.store.git.sources import TOPS, Index, Listed, names_in, within
from xcollab.store.yaml.unreadable import LARGEST, Unreadable


class _NotCheckedOut(Index):
    """What is staged or committed and a sparse checkout leaves away from the disk: nobody deleted it."""

    def list(self, collabs: Collection[str] | None = None) -> list[Listed]:
        """Those files; none where the checkout is whole."""
        if self.git.ask("config", "--type=bool", "core.sparseCheckout").text != "true":
            return []
        tagged = self.git.run("ls-files", "-t", "--stage", "-z").out.decode("utf-8", "surrogateescape").split("\0")
        return within(self.remembered(record[2:] for record in tagged if record.startswith("S ")), collabs)


class WorkingTree:
    """The files as they lie on the disk: what `check` reads. No link is followed, and nothing is read that git ignores."""

    def __init__(self, root: Path, git: Git) -> None:
        self._root = root
        self.git = git
        self._index = _NotCheckedOut(git)
        self._away: frozenset[str] = frozenset()
        self._homes: frozenset[str] | None = None

    def homes(self) -> frozenset[str]:
        """Those of its directories; one that holds no file counts as well."""
        if self._homes is None:
            names = no_links.directories(self._root, "collabs")
            self._homes = homes_among(names)
        return self._homes

    def list(self, collabs: Collection[str] | None = None) -> list[Listed]:
        """The workspace's own files and everything in its directories; hidden files only where git knows them. Where some
        collaborations are named, no other is gone through.
        """
        tops = TOPS if collabs is None else (*TOPS[:-1], *(f"collabs/{home}" for home in sorted(collabs)))
        found = [one for top in ("xcollab.yaml", "calendar.yaml", *tops) for one in no_links.below(self._root, top)]
        strays = [one.path for one in found if place(one.path) is None]
        passed = self._passed_over(strays) if strays else frozenset()
        bit = self._bit_that_counts(found)
        lying = [
            Listed(path, stat.S_ISREG(about.st_mode) and not about.st_mode & bit)
            for path, about in found
            if path not in passed
        ]
        there = {listed.path for listed in lying}
        away = [listed for listed in self._index.list() if listed.path not in there]
        self._away = frozenset(listed.path for listed in away)
        return within(sorted([*lying, *away]), collabs)

    def _bit_that_counts(self, found: Sequence[Found]) -> int:
        """The executable bit; nothing on a file system where git was told that the bit says nothing."""
        if not any(about.st_mode & stat.S_IXUSR for _, about in found):
            return 0
        return 0 if self.git.ask("config", "--type=bool", "core.fileMode").text == "false" else stat.S_IXUSR

    def _passed_over(self, strays: Sequence[str]) -> frozenset[str]:
        """Those that nobody gave to git, and that are hidden or that git ignores."""
        ignored = names_in(
            self.git.ask("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", *TOPS).out
        )
        hidden = {path for path in strays if "/." in path}
        known = names_in(self.git.ask("ls-files", "-z", "--", *TOPS).out) if hidden else frozenset()
        return ignored | hidden - known

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes | Unreadable]:
        """The bytes of several files; never more of one than tells that it is too large."""
        wanted = list(paths)
        contents = dict(self._index.read(path for path in wanted if path in self._away))
        with no_links.reading(self._root) as read:
            for path in (path for path in wanted if path not in contents):
                try:
                    contents[path] = read(path, LARGEST)
                except Refused:  # became a link since it was listed
                    contents[path] = Unreadable("special-file", 1, path=path)
                except OSError as error:
                    contents[path] = Unreadable("unreadable-file", 1, said=error.strerror or "")
        return contents

    def digest(self, path: str) -> str | Unread:
        """The SHA-256 of a file's bytes."""
        if path in self._away:
            return self._index.digest(path)
        try:
            content = no_links.read(self._root, path, LARGEST_ATTACHMENT)
        except (Refused, OSError):
            return Unread("object-missing")
        return Unread("too-large", len(content)) if len(content) > LARGEST_ATTACHMENT else sha256(content)

    def blob(self, path: str) -> str | None:
        """Unknown: the file was never given to git."""
        return None
