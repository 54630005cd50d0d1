"""An act from the command line: its form filled by flags, a file, the editor or questions; kept, and told."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.acts.performing import Performing
from xcollab.app.desk import Desk
from xcollab.app.forms.filled import Filled
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.values import Typing, word
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.keeping import keep
from xcollab.commands.filling.asking import until_kept
from xcollab.commands.filling.drafting import Draft
from xcollab.commands.filling.editing import edit, template
from xcollab.commands.filling.questions import ask
from xcollab.commands.filling.written import complete, written
from xcollab.words import N_


def act(call: Call, form: Form, typed: Mapping[str, Any]) -> int:
    """Do the act that a form describes."""
    if typed.get("for_") and not typed.get("via") and call.interactive:
        typed = {**typed, "via": _asked_via(call, form)}
    performing = Performing(call, form, typed, written(call, typed))
    filled, typing = performing.filled, performing.typing
    begun = Draft(call, form, performing.subject, performing.speaker.by, typed)
    editing = begun.offer(typing, filled) or typed.get("edit")
    with begun.kept(filled):
        if editing:
            _edit(call, performing)
        complete(typing, form, filled)
        return until_kept(
            typing, form, filled, lambda: keep(call, performing.place, performing.decide, typed, begun.landed)
        )


def _edit(call: Call, performing: Performing) -> None:
    form, filled = performing.form, performing.filled

    def accept(blob: bytes) -> None:
        performing.read(blob, "form")
        complete(performing.typing, form, filled)
        performing.compose(performing.desk)

    edit(call, filled, template(call.words, form, performing.present() | filled.said), accept)


def _asked_via(call: Call, form: Form) -> str:
    """How it was said, from whoever records it."""
    desk, filled = Desk(call), Filled()
    field = Field("via", "--via", N_("How they said it: phone, chat, meeting or mail."), word("via"))
    ask(Typing(desk, "", "--via"), form, [field], filled)
    return str(filled.said["via"])
