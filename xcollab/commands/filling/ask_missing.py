"""What a refusal shows to be missing is asked for, where somebody sits at a terminal: printed commands are complete that way."""

from collections.abc import Callable, Sequence

from xcollab.app.forms.blamed import lacking_field
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.form_input import FormInput
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import LINE
from xcollab.app.forms.values import Typing
from xcollab.commands.edge.terminal import terminal_of
from xcollab.commands.filling.questions import ask
from xcollab.errors import Misused, XcollabError
from xcollab.render.checking.errors import error_lines, worded
from xcollab.words import N_
from xcollab.words.labels import canonical


def until_kept(typing: Typing, form: Form, filled: FormInput, attempt: Callable[[], int]) -> int:
    """Try, and ask for what turns out to be missing; any other refusal stands, and all of them where nobody can be asked."""
    while True:
        try:
            return attempt()
        except XcollabError as refusal:
            if not terminal_of(typing.view.context).interactive:
                raise
            if fields := _wanted(typing, form, filled, refusal):
                ask(typing, form, fields, filled)
            elif fields := _wrong(typing, form, filled, refusal):
                ask(typing, form, fields, filled, enough=True)
            else:
                raise


def _wanted(typing: Typing, form: Form, filled: FormInput, refusal: XcollabError) -> Sequence[Field]:
    if refusal.code == "nothing-to-change":
        return _chosen(typing, form)
    lacking = lacking_field(form, refusal)
    if lacking is None or (lacking.key in filled.said and not lacking.kind.many):
        return ()
    if refusal.code != "field-needed":  # why it is asked
        terminal = typing.view.context
        terminal.note(worded(terminal.words, refusal.code, refusal.arguments)[0])
    return [lacking]


def _wrong(typing: Typing, form: Form, filled: FormInput, refusal: XcollabError) -> Sequence[Field]:
    """The field that a refusal is about, without what was wrong, where it was asked for and not given with a flag."""
    found = [field for field in form.fields if refusal.key and field.key == refusal.key[0]]
    if not (found and filled.answered):
        return ()
    terminal = typing.view.context
    terminal.note("\n".join(error_lines(terminal.words, refusal)))
    filled.leave_out(found[0], refusal.key)
    return found


def _chosen(typing: Typing, form: Form) -> Sequence[Field]:
    """Which fields are to change."""
    words = typing.view.context.words
    fields = {field.key: field for field in form.fields if not field.required and not field.kind.switch}
    names = [words.label("field", key) for key in fields]

    def one(typing: Typing, typed: str) -> str:
        key = canonical("field", typed, fields)
        if key is None:
            raise Misused("not-a-word", flag=words.label("field", "to_change"), value=typed, allowed=names)
        return key

    chosen = LINE._replace(parse=one)
    filled = FormInput()
    ask(
        typing,
        form,
        [Field("to_change", "", words(N_("What is to change: {names}."), names=names), several(chosen))],
        filled,
    )
    return [fields[key] for key in dict.fromkeys(filled.said["to_change"])]
