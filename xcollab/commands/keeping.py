"""Keeping what was decided: under the lock, against the newest commit, all of it or nothing; and saying what it led to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from xcollab.commands.call import Call
from xcollab.commands.desk import Desk
from xcollab.commands.form import Subject
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
        message = commit_message(
            desk.snapshot.workspace.language, kept.subject.kind, kept.act, kept.subject.name, kept.subject.collab
        )
        check_writable(call.repository, kept.writes)
        if typed.get("dry_run"):
            for line in preview_lines(call.words, message, [(write.path, write.content) for write in kept.writes]):
                call.put(line)
            return 0
        commit = save(call.repository, kept.writes, message, commit=not typed.get("no_commit"))
    state = settled(kept.after)
    waiting = [wait for wait in waits(desk.snapshot, state) if _follows(wait, kept)]
    again = kept.entry is not None and said_before(state.counted, kept.entry)
    kind, name = kept.subject.kind, kept.subject.name
    told = sentence(call.words, desk.snapshot, kind, kept.act, name, kept.by, kept.entry, again=again)
    paths = [write.path for write in kept.writes]
    for line in kept_lines(call.words, desk.snapshot, told, commit, paths, waiting):
        call.say(line)
    return 0
