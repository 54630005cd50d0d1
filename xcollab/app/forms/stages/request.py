"""Stage 1, and what changes the whole: revising, confirming, handing over, cancelling."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DEPARTMENT, LONG_TEXT, MEMBER
from xcollab.app.forms.list_fields import item_fields
from xcollab.app.forms.parts import assigned
from xcollab.app.forms.shared_fields import AGAIN, COMMENT, REASON, REQUEST_PLAN, TERMS_READ, optional
from xcollab.app.forms.stages.again import filled_from
from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT, PROPOSING, WITHOUT_ASKING, Argument
from xcollab.words import N_

_COLLAB = (COLLAB_ARGUMENT,)
_REVISED = optional(REQUEST_PLAN, "departments", "coordinator", "requester", "department")
_TERMS = TERMS_READ._replace(
    help=N_("The terms you read, as `request show` prints them; the present ones where it is left out.")
)

NEW = Form(
    "request", "create", "new", N_("Draft a request; nobody is asked before you submit it."), subject_lookup.new_request, (*REQUEST_PLAN, *AGAIN),
    (Argument("new_id", N_("A short id such as q3-launch; one made of the title where it is left out."), False),),
    (
        "xcollab request new q3-launch --edit",
        "xcollab request new q3-launch --file request.yaml",
        "xcollab request new q3-launch --title 'Q3 launch' --background '…' --objective '…' --coordinator zhou "
        "--department sales --due 2024-09-30 --milestone 'Launch; date=2024-09-01'",
        "xcollab request new q3-next --from q3-launch --start 2025-07-01",
    ),
    begun=filled_from,
)  # fmt: skip
EDIT = Form(
    "request", "edit", "edit", N_("Change the draft, by flags (an empty text takes out what stands there) or after editing its file by hand."), subject_lookup.request,
    (*optional(REQUEST_PLAN), *item_fields(REQUEST_PLAN)), _COLLAB,
    ("xcollab request edit q3-launch --due 2024-10-15", "xcollab request edit q3-launch --edit"),
)  # fmt: skip
SUBMIT = Form(
    "request", "submit", "submit", N_("Put the request to the departments; their clock starts."), subject_lookup.request,
    (), _COLLAB, ("xcollab request submit q3-launch", "xcollab request submit q3-launch --dry-run"),
)  # fmt: skip
REVISE = Form(
    "request", "revise", "revise",
    N_("Change a submitted request; only the departments that it touches are asked again. An empty text takes out what stands there. Takes over edits of its file; what changes is shown before it is said."),
    subject_lookup.request,
    (
        REASON,
        *(field for field in item_fields(REQUEST_PLAN) if field.of == "departments"),
        *_REVISED,
        *item_fields(_REVISED),
    ),
    _COLLAB,
    (
        "xcollab request revise q3-launch --due 2024-10-15 --reason 'Packaging takes longer'",
        "xcollab request revise q3-launch --add-department design --reason 'Two designers are needed'",
        "xcollab request revise q3-launch --add-requirement 'No press; department=sales' --remove-requirement 'Two devices' --reason '…'",
    ),
    (WITHOUT_ASKING,),
    shown_first=True,
)  # fmt: skip
APPROVE = Form(
    "request", "approve", "approve", N_("Approve the request, as one of those whom it names for that."), subject_lookup.request,
    (Field("note", "--note", N_("What you want to add."), LONG_TEXT, short="-m"), _TERMS), _COLLAB,
    ("xcollab request approve q3-launch", "xcollab request approve q3-launch --for wu --via phone"),
)  # fmt: skip
REFUSE = Form(
    "request", "refuse", "refuse", N_("Do not approve the request, and say why: it is revised, or given up."), subject_lookup.request,
    (REASON, _TERMS), _COLLAB,
    ("xcollab request refuse q3-launch --reason 'not before the budget is settled'", "xcollab request refuse --reason '…'"),
)  # fmt: skip
CONFIRM = Form(
    "request", "confirm", "confirm", N_("Let work begin, once every department accepted."), subject_lookup.request,
    (
        Field("acknowledged", "--acknowledge", N_("A department whose conditions you took note of."), several(DEPARTMENT)),
        Field("without", "--without", N_("A department that stays silent: 'DEPT=REASON'."), several(assigned("department", DEPARTMENT, "reason", LONG_TEXT))),
    ),
    _COLLAB,
    ("xcollab request confirm q3-launch", "xcollab request confirm q3-launch --acknowledge tech",
     "xcollab request confirm q3-launch --without 'support=lead is away, told on the phone'",
     "xcollab request confirm q3-launch --pr"),
    PROPOSING,
)  # fmt: skip
HANDOVER = Form(
    "request", "handover", "handover", N_("Make somebody else the coordinator."), subject_lookup.request,
    (
        Field("to", "--to", N_("The new coordinator."), MEMBER, required=True),
        REASON._replace(required=False),
    ),
    _COLLAB, ("xcollab request handover q3-launch --to li --reason 'on leave from Monday'",
              "xcollab request handover --to 李娜"),
)  # fmt: skip
CANCEL = Form(
    "request", "cancel", "cancel", N_("Give the whole up."), subject_lookup.request, (REASON,), _COLLAB,
    ("xcollab request cancel q3-launch --reason 'the product was dropped'", "xcollab request cancel --reason '…'"),
)  # fmt: skip
COMMENT_ON = Form(
    "request", "comment", "comment", N_("Say or ask something about the request."), subject_lookup.request, COMMENT, _COLLAB,
    ("xcollab request comment q3-launch -m 'Which channels?' --mention zhou --reply-by 2024-07-05",
     "xcollab request comment -m 'Seen.'"),
)  # fmt: skip

FORMS = (
    NEW,
    EDIT,
    SUBMIT,
    REVISE,
    APPROVE,
    REFUSE,
    CONFIRM,
    HANDOVER,
    CANCEL,
    COMMENT_ON,
)
