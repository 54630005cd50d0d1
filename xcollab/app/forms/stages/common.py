"""Acts that may stand on any subject: withdraw, object, acknowledge, hold, nudge."""

from typing import TYPE_CHECKING, Any

from xcollab.app.choices import listed
from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form, Subject
from xcollab.app.forms.kinds import LINE, LONG_TEXT, MEMBER, NUMBER, choice
from xcollab.app.forms.shared_fields import REASON, TEXT
from xcollab.app.forms.subject_inputs import COLLAB, Argument
from xcollab.errors import Misused
from xcollab.schema.names import subject_of
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.named_subjects import Subject as Named
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.schema.snapshot import Entry


def statement_named(view: "WorkspaceView", typed: str, collab: str | None, act: str = "") -> "Entry":
    """The statement meant by its file's name, path, or a unique part of the name; with an act, among those of that act."""
    name = typed.removesuffix(".yaml").rpartition("/")[2]
    homes = [view.collab(collab)] if collab else sorted(view.snapshot.collabs)
    entries = (entry for home in homes for entry in view.snapshot.collabs[home].entries)
    every = [entry for entry in entries if act in ("", entry.act)]
    found = [e for e in every if e.name == name] or [
        e for e in every if e.name.startswith(name) or e.name.endswith(name)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        from xcollab.workflow.rules.rulebook import act_of

        words = view.context.words
        about = {e.name: f"{words(act_of(e).label)} {e.statement.on}" for e in found}
        raise Misused("ambiguous", typed=typed, candidates=listed(words, about, about))
    where = {"collab": homes[0]} if len(homes) == 1 else {}
    raise Misused("unknown-minutes" if act == "minutes" else "unknown-statement", name=typed, **where)


def _on_statement(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    entry = statement_named(view, typed["statement"], typed.get("collab"))
    return Subject(*subject_of(entry.on), target=entry.name)


def _on_anything(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    """A statement, a task, an issue or a collaboration: what has the word for its id, otherwise the first that it fits."""
    from xcollab.app.named_subjects import subject_named, with_id

    word, collab = typed["subject"], typed.get("collab")
    collab = None if collab == word else collab  # both say that it is the collaboration itself
    kinds = ("task", "issue") if collab else ("collab", "task", "issue")
    if found := with_id(view, kinds, word, collab):  # the end of a statement's name may look like it
        return _matter(found)
    try:
        entry = statement_named(view, word, collab)
    except Misused:
        return _matter(subject_named(view, kinds, word, collab))
    return Subject(*subject_of(entry.on), target=entry.name)


def _matter(found: "Named") -> Subject:
    return Subject("request" if found.kind == "collab" else found.kind, found.collab, found.id)


STATEMENT = Argument(
    "statement",
    N_("The statement: its file, its name, or a unique part of it (see `xcollab history COLLAB`)."),
    complete="statement",
)

WITHDRAW = Form(
    "", "withdraw", "withdraw", N_("Take back what you said; it stays readable, and counts no more."), _on_statement,
    (REASON,), (STATEMENT,),
    ("xcollab withdraw 20240705T093012Z-zhou-k3d9 --reason 'wrong task'", "xcollab withdraw k3d9 --reason '…'"), (COLLAB,),
)  # fmt: skip
ACKNOWLEDGE = Form(
    "", "acknowledge", "acknowledge", N_("Confirm what somebody recorded for you, or take note of what concerns you."), _on_statement, (), (STATEMENT,),
    ("xcollab acknowledge 20240705T093012Z-wu-k3d9", "xcollab acknowledge k3d9", "xcollab acknowledge --all"), (COLLAB,),
)  # fmt: skip
OBJECT = Form(
    "", "object", "object", N_("Disagree with a statement, a task, an issue or a request; everybody sees it."), _on_anything,
    (TEXT,), (Argument("subject", N_("What you disagree with: a statement's name, or an id."), complete="matter"),),
    ("xcollab object 20240705T093012Z-wu-k3d9 -m 'I said Tuesday'", "xcollab object q3-launch -m '…'"), (COLLAB,),
)  # fmt: skip


def _on_owed(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    """What an answer is owed on: a collaboration, a department that was asked, a task or an issue."""
    from xcollab.app.named_subjects import owed_on

    found = owed_on(view, typed["subject"], typed.get("collab"))
    if found.kind == "department":
        return subject_lookup.feedback(view, {"department": found.id, "collab": typed.get("collab")})
    return _matter(found)


HOLD = Form(
    "", "hold", "hold", N_("Hold back an escalation by one working day, as the coordinator."), _on_owed, (REASON,),
    (Argument("subject", N_("The department asked, the task, or the issue."), complete="matter"),),
    ("xcollab hold support --reason 'their lead is back tomorrow'", "xcollab hold i-4k2m --reason '…'"), (COLLAB,),
)  # fmt: skip

NUDGE = Form(
    "", "nudge", "nudge", N_("Note that you asked for an answer that you wait for, outside of the workspace."), _on_owed,
    (
        Field("way", "--via", N_("By which way you asked: phone, chat, meeting or mail."), choice("via"), required=True),
        Field("whom", "--whom", N_("Whom you asked; the first who owes it, where it is left out."), MEMBER),
        Field("note", "--note", N_("What was said."), LONG_TEXT, short="-m"),
        Field("minutes", "--minutes", N_("The minutes whose action it is, by the name of their file."), LINE),
        Field("number", "--action", N_("Which of their actions, by its number."), NUMBER),
    ),
    (Argument("subject", N_("The department asked, the task, the issue, or the collaboration."), complete="matter"),),
    ("xcollab nudge support --via phone -m 'their lead is back tomorrow'", "xcollab nudge report --via chat --whom li"), (COLLAB,),
)  # fmt: skip

FORMS = (
    WITHDRAW,
    ACKNOWLEDGE,
    OBJECT,
    HOLD,
    NUDGE,
)
