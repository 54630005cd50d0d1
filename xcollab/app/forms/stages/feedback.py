"""Stage 2: each department's answer."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form, Prefill
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DEPARTMENT, LINE, LONG_TEXT, MEMBER, NUMBER, choice
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import COMMENT, REASON, TERMS_READ
from xcollab.app.forms.stages.last_answer import changed_answer, last_answer
from xcollab.app.forms.subject_inputs import PROPOSING
from xcollab.words import N_

GIVE = Form(
    "feedback", "feedback", "give", N_("Answer a request for your department."), subject_lookup.feedback,
    (
        Field("decision", "--decision", N_("accept, conditions, changes or decline (承接, 有条件承接, 建议调整, 不承接)."), choice("decision"), required=True, short="-d"),
        Field("scope", "--scope", N_("What your department takes on."), several(LONG_TEXT)),
        Field("resources", "--resource", N_("What it needs: 'WHAT; quantity=N; department=DEPT'."), several(made_of({"what": LINE, "quantity": NUMBER, "department": DEPARTMENT}, "WHAT; quantity=2; department=design"))),
        Field("risks", "--risk", N_("What may go wrong: 'TEXT; delay_days=N; mitigation=TEXT'."), several(made_of({"text": LONG_TEXT, "delay_days": NUMBER, "mitigation": LONG_TEXT}, "TEXT; delay_days=7; mitigation=TEXT"))),
        Field("liaison", "--liaison", N_("Whom to talk to."), MEMBER),
        Field("conditions", "--condition", N_("On what condition it accepts."), several(LONG_TEXT)),
        Field("changes", "--change", N_("What should be changed in the request."), several(LONG_TEXT)),
        REASON._replace(required=False, help=N_("Why it declines.")),
        TERMS_READ,
    ),
    (subject_lookup.DEPARTMENT_ARGUMENT,),
    (
        "xcollab feedback give -C q3-launch --decision accept --scope 'channel talks in 5 cities' --liaison sun",
        "xcollab feedback give tech -d conditions --scope 'web page' --condition 'texts by 2024-07-12'",
        "xcollab feedback give support -d accept --scope '…' --for wu --via phone",
        "xcollab feedback give -d accept --scope 'web page' --pr",
    ),
    (*subject_lookup.IN_COLLAB, *PROPOSING),
)  # fmt: skip

RENEW = Form(
    "feedback", "feedback", "renew", N_("Say your department's last answer again, now that the terms changed; what you type changes it."),
    subject_lookup.feedback,
    tuple(field._replace(required=False) for field in GIVE.fields),
    (subject_lookup.DEPARTMENT_ARGUMENT,),
    ("xcollab feedback renew -C q3-launch", "xcollab feedback renew tech -C q3-launch --condition 'texts by 2024-07-19'",
     "xcollab feedback renew -C q3-launch --edit"),
    (*subject_lookup.IN_COLLAB, *PROPOSING),
    Prefill("", last_answer, changed_answer),
)  # fmt: skip

COMMENT_ON = Form(
    "feedback", "comment", "comment", N_("Say or ask something about a department's answer."), subject_lookup.feedback, COMMENT,
    (subject_lookup.DEPARTMENT_ARGUMENT,),
    ("xcollab feedback comment tech -C q3-launch -m 'Which page is meant?' --mention zhou --reply-by 2024-07-08",
     "xcollab feedback comment tech -m 'Seen.'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip

FORMS = (GIVE, COMMENT_ON)
OTHERS = (RENEW,)
"""Further forms of the same act."""
