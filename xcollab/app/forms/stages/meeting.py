"""Minutes of kickoff, weekly sync and review."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form, Prefill, Subject
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, GUEST, LINE, LONG_TEXT, MEMBER, NEW_ID, NUMBER, choice
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import ATTACH, COMMENT, HANDING, NOTE
from xcollab.app.forms.stages.common import statement_named
from xcollab.app.forms.stages.minutes import minutes
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.schema.names import subject_of
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

ADD = Form(
    "meeting", "minutes", "add", N_("Record what a meeting talked about and decided."), subject_lookup.meeting,
    (
        Field("kind", "--kind", N_("kickoff, weekly or review."), choice("meeting-kind"), required=True),
        Field("held", "--held", N_("The day it was held."), DATE, required=True),
        Field("attendees", "--attendee", N_("Who was there: a member, or a guest's name."), several(GUEST), required=True),
        Field("topics", "--topic", N_("What was talked about."), several(LONG_TEXT), required=True),
        Field("decisions", "--decision", N_("What was decided."), several(LONG_TEXT)),
        Field("actions", "--action", N_("Who does what: 'TEXT; owner=MEMBER; due=DATE'; with '; task=ID' it becomes a task."), several(made_of({"text": LONG_TEXT, "owner": MEMBER, "due": DATE, "task": LINE}, "TEXT; owner=li; due=2024-07-05; task=order-materials", needed=("owner",)))),
        ATTACH,
    ),
    (),
    (
        "xcollab meeting add --kind kickoff --held 2024-07-05 --attendee zhou --attendee li --topic 'Division of work' "
        "--decision 'Materials come first'",
        "xcollab meeting add -C q3-launch --from-agenda --attendee zhou --edit",
        "xcollab meeting add --from-agenda --attendee li --action 'Order materials; owner=li; due=2024-07-05; task=order-materials'",
    ),
    (*subject_lookup.IN_COLLAB, Option("from_agenda", ("--from-agenda",), N_("Begin with the agenda of today: kind, day and topics."), switch=True)),
    Prefill("from_agenda", minutes),
)  # fmt: skip


def _in_minutes(view: "WorkspaceView", typed: dict[str, Any]) -> Subject:
    entry = statement_named(view, typed["statement"], typed.get("collab"), "minutes")
    return Subject("meeting", *subject_of(entry.statement.on)[1:], target=entry.name)


_MINUTES = Argument(
    "statement",
    N_("The minutes: their name, or a unique part of it (see `xcollab meeting list COLLAB`)."),
    complete="statement",
)
_NUMBER = Field("number", "--action", N_("Which action, as the minutes number them."), NUMBER, required=True)
DONE = Form(
    "meeting", "done", "done", N_("Say that an action of a meeting is done."), _in_minutes,
    (_NUMBER, NOTE), (_MINUTES,),
    ("xcollab meeting done 20240705T093012Z-zhou-k3d9 --action 2 --note 'the hall is booked'", "xcollab meeting done k3d9 --action 1 --note '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
HAND_ON = Form(
    "meeting", "hand-on", "hand-on", N_("Hand an action of a meeting on to somebody else."), _in_minutes,
    (_NUMBER, *HANDING), (_MINUTES,),
    ("xcollab meeting hand-on k3d9 --action 2 --to sun", "xcollab meeting hand-on k3d9 --action 1 --to 孙浩 --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
MAKE_TASK = Form(
    "meeting", "make-task", "make-task", N_("Make an action of a meeting a task of its owner."), _in_minutes,
    (_NUMBER, Field("task", "--task", N_("The id of the new task; a generated one where it is left out."), NEW_ID)), (_MINUTES,),
    ("xcollab meeting make-task k3d9 --action 2 --task book-hall", "xcollab meeting make-task k3d9 --action 1"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip

COMMENT_ON = Form(
    "meeting", "comment", "comment", N_("Say or ask something about the minutes of a collaboration."), subject_lookup.meeting, COMMENT, (),
    ("xcollab meeting comment -C q3-launch -m 'Who orders the samples?' --mention li --reply-by 2024-07-08",
     "xcollab meeting comment -m 'Seen.'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip

FORMS = (ADD, DONE, HAND_ON, MAKE_TASK, COMMENT_ON)
