"""Stages 3 and 4: the breakdown and the daily log."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import CAUSE, DATE, DEPARTMENT, DEPENDANT, LINE, LONG_TEXT, MEMBER, NUMBERS, TERMS, choice
from xcollab.app.forms.list_fields import item_fields
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import ATTACH, COMMENT, REASON, TASK_PLAN, optional
from xcollab.app.forms.subject_inputs import CASCADING, COLLAB_ARGUMENT, Argument
from xcollab.words import N_

_TASK = (subject_lookup.TASK_ARGUMENT,)
_PART = made_of(
    {"title": LINE, "owner": MEMBER, "assignee": MEMBER, "due": DATE, "criteria": NUMBERS, "id": LINE},
    "TITLE; owner=li; due=2024-07-19; criteria=1,3",
)
_EDITED = optional(TASK_PLAN, "owner", "department", "assignee")

ADD = Form(
    "task", "create", "add", N_("Add a task; its owner confirms it."), subject_lookup.new_task, TASK_PLAN,
    (Argument("new_id", N_("A short id such as competitor-report; one made of the title where it is left out."), False),),
    (
        "xcollab task add competitor-report --title '…' --owner li --assignee wang --due 2024-07-12 --criterion '…'",
        "xcollab task add -C q3-launch --edit",
    ),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
COPY = Form(
    "task", "create", "copy", N_("Add the tasks of what the request was made from; their days count from its start."),
    subject_lookup.new_tasks, (), (COLLAB_ARGUMENT,),
    ("xcollab task copy q3-next", "xcollab task copy q3-next --dry-run"),
)  # fmt: skip
EDIT = Form(
    "task", "edit", "edit", N_("Change a task, by flags (an empty text takes out what stands there) or after editing its file by hand; the owner confirms new terms."),
    subject_lookup.task, (*_EDITED, *item_fields(_EDITED)), _TASK,
    ("xcollab task edit competitor-report --add-criterion '…' --remove-criterion 2", "xcollab task edit comp --description ''", "xcollab task edit comp --edit"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
CONFIRM = Form(
    "task", "confirm", "confirm", N_("Take a task on as its owner, or agree to its new terms."), subject_lookup.task,
    (Field("answers", "--answers", N_("The terms you read, as `task show` prints them; the present ones where it is left out."), TERMS),),
    _TASK, ("xcollab task confirm competitor-report", "xcollab task confirm q3-launch/competitor-report"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
DECLINE = Form(
    "task", "decline", "decline", N_("Give a task back to the coordinator."), subject_lookup.task, (REASON,), _TASK,
    ("xcollab task decline competitor-report --reason 'no designer before August'", "xcollab task decline comp --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
LOG = Form(
    "task", "progress", "log", N_("Write the daily log: what was done, and how it stands."), subject_lookup.task,
    (
        Field("status", "--status", N_("doing, needs-help, finished or delayed (进行中, 需协助, 已完成, 延期)."), choice("log"), required=True, short="-s"),
        Field("text", "--text", N_("What was done."), LONG_TEXT, required=True, short="-m"),
        Field("needs", "--needs", N_("Whose help is needed: 'WHAT; from=DEPT'."), made_of({"what": LONG_TEXT, "from": DEPARTMENT}, "WHAT; from=marketing", needed=("from",))),
        Field("forecast", "--forecast", N_("The day now expected, when it is delayed."), DATE),
        REASON._replace(required=False, help=N_("Why it is delayed.")),
        ATTACH,
    ),
    _TASK,
    (
        "xcollab task log competitor-report -s doing -m 'interviewed three dealers'",
        "xcollab task log comp -s needs-help -m 'waiting for the page design' --needs 'page design; from=marketing'",
        "xcollab task log comp -s 延期 -m '…' --forecast 2024-07-15 --reason 'samples came late'",
    ),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
COMMENT_ON = Form(
    "task", "comment", "comment", N_("Say or ask something about a task."), subject_lookup.task, COMMENT, _TASK,
    ("xcollab task comment competitor-report -m 'Which regions?' --mention li --reply-by 2024-07-08",
     "xcollab task comment comp -m 'Seen.'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
RESCHEDULE = Form(
    "task", "reschedule", "reschedule", N_("Move a task's date; the original stays known."), subject_lookup.task,
    (
        Field("to", "--to", N_("The new date."), DATE, required=True),
        REASON,
        Field("cause", "--cause", N_("The issue or task that caused it."), CAUSE),
        Field("from", "--from", N_("The date in force as you know it; a check, may be left out."), DATE),
    ),
    _TASK,
    ("xcollab task reschedule competitor-report --to 2024-07-15 --reason 'samples came late'",
     "xcollab task reschedule comp --to 2024-07-15 --reason '…' --cascade"),
    (*subject_lookup.IN_COLLAB, *CASCADING),
)  # fmt: skip
PROPOSE_DATE = Form(
    "task", "propose-date", "propose-date", N_("Propose another date to a task's owner, whose consent moves it."), subject_lookup.task,
    RESCHEDULE.fields, _TASK,
    ("xcollab task propose-date competitor-report --to 2024-07-22 --reason 'samples come a week later' --cause samples",
     "xcollab task propose-date comp --to 2024-07-22 --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
CONSENT = Form(
    "task", "consent", "consent", N_("Consent to the date that is proposed for a task of yours; it moves."), subject_lookup.task,
    (), _TASK, ("xcollab task consent competitor-report", "xcollab task consent q3-launch/competitor-report"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
REFUSE_DATE = Form(
    "task", "refuse-date", "refuse-date", N_("Refuse the date that is proposed for a task of yours; the one in force stays."),
    subject_lookup.task, (REASON,), _TASK,
    ("xcollab task refuse-date competitor-report --reason 'the fair is on the 18th'", "xcollab task refuse-date comp --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
REASSIGN = Form(
    "task", "reassign", "reassign", N_("Give a task another owner, who confirms anew, or another assignee."), subject_lookup.task,
    (
        Field("owner", "--owner", N_("The new owner."), MEMBER),
        Field("assignee", "--assignee", N_("The new assignee."), MEMBER),
        REASON._replace(required=False),
    ),
    _TASK,
    ("xcollab task reassign competitor-report --assignee zhao", "xcollab task reassign comp --owner sun --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
SPLIT = Form(
    "task", "split", "split", N_("Make several tasks of one; the date first agreed stays known in each."), subject_lookup.task,
    (
        REASON,
        Field("into", "--part", N_("A part: 'TITLE; owner=MEMBER; assignee=MEMBER; due=DATE; criteria=1,3; id=ID'; what is left out is as in the whole. At least two."), several(_PART), required=True),
    ),
    _TASK,
    ("xcollab task split competitor-report --part 'Prices; criteria=1' --part 'Channels; owner=sun; criteria=2,3; due=2024-07-19' --reason '…'",
     "xcollab task split comp --edit"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
CANCEL = Form(
    "task", "cancel", "cancel", N_("Give a task up, and say what becomes of those that wait for it."), subject_lookup.task,
    (
        REASON,
        Field("dependants", "--dependants", N_("What becomes of the tasks that wait for it: free, cancel, or the task to wait for instead; 'TASK=free' for one of them alone."), several(DEPENDANT)),
    ),
    _TASK,
    ("xcollab task cancel competitor-report --reason 'covered by another study'",
     "xcollab task cancel comp --dependants free --dependants page=cancel --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip

FORMS = (
    ADD,
    EDIT,
    CONFIRM,
    DECLINE,
    LOG,
    COMMENT_ON,
    RESCHEDULE,
    PROPOSE_DATE,
    CONSENT,
    REFUSE_DATE,
    REASSIGN,
    SPLIT,
    CANCEL,
)
OTHERS = (COPY,)
"""Further forms of the same act."""
