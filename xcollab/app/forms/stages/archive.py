"""The end of a collaboration, with what was learned."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form, Subject
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, LONG_TEXT, MEMBER, NUMBER
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import ATTACH, HANDING, NOTE
from xcollab.app.forms.stages.common import statement_named
from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, Argument
from xcollab.schema.names import subject_of
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _figures(view: "WorkspaceView", subject: Subject) -> list[str]:
    from xcollab.render.text.retrospective import retrospective_lines
    from xcollab.workflow.views.forecast import outlook
    from xcollab.workflow.views.metrics import metrics

    state = view.state(subject.collab)
    found = outlook(view.snapshot, state, (), view.days, view.now)
    figures = metrics(view.snapshot, [state], view.days, view.now)
    return retrospective_lines(view.render_context, state, found, figures)


CLOSE = Form(
    "request", "archive", "close", N_("Archive a collaboration whose tasks and issues are closed."), subject_lookup.request,
    (
        Field("went_well", "--well", N_("What went well."), several(LONG_TEXT), required=True),
        Field("went_badly", "--badly", N_("What did not."), several(LONG_TEXT), asked=True),
        Field("root_causes", "--cause", N_("The root of it."), several(LONG_TEXT), asked=True),
        Field("improvements", "--improvement", N_("What will be done differently: 'TEXT; owner=MEMBER; due=DATE'."), several(made_of({"text": LONG_TEXT, "owner": MEMBER, "due": DATE}, "TEXT; owner=li; due=2024-10-15")), asked=True),
        ATTACH,
    ),
    (COLLAB_ARGUMENT,),
    (
        "xcollab archive close q3-launch --well 'feedback in one day' --badly 'materials came late' "
        "--improvement 'order materials with the request; owner=li'",
        "xcollab archive close q3-launch --edit",
    ),
    beside=_figures, noun="archive",
)  # fmt: skip


def _in_archive(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    entry = statement_named(view, typed["statement"], typed.get("collab"), "archive")
    return Subject("request", *subject_of(entry.statement.on)[1:], target=entry.name)


_ARCHIVE = Argument("statement", N_("The archive: its statement's name, or a unique part of it."), complete="statement")
_NUMBER = Field("number", "--improvement", N_("Which improvement, as the archive numbers them."), NUMBER, required=True)
DONE = Form(
    "request", "done", "done", N_("Say that an improvement of an archive is done, or what became of it."), _in_archive,
    (_NUMBER, NOTE), (_ARCHIVE,),
    ("xcollab archive done 20241005T093012Z-zhou-k3d9 --improvement 1 --note 'ordered with the request of q4-launch'",
     "xcollab archive done k3d9 --improvement 2 --note '…'"),
    subject_lookup.IN_COLLAB, noun="archive",
)  # fmt: skip
HAND_ON = Form(
    "request", "hand-on", "hand-on", N_("Hand an improvement of an archive on to somebody else."), _in_archive,
    (_NUMBER, *HANDING), (_ARCHIVE,),
    ("xcollab archive hand-on k3d9 --improvement 1 --to sun", "xcollab archive hand-on k3d9 --improvement 2 --to 孙浩 --reason '…'"),
    subject_lookup.IN_COLLAB, noun="archive",
)  # fmt: skip

FORMS = (CLOSE, DONE, HAND_ON)
