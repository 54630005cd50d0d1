"""`xcollab meeting`: minutes of kickoff, weekly sync and review."""

from xcollab.commands import finding, values
from xcollab.commands.agenda import minutes
from xcollab.commands.command import Command, Option
from xcollab.commands.fields import ATTACH
from xcollab.commands.form import Field, Form, Prefill
from xcollab.commands.form_command import command
from xcollab.commands.showing import LIST_MEETINGS, SHOW_MEETING
from xcollab.words import N_

_ADD = Form(
    "meeting", "minutes", "add", N_("Record what a meeting talked about and decided."), finding.meeting,
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
    (*finding.IN_COLLAB, Option("from_agenda", ("--from-agenda",), N_("Begin with the agenda of today: kind, day and topics."), switch=True)),
    Prefill("from_agenda", minutes),
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (command(_ADD), SHOW_MEETING, LIST_MEETINGS)
