"""Stage 2: each department's answer."""

from xcollab.app.forms import subject_lookup, values
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.shared_fields import REASON
from xcollab.app.forms.subject_inputs import PROPOSING
from xcollab.words import N_

GIVE = Form(
    "feedback", "feedback", "give", N_("Answer a request for your department."), subject_lookup.feedback,
    (
        Field("decision", "--decision", N_("accept, conditions, changes or decline (承接, 有条件承接, 建议调整, 不承接)."),
              values.word("decision"), required=True, short="-d", complete="decision"),
        Field("scope", "--scope", N_("What your department takes on."), many=True),
        Field("resources", "--resource", N_("What it needs: 'WHAT; quantity=N; department=DEPT'."),
              values.Parts("what", {"quantity": values.number, "department": values.department},
                           example="WHAT; quantity=2; department=design"), many=True),
        Field("risks", "--risk", N_("What may go wrong: 'TEXT; delay_days=N; mitigation=TEXT'."),
              values.Parts("text", {"delay_days": values.number, "mitigation": values.text},
                           example="TEXT; delay_days=7; mitigation=TEXT"), many=True),
        Field("liaison", "--liaison", N_("Whom to talk to."), values.person, complete="member"),
        Field("conditions", "--condition", N_("On what condition it accepts."), many=True),
        Field("changes", "--change", N_("What should be changed in the request."), many=True),
        REASON._replace(required=False, help=N_("Why it declines.")),
        Field("answers", "--answers", N_("The terms you read, as `feedback show` prints them; the present ones where it is left out.")),
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

FORMS = (GIVE,)
