"""What waits for whoever looks, each with the form that answers it in place."""

from typing import Any

from starlette.responses import RedirectResponse, Response

from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.form import SETTINGS, Subject
from xcollab.app.printed_commands import answers_to
from xcollab.app.sharing.unshared import note_heard
from xcollab.app.views.inbox import about, inbox, inbox_as_committed, inbox_view, with_own_refs
from xcollab.errors import XcollabError
from xcollab.render.base.task_marks import waits_line
from xcollab.render.text.waiting import owed, when
from xcollab.web import addresses
from xcollab.web.pages.act_page import Asked, asked_setting, shown
from xcollab.web.visit import Visit
from xcollab.words import N_
from xcollab.workflow.time.deadlines import Dated
from xcollab.workflow.views.replies import Reply

_IN_PLACE = 8
"""Things with a form in place; of more, and of what is late with others, each form has a page of its own."""


_SHOWN = 12
"""Things of which the first page tells; who has more is shown the rest when they ask for it."""


def show(visit: Visit) -> Response:
    """The first page."""
    view = visit.overview
    if not view.reader:  # whoever is no member has no inbox, and may read
        return RedirectResponse(visit.to("/collaborations"), 303)
    note_heard(visit.context, view.days)
    minute = view.now.replace(second=0, microsecond=0)
    found = with_own_refs(
        view, visit.once(("inbox", view.reader, minute), lambda: inbox_as_committed(view, view.reader))
    )
    most = len(found.waiting) if visit.asked("all") else _SHOWN
    items = [
        _item(visit, each, in_place=number < _IN_PLACE and not each.obligation.of)
        for number, each in enumerate(found.waiting[:most])
    ]
    count = sum(not each.obligation.of for each in found.waiting)
    own, heard = ([one for one in items if one["heard"] is late] for late in (False, True))
    title = visit.words.aside(visit.words("My inbox"), str(count) if count else "")
    later = [
        {
            "address": addresses.of("task", one.collab, one.task),
            "title": one.title,
            "waits": waits_line(visit.words, one.waits),
        }
        for one in found.later
    ]
    told = visit.words(N_("Not to begin yet: {n}"), n=len(later))
    beside = {
        "count": count,
        "all": len(found.waiting),
        "shown": len(items),
        "later": later,
        "later_title": told,
        "parked": found.parked,
        "proposed": found.proposed,
    }
    return visit.page("inbox", title, own=own, heard=heard, **beside)


def show_json(visit: Visit) -> Response:
    """The same for programs."""
    return visit.json(inbox_view(visit.overview, inbox(visit.overview)))


def _item(visit: Visit, each: Dated, *, in_place: bool) -> dict[str, Any]:
    """One thing that waits: in a sentence, by when, what led to it, what it is answered by."""
    view, obligation = visit.view, each.obligation
    context = view.render_context
    forms = list(_forms(visit, each, in_place=in_place)) if visit.member else []
    return {
        "what": owed(context, obligation), "when": when(context, obligation, each.deadline),
        "late": bool(each.deadline and each.deadline.passed), "about": about(view, obligation), "collab": obligation.collab,
        "title": _title(visit, obligation.collab), "heard": bool(obligation.of), "forms": forms,
    }  # fmt: skip


def _title(visit: Visit, collab: str) -> str:
    request = visit.view.snapshot.collabs[collab].request
    return request.title if request else collab


def _asked(visit: Visit, collab: str, reply: Reply) -> Asked:
    if reply.kind == SETTINGS:
        return asked_setting(visit, reply.act, reply.subject or str(reply.said.get("department", "")))
    form = form_of(reply.kind, reply.act, reply.form)
    return Asked(form, Subject(reply.kind, collab, reply.subject, reply.target))


def _forms(visit: Visit, each: Dated, *, in_place: bool) -> Any:
    collab = each.obligation.collab
    for number, reply in enumerate(answers_to(visit.view, visit.member, each.obligation)):
        one, said = _asked(visit, collab, reply), reply.said
        if one.setting:  # what is said goes by the flags that are typed
            said = {field.key: said[flag] for field in one.fields if (flag := field.flag.removeprefix("--")) in said}
        link = {"title": visit.words(one.label), "address": one.address}
        try:
            yield {
                **link,
                "form": {**shown(visit, one, said), "recording": []} if in_place and not number else None,
            }
        except XcollabError:  # what is offered may be refused by now; its own page tells why
            yield {**link, "form": None}
