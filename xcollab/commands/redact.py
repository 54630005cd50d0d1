"""`xcollab redact`: a secret that should never have been written is taken out of a statement, which says so since."""

from dataclasses import replace

from xcollab.commands.anywhere import STATEMENT, statement_named
from xcollab.commands.call import Call
from xcollab.commands.command import COLLAB, Command, Option
from xcollab.commands.desk import Desk
from xcollab.errors import Misused, Refused
from xcollab.render.acts import commit_message
from xcollab.schema.names import subject_of
from xcollab.schema.snapshot import Collab, Entry
from xcollab.schema.statement import Redaction
from xcollab.store.changes import patched_file
from xcollab.store.layout import path_of
from xcollab.store.saving import check_writable, locked, save
from xcollab.words import N_
from xcollab.workflow.fold import settled
from xcollab.workflow.lasting import redacted, redactors

_OPTIONS = (
    Option("field", ("--field",), N_("The key in its file; parts of lists by number, as in conditions.2."), metavar="KEY"),
    Option("reason", ("--reason",), N_("Why; without the secret itself.")),
    COLLAB,
)  # fmt: skip


def run(call: Call, statement: str, field: str | None, reason: str | None, collab: str | None) -> None:
    """Take the texts under a key out of a statement, and commit that."""
    missing = [flag for flag, value in (("--field", field), ("--reason", reason)) if not value]
    if missing or not field or not reason:
        raise Misused("missing-values", missing=missing, command="xcollab redact")
    with locked(call.repository):
        desk = Desk(call)
        entry = statement_named(desk, statement, collab)
        kind, home, subject = subject_of(entry.statement.on)
        state = desk.state(home)
        people = redactors(desk.snapshot, state.collab, entry)
        if desk.member.id not in people:
            raise Refused("not-redactor", member=desk.member.id, people=people)
        after = redacted(
            entry.statement, field, Redaction(by=desk.member.id, at=desk.now.replace(microsecond=0), reason=reason)
        )
        _refuse_broken(state.collab, entry._replace(statement=after), field)
        write = patched_file(call.repository, path_of(entry.record), entry.statement, after)
        check_writable(call.repository, [write])
        name = home if kind in ("request", "meeting") else f"{home}/{subject}"
        commit = save(
            call.repository, [write], commit_message(desk.snapshot.workspace.language, kind, "redact", name, home)
        )
    call.say(call.words(N_("{field} of {name} reads [redacted] now."), field=field, name=entry.name) + f" [{commit}]")
    call.say(
        call.words(
            N_("Git's history keeps the original: whoever can read the repository can find it. Change the secret.")
        )
    )


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
             "xcollab redact k3d9 --field conditions.2 --reason 'a customer named by name'")),
)  # fmt: skip
