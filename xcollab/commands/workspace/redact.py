"""`xcollab redact`: a secret that should never have been written is taken out of a statement, which says so since."""

from typing import Any

from xcollab.app.forms.stages.common import STATEMENT
from xcollab.app.forms.subject_inputs import COLLAB, Option
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_OPTIONS = (
    Option("field", ("--field",), N_("The key in its file; parts of lists by number, as in conditions.2."), metavar="KEY"),
    Option("reason", ("--reason",), N_("Why; without the secret itself.")),
    COLLAB,
    *KEEPING,
)  # fmt: skip


def run(
    terminal: Terminal, statement: str, field: str | None, reason: str | None, collab: str | None, **typed: Any
) -> int:
    """Take the texts and attachments under a key out of a statement, and commit that."""
    from xcollab.app.acts.redaction import Secret, redact
    from xcollab.commands.edge.committed import keeping, tell

    if not field or not reason:
        missing = [flag for flag, value in (("--field", field), ("--reason", reason)) if not value]
        raise Misused("missing-options", missing=missing, command="xcollab redact")
    return tell(terminal, redact(terminal, Secret(statement, field, reason, collab), keeping(typed)), typed)


COMMANDS: tuple[Command, ...] = (
    Command("redact", N_("Take a secret out of a statement; who, when and why stays."), run,
            (STATEMENT,), _OPTIONS,
            ("xcollab redact 20240705T093012Z-zhou-k3d9 --field text --reason 'a password'",
             "xcollab redact k3d9 --field attachments.1 --reason 'the wrong file'")),
)  # fmt: skip
