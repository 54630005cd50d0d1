"""Stage 6: deliverables and the two verdicts on them."""

from functools import partial

from xcollab.app.forms import subject_lookup
from xcollab.app.forms.form import Field, Form, Prefill
from xcollab.app.forms.kind import several
from xcollab.app.forms.kinds import DATE, FILE, LINE, LONG_TEXT, NUMBER, YES_NO, choice
from xcollab.app.forms.parts import made_of
from xcollab.app.forms.shared_fields import COMMENT, REASON
from xcollab.app.forms.stages.verdict import criteria_of, each_criterion, verdict_form
from xcollab.app.forms.subject_inputs import CASCADING, PROPOSING
from xcollab.words import N_

_TASK = (subject_lookup.TASK_ARGUMENT,)
_PARTY = Field("party", "--party", N_("requester or coordinator; the side you belong to, where it is left out."), choice("party"))  # fmt: skip
_UNMET = Field("unmet", "--unmet", N_("The number of a criterion that is not met."), several(NUMBER))
_DELIVERABLE = made_of(
    {"name": LINE, "quantity": NUMBER, "attachment": FILE, "link": LINE, "meets": YES_NO, "note": LONG_TEXT},
    "NAME; quantity=1; attachment=FILE; meets=yes",
    otherwise={"meets": True},
)
"""A deliverable meets the criteria unless its submitter says that it does not."""

_CHECK = made_of(
    {"criterion": NUMBER, "met": YES_NO, "note": LONG_TEXT, "text": LONG_TEXT},
    "2; met=no; note=TEXT",
    otherwise={"met": True},
)
"""The text of a criterion may stand there to be read, in the editor say; it is not recorded."""
_CHECKS = Field("checks", "--check", N_("One criterion judged: 'NUMBER; met=yes|no; note=TEXT' (its text may stand there too); then all of them are."), several(_CHECK))  # fmt: skip
_FOLLOW_UP = (
    Field("follow_up_title", "--follow-up", N_("Pass with conditions: the task that mends what is not met."), LINE),
    Field("follow_up_due", "--follow-up-due", N_("When that should be done."), DATE),
)
_FIXES = Field("fixes", "--fix", N_("What to mend."), several(LONG_TEXT), required=True)
_FIX_BY = Field("fix_by", "--fix-by", N_("By when."), DATE, required=True)

SUBMIT = Form(
    "acceptance", "submit", "submit", N_("Hand the deliverables in."), subject_lookup.acceptance,
    (
        Field("deliverables", "--deliverable", N_("'NAME; quantity=N; attachment=FILE; link=URL; meets=yes|no; note=TEXT'."), several(_DELIVERABLE), required=True),
    ),
    _TASK,
    (
        "xcollab acceptance submit competitor-report --deliverable 'Report; quantity=1; attachment=report.pdf'",
        "xcollab acceptance submit comp --deliverable '竞品分析报告；数量=1；链接=https://example.com/report'",
    ),
    subject_lookup.IN_COLLAB,
)  # fmt: skip
PASS = Form(
    "acceptance", "pass", "pass", N_("Accept for your side; the task is done when both sides did."), subject_lookup.acceptance,
    (
        _PARTY,
        _UNMET,
        _CHECKS,
        Field("note", "--note", N_("A remark."), LONG_TEXT),
        *_FOLLOW_UP,
    ),
    _TASK,
    ("xcollab acceptance pass competitor-report",
     "xcollab acceptance pass comp --unmet 2 --follow-up 'Add prices of region South' --follow-up-due 2024-07-26"),
    (*subject_lookup.IN_COLLAB, *PROPOSING),
)  # fmt: skip
RETURN = Form(
    "acceptance", "return", "return", N_("Do not accept: say why, what to mend, by when."), subject_lookup.acceptance,
    (
        REASON,
        _FIXES,
        _FIX_BY,
        _UNMET,
        _CHECKS,
        _PARTY,
    ),
    _TASK,
    ("xcollab acceptance return competitor-report --unmet 2 --reason 'prices are missing' --fix 'add them' --fix-by 2024-07-18",
     "xcollab acceptance return comp --edit"),
    (*subject_lookup.IN_COLLAB, *CASCADING, *PROPOSING),
)  # fmt: skip

JUDGE = Form(
    "acceptance", "pass", "judge", N_("Judge each criterion, then pass, pass with conditions, or return: one form for all three."),
    subject_lookup.acceptance,
    (
        _CHECKS._replace(required=True, each=criteria_of),
        Field("verdict", "--verdict", N_("pass, conditional or return (通过, 有条件通过, 退回整改); where every criterion is met, pass."), choice("verdict")),
        *_FOLLOW_UP,
        REASON._replace(required=False, help=N_("Why it is returned.")),
        _FIXES._replace(required=False),
        _FIX_BY._replace(required=False),
        Field("note", "--note", N_("A remark on a pass."), LONG_TEXT),
        _PARTY,
    ),
    _TASK,
    ("xcollab acceptance judge competitor-report",
     "xcollab acceptance judge comp --check 1 --check '2; met=no; note=no prices' --follow-up 'Add prices of region South'",
     "xcollab acceptance judge comp --edit"),
    (*subject_lookup.IN_COLLAB, *CASCADING, *PROPOSING),
    Prefill("edit", each_criterion),
    becomes=partial(verdict_form, PASS, RETURN),
)  # fmt: skip

COMMENT_ON = Form(
    "acceptance", "comment", "comment", N_("Say or ask something about the deliverables of a task."), subject_lookup.acceptance, COMMENT, _TASK,
    ("xcollab acceptance comment competitor-report -m 'Is region South in it?' --mention li --reply-by 2024-07-15",
     "xcollab acceptance comment comp -m 'Seen.'"),
    subject_lookup.IN_COLLAB,
)  # fmt: skip

FORMS = (
    SUBMIT,
    PASS,
    RETURN,
    COMMENT_ON,
)
OTHERS = (JUDGE,)
"""Further forms of the same acts."""
