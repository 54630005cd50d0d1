"""The end of a collaboration, with what was learned."""

from xcollab.app.forms import subject_lookup, values
from xcollab.app.forms.form import Field, Form
from xcollab.app.forms.shared_fields import ATTACH
from xcollab.words import N_

CLOSE = Form(
    "request", "archive", "close", N_("Archive a collaboration whose tasks and issues are closed."), subject_lookup.request,
    (
        Field("went_well", "--well", N_("What went well."), many=True, required=True),
        Field("went_badly", "--badly", N_("What did not."), many=True),
        Field("root_causes", "--cause", N_("The root of it."), many=True),
        Field("improvements", "--improvement", N_("What will be done differently: 'TEXT; owner=MEMBER; due=DATE'."),
              values.Parts("text", {"owner": values.person, "due": values.day}, example="TEXT; owner=li; due=2024-10-15"),
              many=True),
        ATTACH,
    ),
    (subject_lookup.COLLAB_ARGUMENT,),
    (
        "xcollab archive close q3-launch --well 'feedback in one day' --badly 'materials came late' "
        "--improvement 'order materials with the request; owner=li'",
        "xcollab archive close q3-launch --edit",
    ),
    noun="archive",
)  # fmt: skip

FORMS = (CLOSE,)
