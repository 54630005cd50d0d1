"""Minutes of kickoff, weekly sync and review."""

from xcollab.app.forms import subject_lookup, values
from xcollab.app.forms.form import Field, Form, Prefill
from xcollab.app.forms.minutes import minutes
from xcollab.app.forms.shared_fields import ATTACH
from xcollab.app.forms.subject_inputs import Option
from xcollab.words import N_

ADD = Form(
    "meeting", "minutes", "add", N_("Record what a meeting talked about and decided."), subject_lookup.meeting,
    (
        Field("kind", "--kind", N_("kickoff, weekly or review."), values.word("meeting-kind"), required=True,
              complete="meeting-kind"),
        Field("held", "--held", N_("The day it was held."), values.day, required=True, metavar="DATE"),
        Field("attendees", "--attendee", N_("Who was there: a member, or a guest's name."), values.guest, many=True,
              required=True, complete="member"),
        Field("topics", "--topic", N_("What was talked about."), many=True, required=True),
        Field("decisions", "--decision", N_("What was decided."), many=True),
        Field("actions", "--action", N_("Who does what: 'TEXT; owner=MEMBER; due=DATE'; with '; task=ID' it becomes a task."),
              values.Parts("text", {"owner": values.person, "due": values.day, "task": values.text},
                           example="TEXT; owner=li; due=2024-07-05; task=order-materials"), many=True),
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
