"""The weekly meeting: the open problems of one collaboration after another, with the minutes typed as it goes."""

from typing import Any

from starlette.responses import RedirectResponse, Response

from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.form import Subject
from xcollab.app.possible_acts import may_do
from xcollab.app.views.agenda import agenda
from xcollab.render.text.agenda import by_department, moved_topics
from xcollab.web import addresses
from xcollab.web.pages.act_page import Asked, shown
from xcollab.web.pages.subject_pages import known_collab
from xcollab.web.visit import Visit
from xcollab.web.wording import SAID


def first(visit: Visit) -> Response:
    """The first collaboration that is under way."""
    under_way = _under_way(visit)
    return RedirectResponse(visit.to(addresses.of_agenda(under_way[0]) if under_way else "/collaborations"), 303)


def show(visit: Visit) -> Response:
    """The agenda of one, and the way to the next."""
    collab, view = known_collab(visit), visit.view
    found, request, under_way = agenda(view, collab).agenda, view.snapshot.collabs[collab].request, _under_way(visit)
    place = under_way.index(collab) if collab in under_way else -1
    beside = {
        "before": addresses.of_agenda(under_way[place - 1]) if place > 0 else "",
        "after": addresses.of_agenda(under_way[place + 1]) if 0 <= place < len(under_way) - 1 else "",
        "place": f"{place + 1}/{len(under_way)}" if place >= 0 else "",
    }
    return visit.page("agenda", visit.words(SAID["agenda"]), collab=collab, about=request.title if request else collab,
                      groups=by_department(view.render_context, found), moved=moved_topics(view.render_context, found),
                      form=_minutes(visit, collab), **beside)  # fmt: skip


def show_json(visit: Visit) -> Response:
    """`agenda --json`."""
    return visit.json(agenda(visit.view, known_collab(visit)))


def _under_way(visit: Visit) -> list[str]:
    return [one.collab for one in visit.overview.summaries(only="tasks")]


def _minutes(visit: Visit, collab: str) -> dict[str, Any] | None:
    """The form of the minutes, begun with the agenda, where whoever looks may write them."""
    on, form = Subject("meeting", collab, collab), form_of("meeting", "minutes")
    if not visit.member or not may_do(visit.view, visit.member, form, Subject("request", collab, collab)):
        return None
    return shown(visit, Asked(form, on))
