"""Minutes of kickoff, weekly sync and review."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form, Prefill
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, GUEST, LINE, LONG_TEXT, MEMBER, choice
from xcollab.app.forms.minutes import minutes
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import ATTACH
from xcollab.app.forms.subject_inputs import Option
from xcollab.words import N_

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

FORMS = (ADD,)
