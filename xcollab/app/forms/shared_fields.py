"""Fields that several forms share, so that one word means one thing everywhere."""

from xcollab.app.forms.form import Field
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import (
    COLLAB,
    DATE,
    DEPARTMENT,
    FILE,
    LINE,
    LONG_TEXT,
    MEMBER,
    MILESTONE,
    TASK,
    TEMPLATE,
    TERMS,
    choice,
)
from xcollab.app.forms.parts import made_of
from xcollab.words import N_

TEXT = Field("text", "--text", N_("What you want to say."), LONG_TEXT, required=True, short="-m")
REASON = Field("reason", "--reason", N_("Why."), LONG_TEXT, required=True)
ATTACH = Field("attachments", "--attach", N_("A file to attach; may be given several times."), several(FILE))
NOTE = Field("note", "--note", N_("What came of it."), LONG_TEXT, required=True)
HANDING = (
    Field("to", "--to", N_("Who is to do it."), MEMBER, required=True),
    Field("reason", "--reason", N_("Why."), LONG_TEXT),
)
"""To whom an action is handed on."""
TERMS_READ = Field(
    "answers",
    "--answers",
    N_("The terms you read, as `feedback show` prints them; the present ones where it is left out."),
    TERMS,
)
RECORDING = (
    Field("for_", "--for", N_("Record what this member said (needs --via)."), MEMBER),
    Field("via", "--via", N_("How they said it: phone, chat, meeting or mail."), choice("via")),
    Field("evidence", "--evidence", N_("A file that shows it, such as a screenshot."), FILE),
)
"""What is said besides of a statement that is recorded for its author (代录)."""
COMMENT = (
    TEXT,
    Field("mentions", "--mention", N_("A member who should see it."), several(MEMBER)),
    Field("reply_by", "--reply-by", N_("The day by which you ask them for an answer."), DATE),
    ATTACH,
)

REQUEST_PLAN = (
    Field("title", "--title", N_("What it is about, in one line."), LINE, required=True),
    Field("background", "--background", N_("Why it is wanted."), LONG_TEXT, required=True),
    Field("objectives", "--objective", N_("A goal that can be measured."), several(LONG_TEXT), required=True),
    Field("coordinator", "--coordinator", N_("The one person who keeps it together."), MEMBER, required=True),
    Field("acceptor", "--acceptor", N_("Who accepts the work for the requesting side: a member of any department who does none of it and does not coordinate."), MEMBER),
    Field("approvers", "--approver", N_("Who has to approve it, before the departments are asked or before the start: 'MEMBER; before=ask|start'."), several(made_of({"member": MEMBER, "before": choice("before")}, "MEMBER; before=ask", needed=("before",)))),
    Field("departments", "--department", N_("A department asked to take part."), several(DEPARTMENT), required=True),
    Field("due", "--due", N_("When all of it should be done."), DATE, required=True),
    Field("milestones", "--milestone", N_("A key date: 'NAME; date=DATE'."), several(made_of({"name": LINE, "date": DATE}, "NAME; date=2024-08-01", needed=("date",))), required=True),
    Field("special_requirements", "--requirement", N_("Something special: 'TEXT; department=DEPT'."), several(made_of({"text": LONG_TEXT, "department": DEPARTMENT}, "TEXT; department=design"))),
    Field("scope", "--scope", N_("What belongs to it."), several(LONG_TEXT)),
    Field("exclusions", "--exclude", N_("What expressly does not."), several(LONG_TEXT)),
    Field("priority", "--priority", N_("high, normal or low."), choice("priority")),
    Field("related", "--related", N_("Another collaboration worth reading."), several(COLLAB)),
    Field("requester", "--requester", N_("Who wants it; you, where it is left out."), MEMBER),
    Field("department", "--requesting-department", N_("The requesting department; the requester's own, where it is left out."), DEPARTMENT),
)  # fmt: skip
AGAIN = (
    Field("copied_from", "--from", N_("Begin with what an earlier collaboration was; its dates are counted in working days."), COLLAB),
    Field("template", "--template", N_("Begin with a template that was saved."), TEMPLATE),
    Field("start", "--start", N_("The day from which the days of what it begins with are counted; today, where it is left out."), DATE),
)  # fmt: skip
"""What a request is made from again."""

TASK_PLAN = (
    Field("title", "--title", N_("What is to be done, in one line."), LINE, required=True),
    Field("description", "--description", N_("More about it; the criteria may say it all."), LONG_TEXT),
    Field("owner", "--owner", N_("The one person answerable for it."), MEMBER, required=True),
    Field("department", "--department", N_("The responsible department; the owner's, where it is left out."), DEPARTMENT),
    Field("assignee", "--assignee", N_("Who does it; the owner, where it is left out."), MEMBER),
    Field("helpers", "--helper", N_("Who helps."), several(MEMBER)),
    Field("start", "--start", N_("When it should begin."), DATE),
    Field("due", "--due", N_("When it should be done."), DATE, required=True),
    Field("criteria", "--criterion", N_("What the result must fulfil; one criterion each."), several(LONG_TEXT), required=True),
    Field("milestone", "--milestone", N_("The milestone that it serves."), MILESTONE),
    Field("depends_on", "--depends-on", N_("A task that must be done first."), several(TASK)),
)  # fmt: skip


def optional(fields: tuple[Field, ...], *left_out: str) -> tuple[Field, ...]:
    """The same fields for editing: none required, some left out. A list is replaced as a whole."""
    return tuple(field._replace(required=False) for field in fields if field.key not in left_out)
