"""The one way from what was decided to what is committed: lock, newest state, decide, judge, preview or save, tell.

Acts, plans, settings, people, redactions, code owners, branches for pull requests and parked acts all go this way. They differ
in what they decide, and in the place where it is kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, NamedTuple

from xcollab.commands.call import Call
from xcollab.commands.desk import Desk
from xcollab.commands.unseen import note_unshared
from xcollab.render.text.sentences import preview_lines
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.locking import locked
from xcollab.store.transaction.saving import Write, check_writable, save
from xcollab.words import N_


class Decided(NamedTuple):
    """What was decided against one state of the workspace."""

    act: str
    """Kind of subject and act, such as `task.create`."""
    subject: str
    """As people write it."""
    message: str
    """What the commit says."""
    told: Callable[[str], Sequence[str]]
    """What is said once it is kept, from the short id of its commit; an empty text where there is none."""
    writes: Sequence[Write] = ()
    commit: str = ""
    """The commit itself, where it was made already."""
    data: Mapping[str, Any] = MappingProxyType({})
    """More for programs."""


Decide = Callable[[Desk], Decided]
"""Composes and judges; raises a refusal where it may not be."""


class Here:
    """The current branch and its files; `whole` is the repository that the paths are meant in, where it is not the workspace."""

    def __init__(self, call: Call, desk: Desk | None = None, whole: Repository | None = None) -> None:
        self._call, self._desk, self._repository = call, desk, whole or call.repository

    def newest(self) -> Desk:
        """HEAD as it is now, under the lock."""
        if self._desk is None or self._call.repository.commit() != self._desk.revision.commit:
            self._desk = Desk(self._call)
        return self._desk

    def check(self, decided: Decided) -> None:
        """Refuse what could not be committed now."""
        check_writable(self._repository, decided.writes)

    def keep(self, decided: Decided, *, commit: bool) -> str:
        """One commit; its short id."""
        old = self._desk.revision.commit if self._desk else None
        return save(self._repository, decided.writes, decided.message, old, commit=commit)

    def preview(self, decided: Decided) -> list[str]:
        """What would be done, for a dry run."""
        files = [(write.path, write.content) for write in decided.writes]
        return preview_lines(self._call.words, decided.message, files)

    def share(self, commit: str) -> int:
        """Nothing is shared by itself; how much is not shared yet is said."""
        if commit and not self._call.quiet:
            note_unshared(self._call)
        return 0


def keep(
    call: Call, place: Here, decide: Decide, typed: Mapping[str, Any], landed: Callable[[], None] = lambda: None
) -> int:
    """Decide and keep. It is decided under the lock, so that nothing changes between judgement and commit.

    `landed` hears, at once, that it is kept.
    """
    with writing(call):
        decided = decide(place.newest())
        place.check(decided)
        if typed.get("dry_run"):
            return _previewed(call, place, decided, typed)
        commit = place.keep(decided, commit=not typed.get("no_commit")) if decided.writes or decided.commit else ""
        landed()
    if typed.get("json"):
        from xcollab.commands.views.acts import ActView

        files = [write.path for write in decided.writes]
        call.show_json(ActView(decided.act, decided.subject, commit, files, **decided.data))
    elif not call.quiet:
        for line in decided.told(commit):
            call.say(line)
    return place.share(commit)


def _previewed(call: Call, place: Here, decided: Decided, typed: Mapping[str, Any]) -> int:
    if typed.get("json"):
        from xcollab.commands.views.acts import FilePreview, PreviewView

        files = [FilePreview(write.path, *_content(write)) for write in decided.writes]
        call.show_json(PreviewView(decided.act, decided.subject, True, decided.message, files))
        return 0
    for line in place.preview(decided):
        call.put(line)
    return 0


def _content(write: Write) -> tuple[str | None, int | None]:
    """The text of a file of the workspace, and how many bytes any file has; nothing of one that is deleted."""
    if write.content is None:
        return None, None
    text = write.content.decode("utf-8", "replace") if write.content and write.path.endswith(".yaml") else None
    return text, len(write.content)


@contextmanager
def writing(call: Call) -> Iterator[None]:
    """Hold the clone's lock; who has to wait for it is told so."""

    def waiting(others: int) -> None:
        call.note(call.words(N_("(another xcollab is writing in this clone; waiting, before this one: {n})"), n=others))

    with locked(call.repository, waiting):
        yield
