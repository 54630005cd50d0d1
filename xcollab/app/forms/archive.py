"""The end of a collaboration, with what was learned."""

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, LONG_TEXT, MEMBER
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import ATTACH
from xcollab.app.forms.subject_inputs import COLLAB_ARGUMENT
from xcollab.words import N_

CLOSE = Form(
    "request", "archive", "close", N_("Archive a collaboration whose tasks and issues are closed."), subject_lookup.request,
    (
        Field("went_well", "--well", N_("What went well."), several(LONG_TEXT), required=True),
        Field("went_badly", "--badly", N_("What did not."), several(LONG_TEXT)),
        Field("root_causes", "--cause", N_("The root of it."), several(LONG_TEXT)),
        Field("improvements", "--improvement", N_("What will be done differently: 'TEXT; owner=MEMBER; due=DATE'."), several(made_of({"text": LONG_TEXT, "owner": MEMBER, "due": DATE}, "TEXT; owner=li; due=2024-10-15"))),
        ATTACH,
    ),
    (COLLAB_ARGUMENT,),
    (
        "xcollab archive close q3-launch --well 'feedback in one day' --badly 'materials came late' "
        "--improvement 'order materials with the request; owner=li'",
        "xcollab archive close q3-launch --edit",
    ),
    noun="archive",
)  # fmt: skip

FORMS = (CLOSE,)
