"""Keeping what was decided: under the lock, against the newest commit, all of it or nothing; and saying what it led to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from xcollab.commands.call import Call
from xcollab.commands.desk import Desk
from xcollab.commands.form import Subject
from xcollab.commands.unseen import note_unshared
from xcollab.render.acts import commit_message, kept_lines, preview_lines, said_before, sentence
from xcollab.schema.snapshot import Collab, Entry
from xcollab.store.saving import Write, check_writable, locked, save
from xcollab.workflow.fold import settled
from xcollab.workflow.waits import STAGE_WAITS, Wait, waits


class Kept(NamedTuple):
    """One act, ready to be kept."""

    subject: Subject
    act: str
    by: str
    writes: Sequence[Write]
    entry: Entry | None
    after: Collab
    """The collaboration as the act leaves it."""
    fields: Sequence[str] = ()
    """What an edit of a plan changed."""


class Place(Protocol):
    """Where an act is judged and kept: on the current branch, or on one for a pull request."""

    def desk(self) -> Desk:
        """What ids are looked up on."""

    def desk_of(self, desk: Desk, collab: str, speaker: str) -> Desk:
        """What the act is judged against, once it is known what it is on and who says it."""

    def keep(self, desk: Desk, compose: Callable[[Desk], Kept]) -> int:
        """Compose the act against the newest state of the place, keep it, and say so."""


class Here:
    """The current branch."""

    def __init__(self, call: Call, typed: Mapping[str, Any]) -> None:
        self._call, self._typed = call, typed

    def desk(self) -> Desk:
        """HEAD."""
        return Desk(self._call)

    def desk_of(self, desk: Desk, collab: str, speaker: str) -> Desk:
        """The same."""
        return desk

    def keep(self, desk: Desk, compose: Callable[[Desk], Kept]) -> int:
        """One commit on the current branch."""
        return keep(self._call, desk, compose, self._typed)


_OF_THE_WHOLE = ("request", "feedback", "meeting")


def _follows(wait: Wait, kept: Kept) -> bool:
    """Whether a wait is worth a word after the act: what is owed on its subject, or on the request as a whole."""
    if kept.subject.kind in _OF_THE_WHOLE:
        return wait.kind in STAGE_WAITS
    return wait.subject in (kept.subject.id, kept.subject.collab)


def keep(call: Call, desk: Desk, compose: Callable[[Desk], Kept], typed: Mapping[str, Any]) -> int:
    """Compose and save an act. It is composed under the lock, so that nothing changes between judgement and commit."""
    with locked(call.repository):
        if call.repository.commit() != desk.revision.commit:
            desk = Desk(call)
        kept = compose(desk)
        message = message_of(desk, kept)
        check_writable(call.repository, kept.writes)
        if typed.get("dry_run"):
            for line in preview_lines(call.words, message, [(write.path, write.content) for write in kept.writes]):
                call.put(line)
            return 0
        commit = save(call.repository, kept.writes, message, commit=not typed.get("no_commit"))
    for line in told_lines(call, desk, kept, commit):
        call.say(line)
    if commit:
        note_unshared(call)
    return 0


def message_of(desk: Desk, kept: Kept) -> str:
    """What the act's commit says."""
    subject = kept.subject
    language = desk.snapshot.workspace.language
    return commit_message(language, subject.kind, kept.act, subject.name, subject.collab, kept.fields)


def told_lines(call: Call, desk: Desk, kept: Kept, commit: str) -> list[str]:
    """What is said of an act that was kept: what happened, where, and who is waited for now."""
    state = settled(kept.after)
    waiting = [wait for wait in waits(desk.snapshot, state) if _follows(wait, kept)]
    again = kept.entry is not None and said_before(state.counted, kept.entry)
    kind, name = kept.subject.kind, kept.subject.name
    told = sentence(
        call.words, desk.snapshot, kind, kept.act, name, kept.by, kept.entry, again=again, fields=kept.fields
    )
    paths = [write.path for write in kept.writes]
    return kept_lines(call.words, desk.snapshot, told, commit, paths, waiting)
