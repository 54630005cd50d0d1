"""A secret that should never have been written is taken out of a statement, which says so since."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, CurrentBranch, Decided, Keeping, Outcome, keep
from xcollab.app.context import Context
from xcollab.app.forms.stages.common import statement_named
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Refused
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.dataclass import replace
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statement import Redaction
from xcollab.store.disk.layout import path_of
from xcollab.store.transaction.file_changes import patched_file
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.workflow.review.immutability import redacted, redactors, taken_away
from xcollab.workflow.rules.fold import settled


class Secret(NamedTuple):
    """What is to be taken out."""

    statement: str
    """The statement's name, or a part of it that no other has."""
    field: str
    """The key in its file; parts of lists by number, as in `conditions.2`."""
    reason: str
    collab: str | None = None


def redact(context: Context, secret: Secret, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Take the texts and attachments under a key out of a statement. Raises `Refused` for who may not, or what would break."""
    refuse_placeholder(secret.reason, "--reason")
    return keep(context, CurrentBranch(context), lambda view: _decided(context, view, secret), keeping)


def _decided(context: Context, view: WorkspaceView, secret: Secret) -> Decided:
    entry = statement_named(view, secret.statement, secret.collab)
    kind, home, subject = subject_of(entry.statement.on)
    state = view.state(home)
    people = redactors(view.snapshot, state.collab, entry)
    if view.member.id not in people:
        raise Refused("not-redactor", member=view.member.id, people=people)
    redaction = Redaction(by=view.member.id, at=view.now.replace(microsecond=0), reason=secret.reason)
    after = redacted(entry.statement, secret.field, redaction)
    _refuse_broken(state.collab, entry._replace(statement=after), secret.field)
    write = patched_file(context.repository, path_of(entry.record), entry.statement, after)
    gone, kept = taken_away(state.collab, entry, after)
    files = [Write(f"collabs/{home}/{path}", None, new=False) for path in gone]
    name = home if kind in ("request", "meeting") else f"{home}/{subject}"
    message = commit_message(view.snapshot.workspace.language, f"{kind}.redact", name, home)
    reads = context.words(N_("{field} of {name} reads [redacted] now."), field=secret.field, name=entry.name)

    def told(commit: str) -> list[str]:
        return [*written_lines(context.words, reads, commit, [write.path, *gone]), *_attached(context, gone, kept),
                context.words(N_("Git's history keeps the original: whoever can read the repository can find it. Change the secret."))]  # fmt: skip

    return Decided(f"{kind}.redact", name, message, told, [write, *files])


def _attached(context: Context, gone: Sequence[str], kept: Sequence[str]) -> list[str]:
    stays = N_("{path} stays: another statement names it; redact that one, too.")
    away = [context.words(N_("Taken away: {path}"), path=path) for path in gone]
    return [*away, *(context.words(stays, path=path) for path in kept)]


def _refuse_broken(collab: Collab, after: Entry, field: str) -> None:
    """Verdicts are bound to the deliverables' own words: taking those out would undo the verdict."""
    known = {finding.record for finding in settled(collab).findings}
    entries = tuple(after if entry.record == after.record else entry for entry in collab.entries)
    broken = [f for f in settled(replace(collab, entries=entries)).findings if f.record not in known]
    if broken:
        raise Refused("redaction-breaks", key=field, later=broken[0].record.rpartition("/")[2])
