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
        raise Misused(
            "ambiguous", typed=typed, candidates=listed(view.context.words, [entry.name for entry in found], {})
        )
    where = {"collab": homes[0]} if len(homes) == 1 else {}
    raise Misused("unknown-minutes" if act == "minutes" else "unknown-statement", name=typed, **where)


def _on_statement(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    entry = statement_named(view, typed["statement"], typed.get("collab"))
    return Subject(*subject_of(entry.on), target=entry.name)


def _on_anything(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    """A statement, a task, an issue or a collaboration: what has the word for its id, otherwise the first that it fits."""
    word, collab = typed["subject"], typed.get("collab")
    if collab is None and word in view.snapshot.collabs:
        return subject_lookup.request(view, {"collab": word})
    if _is_id(view, word):
        return _on_matter(view, word, collab)
    try:
        entry = statement_named(view, word, collab)
        return Subject(*subject_of(entry.on), target=entry.name)
    except Misused:
        return _on_matter(view, word, collab)


def _is_id(view: "WorkspaceView", word: str) -> bool:
    """Whether a task or an issue has the word for its id: the end of a statement's name may look like it."""
    name = word.rpartition("/")[2]
    every = view.snapshot.collabs.values()
    issues = {entry.subject for collab in every for entry in collab.entries if entry.kind == "issue"}
    return name in issues or any(name in collab.tasks for collab in every)


def _on_matter(view: "WorkspaceView", word: str, collab: str | None) -> Subject:
    """A task, an issue or a collaboration."""
    for find in (subject_lookup.task, subject_lookup.issue):
        try:
            return find(view, {"task": word, "issue": word, "collab": collab})
        except Misused:
            continue
    return subject_lookup.request(view, {"collab": word})


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
    if typed["subject"] in view.snapshot.collabs and typed.get("collab") in (None, typed["subject"]):
        return subject_lookup.request(view, {"collab": typed["subject"]})
    if typed["subject"] in view.snapshot.departments:
        return subject_lookup.feedback(view, {"department": typed["subject"], "collab": typed.get("collab")})
    return _on_matter(view, typed["subject"], typed.get("collab"))


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
