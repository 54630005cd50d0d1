"""Stage 5: problems raised, answered, agreed and resolved."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, DEPARTMENT, LINE, LONG_TEXT, TASK, YES_NO, choice
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import ATTACH, COMMENT, REASON, TEXT
from xcollab.app.forms.subject_inputs import CASCADING
from xcollab.words import N_

_ISSUE = (subject_lookup.ISSUE_ARGUMENT,)

OPEN = Form(
    "issue", "open", "open", N_("Raise a problem; the responsible department and the coordinator are asked."),
    subject_lookup.new_issue,
    (
        Field("title", "--title", N_("What is wrong, in one line."), LINE, required=True),
        Field("kind", "--kind", N_("delay, resource-conflict, requirement-change or other."), choice("kind"), required=True),
        Field("description", "--description", N_("What happened."), LONG_TEXT, required=True),
        Field("impact", "--impact", N_("What it holds up, and by how much."), LONG_TEXT, required=True),
        Field("wanted_by", "--wanted-by", N_("The day you need it solved."), DATE, required=True),
        Field("department", "--department", N_("Who must answer."), DEPARTMENT, required=True),
        Field("tasks", "--task", N_("A task that it holds up."), several(TASK)),
        ATTACH,
    ),
    (),
    (
        "xcollab issue open --title 'Materials are late' --kind delay --description '…' --impact '2 days' "
        "--wanted-by 2024-07-20 --department marketing --task channel-talks",
        "xcollab issue open -C q3-launch --edit",
    ),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
PROPOSE = Form(
    "issue", "propose", "propose", N_("Propose a solution for your department."), subject_lookup.issue,
    (TEXT, Field("ready_by", "--ready-by", N_("The day it will be done."), DATE)), _ISSUE,
    ("xcollab issue propose i-4k2m -m 'printing overnight, courier on Monday' --ready-by 2024-07-19",
     "xcollab issue propose i-4k -m '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
AGREE = Form(
    "issue", "agree", "agree", N_("Agree to the solution proposed."), subject_lookup.issue, (TEXT._replace(required=False),), _ISSUE,
    ("xcollab issue agree i-4k2m", "xcollab issue agree i-4k2m -m 'fine, if it is Monday'"), subject_lookup.IN_COLLAB,
)  # fmt: skip
REJECT = Form(
    "issue", "reject", "reject", N_("Turn the proposal down; another one is asked for."), subject_lookup.issue, (REASON,), _ISSUE,
    ("xcollab issue reject i-4k2m --reason 'too late for the roadshow'", "xcollab issue reject i-4k --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
TRANSFER = Form(
    "issue", "transfer", "transfer", N_("Pass it to the department that can answer; the clock goes on."), subject_lookup.issue,
    (Field("department", "--to", N_("The department that must answer."), DEPARTMENT, required=True), REASON),
    _ISSUE, ("xcollab issue transfer i-4k2m --to design --reason 'the files are theirs'",
             "xcollab issue transfer i-4k --to 设计部 --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
RESOLVE = Form(
    "issue", "resolve", "resolve", N_("Close it, saying which dates move."), subject_lookup.issue,
    (
        TEXT,
        Field("moves", "--move", N_("A task's new date: 'TASK; to=DATE; reason=TEXT'."), several(made_of({"task": TASK, "to": DATE, "reason": LONG_TEXT}, "TASK; to=2024-07-22", needed=("to",))), none="no_moves"),
        Field("no_moves", "--no-moves", N_("No date moves."), YES_NO),
        Field("revision", "--revision", N_("For a change of requirement: done or none."), choice("revision")),
    ),
    _ISSUE,
    ("xcollab issue resolve i-4k2m -m 'materials arrived' --move 'channel-talks; to=2024-07-22'",
     "xcollab issue resolve i-4k2m -m '…' --no-moves"),
    (*subject_lookup.IN_COLLAB, *CASCADING),
)  # fmt: skip
REOPEN = Form(
    "issue", "reopen", "reopen", N_("It was not solved after all."), subject_lookup.issue, (REASON,), _ISSUE,
    ("xcollab issue reopen i-4k2m --reason 'half of the boxes are missing'", "xcollab issue reopen i-4k --reason '…'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
COMMENT_ON = Form(
    "issue", "comment", "comment", N_("Say or ask something about an issue."), subject_lookup.issue, COMMENT, _ISSUE,
    ("xcollab issue comment i-4k2m -m 'The courier is on the way'", "xcollab issue comment i-4k -m '…' --mention li"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip

FORMS = (
    OPEN,
    PROPOSE,
    AGREE,
    REJECT,
    TRANSFER,
    RESOLVE,
    REOPEN,
    COMMENT_ON,
)
