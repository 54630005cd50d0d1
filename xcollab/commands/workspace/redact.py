"""`xcollab redact`: a secret that should never have been written is taken out of a statement, which says so since."""

from dataclasses import replace
from typing import Any

from xcollab.app.acts.commit import CurrentBranch, Decided, keep
from xcollab.app.forms.common import STATEMENT, statement_named
from xcollab.app.forms.subject_inputs import COLLAB, Option
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.committed import keeping as how
from xcollab.commands.edge.committed import tell
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, Refused
from xcollab.render.text.sentences import commit_message, written_lines
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statement import Redaction
from xcollab.store.disk.layout import path_of
from xcollab.store.transaction.file_changes import patched_file
from xcollab.store.transaction.save_commit import Write
from xcollab.words import N_
from xcollab.workflow.review.immutability import redacted, redactors, taken_away
from xcollab.workflow.rules.fold import settled

_OPTIONS = (
    Option("field", ("--field",), N_("The key in its file; parts of lists by number, as in conditions.2."), metavar="KEY"),
    Option("reason", ("--reason",), N_("Why; without the secret itself.")),
    COLLAB,
    *KEEPING,
)  # fmt: skip


def run(
    terminal: Terminal, statement: str, field: str | None, reason: str | None, collab: str | None, **keeping: Any
) -> int:
    """Take the texts and attachments under a key out of a statement, and commit that."""
    missing = [flag for flag, value in (("--field", field), ("--reason", reason)) if not value]
    if missing or not field or not reason:
        raise Misused("missing-options", missing=missing, command="xcollab redact")
    refuse_placeholder(reason, "--reason")

    def decide(view: WorkspaceView) -> Decided:
        entry = statement_named(view, statement, collab)
        kind, home, subject = subject_of(entry.statement.on)
        state = view.state(home)
        people = redactors(view.snapshot, state.collab, entry)
        if view.member.id not in people:
            raise Refused("not-redactor", member=view.member.id, people=people)
        redaction = Redaction(by=view.member.id, at=view.now.replace(microsecond=0), reason=reason)
        after = redacted(entry.statement, field, redaction)
        _refuse_broken(state.collab, entry._replace(statement=after), field)
        write = patched_file(terminal.repository, path_of(entry.record), entry.statement, after)
        gone, kept = taken_away(state.collab, entry, after)
        files = [Write(f"collabs/{home}/{path}", None, new=False) for path in gone]
        name = home if kind in ("request", "meeting") else f"{home}/{subject}"
        message = commit_message(view.snapshot.workspace.language, kind, "redact", name, home)
        return Decided(
            f"{kind}.redact",
            name,
            message,
            lambda commit: _told(terminal, field, entry, commit, write.path, gone, kept),
            [write, *files],
        )

    return tell(terminal, keep(terminal, CurrentBranch(terminal), decide, how(keeping)), keeping)


def _told(
    terminal: Terminal, field: str, entry: Entry, commit: str, path: str, gone: list[str], kept: list[str]
) -> list[str]:
    reads = terminal.words(N_("{field} of {name} reads [redacted] now."), field=field, name=entry.name)
    files = [terminal.words(N_("Taken away: {path}"), path=path) for path in gone]
    files += [
        terminal.words(N_("{path} stays: another statement names it; redact that one, too."), path=path)
        for path in kept
    ]
    history = N_("Git's history keeps the original: whoever can read the repository can find it. Change the secret.")
    return [*written_lines(terminal.words, reads, commit, [path, *gone]), *files, terminal.words(history)]


def _refuse_broken(collab: Collab, after: Entry, field: str) -> None:
    """Verdicts are bound to the deliverables' own words: taking those out would undo the verdict."""
    known = {finding.record for finding in settled(collab).findings}
    entries = tuple(after if entry.record == after.record else entry for entry in collab.entries)
    broken = [f for f in settled(replace(collab, entries=entries)).findings if f.record not in known]
    if broken:
        raise Refused("redaction-breaks", key=field, later=broken[0].record.rpartition("/")[2])


COMMANDS: tuple[Command, ...] = (
    Command("redact", N_("Take a secret out of a statement; who, when and why stays."), run,
            (STATEMENT,), _OPTIONS,
            ("xcollab redact 20240705T093012Z-zhou-k3d9 --field text --reason 'a password'",
             "xcollab redact k3d9 --field attachments.1 --reason 'the wrong file'")),
)  # fmt: skip
