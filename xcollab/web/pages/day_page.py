"""The day's log of all that whoever looks does, as one form: each task with a status and a line, recorded in one commit."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from starlette.responses import Response

from xcollab.app.acts.commit import keep
from xcollab.app.acts.performing import Performing
from xcollab.app.daily.day_file import NO_CHANGE, NOTHING_TO_LOG, STATUS, TEXT
from xcollab.app.daily.day_log import DayLog
from xcollab.app.daily.open_tasks import OpenTask, standing_lines
from xcollab.app.forms.blamed import blamed
from xcollab.app.forms.stages.task import LOG
from xcollab.errors import Misused, XcollabError
from xcollab.render.checking.errors import worded
from xcollab.web import addresses
from xcollab.web.inputs import Inputs, Typed, understood
from xcollab.web.pages.act_page import worth_asking
from xcollab.web.visit import Visit
from xcollab.web.wording import SAID
from xcollab.words import N_

_TASK = "task"
_FIRST = (STATUS, TEXT)
"""What most say of a day; all else stands folded below."""


class _Said(NamedTuple):
    """What a form says of one task."""

    task: str
    typed: Typed
    errors: Mapping[str, str] = {}
    more: str = ""
    """What is wrong with it as a whole."""


def show(visit: Visit) -> Response:
    """All tasks that are logged each day, with no change to any of them."""
    day = DayLog(visit.context, {}, visit.view, visit.overview)
    return _page(visit, day, [_Said(one.name, {}) for one in day.tasks])


def send(visit: Visit) -> Response:
    """The day as it was filled in: all of it is kept, or what is wrong stands at its task and none is."""
    day = DayLog(visit.context, {})
    acts: list[Performing] = []
    said: list[_Said] = []
    for number in range(sum(name.endswith(f"-{_TASK}") for name in visit.typed)):
        one = _Said(visit.first(f"{number}-{_TASK}"), _below(visit, f"{number}-"))
        try:
            acts += filter(None, [day.said(one.task, understood(LOG.fields, one.typed))])
            said.append(one)
        except XcollabError as refusal:
            said.append(_blamed(visit, one, refusal))
    if any(one.errors or one.more for one in said):
        return _page(visit, day, said, 422, mistakes=[visit.words(SAID["day_mistakes"])])
    if not acts:
        return _refused(visit, day, said, Misused("nothing-logged"))
    try:
        decided = day.decide(acts, day.place.newest())
        if asks := worth_asking(visit, decided, ()):
            return _page(visit, day, said, **asks)
        outcome = keep(visit.context, day.place, lambda view: day.decide(acts, view))
        visit.door.files.drop(visit.visitor, visit.context.sent or ())
    except XcollabError as refusal:
        return _refused(visit, day, said, refusal)
    return visit.told("recorded", [*outcome.decided.told(outcome.commit), *visit.context.told], "/", outcome.commit)


def _below(visit: Visit, prefix: str) -> Typed:
    """What stands in the inputs of one task."""
    return {name.removeprefix(prefix): values for name, values in visit.typed.items() if name.startswith(prefix)}


def _blamed(visit: Visit, one: _Said, refusal: XcollabError) -> _Said:
    fact, hint = worded(visit.words, refusal.code, refusal.arguments)
    if keys := blamed(LOG, refusal):
        return one._replace(errors=dict.fromkeys(keys, fact))
    return one._replace(more=visit.words.listed(filter(None, (fact, hint))))


def _refused(visit: Visit, day: DayLog, said: Sequence[_Said], refusal: XcollabError) -> Response:
    fact, hint = worded(visit.words, refusal.code, refusal.arguments)
    return _page(visit, day, said, 409, mistakes=list(filter(None, (fact, hint))))


def _page(visit: Visit, day: DayLog, said: Sequence[_Said], status: int = 200, **more: Any) -> Response:
    visit.keep_files()
    known = {one.name: one for one in day.tasks}
    rows = [_row(visit, day, known[one.task], one, number) for number, one in enumerate(said) if one.task in known]
    told = {"mistakes": [], "doubts": (), "preview": (), "sure": "", "nothing": visit.words(NOTHING_TO_LOG), **more}
    return visit.page(
        "day", visit.words(SAID["day"]), status, rows=rows, again=visit.forgotten, half=bool(visit.typed), **told
    )


def _row(visit: Visit, day: DayLog, one: OpenTask, said: _Said, number: int) -> dict[str, Any]:
    inputs, unchanged = Inputs(day.view, one.collab, said.typed, said.errors), visit.words.label("day", NO_CHANGE)
    made = [inputs.of(field)._replace(required=False) for field in LOG.fields]
    first = [each._replace(empty=unchanged, help="") for each in made if each.name in _FIRST]
    rest = [each for each in made if each.name not in _FIRST]
    title, *standing = standing_lines(day.view, one)
    return {
        "number": number, "task": one.name, "title": title, "standing": standing, "address": addresses.of("task", one.collab, one.task),
        "first": [each.within(f"{number}-") for each in first], "rest": [each.within(f"{number}-") for each in rest],
        "open": any(each.filled for each in rest), "error": said.more, "more": visit.words(N_("More: whose help is needed, a new date, files")),
    }  # fmt: skip
