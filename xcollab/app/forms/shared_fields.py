"""Fields that several forms share, so that one word means one thing everywhere."""

from xcollab.app.forms import values
from xcollab.app.forms.form import Field
from xcollab.words import N_

TEXT = Field("text", "--text", N_("What you want to say."), required=True, short="-m")
REASON = Field("reason", "--reason", N_("Why."), required=True)
ATTACH = Field(
    "attachments",
    "--attach",
    N_("A file to attach; may be given several times."),
    values.file,
    many=True,
    metavar="FILE",
)
COMMENT = (
    TEXT,
    Field("mentions", "--mention", N_("A member who should see it."), values.person, many=True, complete="member"),
    Field("reply_by", "--reply-by", N_("The day by which you ask them for an answer."), values.day, metavar="DATE"),
    ATTACH,
)

REQUEST_PLAN = (
    Field("title", "--title", N_("What it is about, in one line."), required=True),
    Field("background", "--background", N_("Why it is wanted."), required=True),
    Field("objectives", "--objective", N_("A goal that can be measured."), many=True, required=True),
    Field("coordinator", "--coordinator", N_("The one person who keeps it together."), values.person, required=True,
          complete="member", metavar="MEMBER"),
    Field("acceptor", "--acceptor",
          N_("Who accepts the work for the requesting side: a member of any department who does none of it and does not coordinate."),
          values.person, complete="member", metavar="MEMBER"),
    Field("departments", "--department", N_("A department asked to take part."), values.department, many=True,
          required=True, complete="department", metavar="DEPT"),
    Field("due", "--due", N_("When all of it should be done."), values.day, required=True, metavar="DATE"),
    Field("milestones", "--milestone", N_("A key date: 'NAME; date=DATE'."),
          values.Parts("name", {"date": values.day}, example="NAME; date=2024-08-01"), many=True, required=True),
    Field("special_requirements", "--requirement", N_("Something special: 'TEXT; department=DEPT'."),
          values.Parts("text", {"department": values.department}, example="TEXT; department=design"), many=True),
    Field("scope", "--scope", N_("What belongs to it."), many=True),
    Field("exclusions", "--exclude", N_("What expressly does not."), many=True),
    Field("priority", "--priority", N_("high, normal or low."), values.word("priority"), complete="priority"),
    Field("related", "--related", N_("Another collaboration worth reading."), values.collab, many=True, complete="collab"),
    Field("requester", "--requester", N_("Who wants it; you, where it is left out."), values.person, complete="member"),
    Field("department", "--requesting-department", N_("The requesting department; the requester's own, where it is left out."),
          values.department, complete="department"),
)  # fmt: skip

TASK_PLAN = (
    Field("title", "--title", N_("What is to be done, in one line."), required=True),
    Field("description", "--description", N_("More about it; the criteria may say it all.")),
    Field("owner", "--owner", N_("The one person answerable for it."), values.person, required=True, complete="member",
          metavar="MEMBER"),
    Field("department", "--department", N_("The responsible department; the owner's, where it is left out."),
          values.department, complete="department"),
    Field("assignee", "--assignee", N_("Who does it; the owner, where it is left out."), values.person, complete="member"),
    Field("helpers", "--helper", N_("Who helps."), values.person, many=True, complete="member"),
    Field("start", "--start", N_("When it should begin."), values.day, metavar="DATE"),
    Field("due", "--due", N_("When it should be done."), values.day, required=True, metavar="DATE"),
    Field("criteria", "--criterion", N_("What the result must fulfil; one criterion each."), many=True, required=True),
    Field("milestone", "--milestone", N_("The milestone that it serves.")),
    Field("depends_on", "--depends-on", N_("A task that must be done first."), values.task, many=True, complete="task"),
)  # fmt: skip


def optional(fields: tuple[Field, ...], *left_out: str) -> tuple[Field, ...]:
    """The same fields for editing: none required, some left out. A list is replaced as a whole."""
    return tuple(field._replace(required=False) for field in fields if field.key not in left_out)
