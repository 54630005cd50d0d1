"""An act from the command line: its form filled by flags, a file, the editor or questions; kept, and told."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.acts.commit import CurrentBranch, Decided, Keeping, keep
from xcollab.app.acts.performing import Performing, doubted
from xcollab.app.forms.filling import missing
from xcollab.app.forms.form import Form
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.forms.template import template
from xcollab.app.forms.values import Typing
from xcollab.app.workspace_view import WorkspaceView
from xcollab.commands.edge.committed import keeping, tell
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.ask_missing import until_kept
from xcollab.commands.filling.drafts import Draft
from xcollab.commands.filling.editor import edit
from xcollab.commands.filling.form_file import complete, written
from xcollab.commands.filling.questions import ask, ask_each, ask_first
from xcollab.render.checking.findings import problem_lines

_VIA = next(field for field in RECORDING if field.key == "via")


def act(terminal: Terminal, form: Form, typed: Mapping[str, Any]) -> int:
    """Do the act that a form describes."""
    if typed.get("for_") and not typed.get("via") and terminal.interactive and not form.own(_VIA.flag):
        typed = {**typed, "via": ask_via(terminal, WorkspaceView(terminal), form)}
    how = keeping(typed)
    performing = Performing(terminal, form, typed, written(terminal, typed), _place(terminal, typed, how))
    filled, typing = performing.filled, performing.typing
    begun = Draft(terminal, form, performing.subject, performing.speaker.by, typed)
    editing = begun.offer(typing, filled) or typed.get("edit")
    with begun.kept(filled):
        if editing:
            _edit(terminal, performing)
        if terminal.interactive:
            ask_each(typing, form, performing.subject, filled)
        if form.beside and terminal.interactive and missing(form, filled):
            terminal.note("\n".join(form.beside(performing.view, performing.subject)))
        complete(typing, form, filled)

        def attempt() -> int:
            if terminal.interactive and not (how.dry_run or typed.get("yes")):
                ask_first(terminal, _worth_asking(terminal, form, performing.decide(performing.place.newest())))
            kept = keep(terminal, performing.place, performing.decide, how, begun.landed)
            return tell(terminal, kept, typed)

        return until_kept(typing, form, filled, attempt)


def _worth_asking(terminal: Terminal, form: Form, decided: Decided) -> list[str]:
    """What is shown before it is said: where much follows, and where a date is probably not meant."""
    return [*(decided.shown if form.shown_first else ()), *problem_lines(terminal.words, doubted(decided))]


def _place(terminal: Terminal, typed: Mapping[str, Any], how: Keeping) -> CurrentBranch | None:
    """Where it is kept: a branch of its own where a pull request is to be made of it."""
    if not typed.get("pr"):
        return None
    from xcollab.app.sharing.signoff_branch import SignoffBranch

    return SignoffBranch(terminal, typed.get("remote"), how)


def _edit(terminal: Terminal, performing: Performing) -> None:
    form, filled = performing.form, performing.filled

    def accept(blob: bytes) -> None:
        performing.read(blob, "form")
        complete(performing.typing, form, filled)
        performing.compose(performing.view)

    beside = form.beside(performing.view, performing.subject) if form.beside else ()
    edit(terminal, filled, template(terminal.words, form, performing.present() | filled.said, beside), accept)


def ask_via(terminal: Terminal, view: WorkspaceView, form: Form) -> str:
    """How it was said, from whoever records it."""
    filled = FormInput()
    ask(Typing(view, "", "--via"), form, [_VIA], filled)
    return str(filled.said["via"])
