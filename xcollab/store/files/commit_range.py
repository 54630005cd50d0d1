"""The workspace as it stands at each commit of a range, each read once; a file that cannot be read stands as it last did."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from xcollab.errors import BadFile, Problem
from xcollab.schema.plain import Plain
from xcollab.schema.snapshot import Snapshot
from xcollab.store.disk.layout import address, path_of
from xcollab.store.files.attachment_digests import Digests, attachment_problems, believe
from xcollab.store.files.documents import Memory
from xcollab.store.files.loading import Loaded, load
from xcollab.store.git.runner import Git
from xcollab.store.git.sources import Revision
from xcollab.workflow.review.last_readable import filled


class Standing(NamedTuple):
    """One commit's workspace, and what is wrong with its files."""

    snapshot: Snapshot | None
    """None where there is no workspace yet."""
    problems: tuple[Problem, ...] = ()
    loaded: Loaded | None = None

    def line(self, record: str, key: tuple[str | int, ...]) -> tuple[str, int]:
        """The path and the line (from 1) of a part of a record."""
        return self.loaded.line(record, key) if self.loaded else (path_of(record), 1)

    def own_keys(self, record: str) -> dict[str, Plain]:
        """A company's own keys (`x-…`) in a record's file, however deep, by where they stand."""
        document = self.loaded.document(path_of(record)) if self.loaded else None
        return dict(_own(document.data, "")) if document else {}


class Walk:
    """Reads commits and trees of one repository, all within the same scope: some collaborations, or all."""

    def __init__(self, git: Git, prefix: str, collabs: Collection[str] | None) -> None:
        self._git = git
        self._prefix = prefix
        self._collabs = collabs
        self._memory = Memory()
        self._digests = Digests()
        self._known: dict[str, Standing] = {}

    def at(self, tree: str, before: Snapshot | None = None) -> Standing:
        """The workspace at a commit or tree, after `before`; asked again, the answer is that of the first time.

        Raises `BadFile` where nothing came before that would stand in for an unreadable workspace.
        """
        if tree not in self._known:
            self._known[tree] = self._read(tree, before)
        return self._known[tree]

    def _read(self, tree: str, before: Snapshot | None) -> Standing:
        first = not self._known
        try:
            loaded = load(Revision(self._git, self._prefix, tree), self._collabs, self._memory)
        except BadFile as error:
            if before is None and error.code == "no-workspace-file":
                return Standing(None)
            if before is None:
                raise
            path, _, line = error.where.partition(":")
            problem = Problem(path or "xcollab.yaml", int(line or 1), error.code, error.arguments)
            return Standing(before, (problem,))
        if first:  # the base: what its attachments are has been judged
            believe(loaded, self._digests)
        loaded.problems += attachment_problems(loaded, self._digests)
        broken = {address(problem.path) for problem in loaded.problems}
        snapshot = filled(before, loaded.snapshot, broken) if before else loaded.snapshot
        return Standing(snapshot, tuple(loaded.problems), loaded)


def _own(part: Plain, at: str) -> Iterator[tuple[str, Plain]]:
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if str(key).startswith("x-"):
            yield f"{at}/{key}", value
        else:
            yield from _own(value, f"{at}/{key}")
