"""The pages of a collaboration, a task, an issue and a department's answer: what is known, what was said, what may be done now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from xcollab.app.forms.form import Subject
from xcollab.app.possible_acts import PossibleAct, possible_acts, statement_acts
from xcollab.app.views import issues, requests, tasks
from xcollab.app.views.attached_files import attached_to
from xcollab.app.views.status import status
from xcollab.render.base.record import record_items
from xcollab.render.text.sentences import statement_sentence
from xcollab.render.text.show import feedback_word
from xcollab.render.text.status import STAGES
from xcollab.render.text.verdict import date_lines
from xcollab.render.text.waiting import wait_line
from xcollab.web import addresses
from xcollab.web.pages.file_pages import is_picture
from xcollab.web.visit import Visit

_ACTED_ON = 20
"""Statements, the newest, of which the page shows what may be said about them: each is judged. Of an older one it is asked for."""


def collaboration(visit: Visit) -> Response:
    """A collaboration: its stage, who is waited for, its parts."""
    view, words = visit.view, visit.words
    collab = known_collab(visit)
    found, state = status(view, collab), view.state(collab)
    request, context = state.collab.request, view.render_context
    data = {key: value for key, value in request.dump().items() if key != "title"} if request else {}
    on = Subject("request", collab, collab)
    return visit.page(
        "collaboration", request.title if request else collab, **_common(visit, on, "logs/request", "meetings"),
        collab=collab, status=words.label("request", state.request.status), stage=found.stage,
        stages=[words(name) for name in STAGES], facts=record_items(context, {**data, "coordinator": state.request.coordinator}),
        dates=date_lines(context, found.dates),
        waiting=[wait_line(context, one.obligation, one.deadline) for one in found.waiting],
        answers=[{"name": context.department_name(name), "id": name, "status": feedback_word(words, state, name)} for name in state.feedback],
        tasks=[{"id": key, "title": state.collab.tasks[key].title, "status": words.label("task", one.status), "who": context.name_of(state.collab.tasks[key].doer),
                "due": one.due} for key, one in state.tasks.items()],
        issues=[{"id": key, "title": str(getattr(one.opening.statement, "title", key)), "status": words.label("issue", one.status)}
                for key, one in state.issues.items()],
    )  # fmt: skip


def task(visit: Visit) -> Response:
    """A task."""
    collab = known_collab(visit)
    on = Subject("task", collab, _inside(visit, "task", visit.view.snapshot.collabs[collab].tasks))
    state, words = visit.view.state(collab), visit.words
    plan, found = state.collab.tasks[on.id], state.tasks[on.id]
    numbered = {"criteria": [f"{n}. {text}" for n, text in enumerate(plan.criteria, start=1)]}
    data = {key: value for key, value in plan.dump().items() if key != "title"} | numbered | {"due": str(found.due)}
    if found.delivery:
        data["deliverables"] = found.delivery.statement.dump()["deliverables"]
    return _subject(
        visit, on, plan.title, words.label("task", found.status), data, f"logs/{on.id}", f"acceptance/{on.id}"
    )


def issue(visit: Visit) -> Response:
    """An issue."""
    collab = known_collab(visit)
    state = visit.view.state(collab)
    on = Subject("issue", collab, _inside(visit, "issue", state.issues))
    found = state.issues[on.id]
    said = found.opening.statement.dump()
    data = {key: value for key, value in said.items() if key != "title"} | {"department": found.department}
    title, told = str(said.get("title", on.id)), visit.words.label("issue", found.status)
    return _subject(visit, on, title, told, data, f"issues/{on.id}", groups={"kind": "kind"})


def feedback(visit: Visit) -> Response:
    """A department's answer."""
    collab = known_collab(visit)
    state, context = visit.view.state(collab), visit.view.render_context
    on = Subject("feedback", collab, _inside(visit, "department", state.feedback))
    entry = state.feedback[on.id].entry
    title, told = context.department_name(on.id), feedback_word(visit.words, state, on.id)
    return _subject(visit, on, title, told, entry.statement.dump() if entry else {}, f"feedback/{on.id}")


def collaboration_json(visit: Visit) -> Response:
    """`request show --json`."""
    return visit.json(requests.request(visit.view, known_collab(visit)))


def task_json(visit: Visit) -> Response:
    """`task show --json`."""
    return visit.json(tasks.task(visit.view, visit.path("task"), known_collab(visit)))


def issue_json(visit: Visit) -> Response:
    """`issue show --json`."""
    return visit.json(issues.issue(visit.view, visit.path("issue"), known_collab(visit)))


def known_collab(visit: Visit) -> str:
    """The id of the collaboration that the address names; raises 404 where there is none."""
    collab = visit.path("collab")
    if collab not in visit.view.snapshot.collabs:
        raise HTTPException(404)
    return collab


def _inside(visit: Visit, name: str, known: Mapping[str, object]) -> str:
    """The id that the address names; raises 404 where there is none of that name."""
    if visit.path(name) not in known:
        raise HTTPException(404)
    return visit.path(name)


def _subject(
    visit: Visit, on: Subject, title: str, status: str, data: Mapping[str, object], *places: str, groups: Mapping[str, str] | None = None
) -> Response:  # fmt: skip
    view = visit.view
    request = view.snapshot.collabs[on.collab].request
    facts = record_items(view.render_context, data, groups=groups)
    return visit.page("subject", title, **_common(visit, on, *places), status=status, facts=facts, id=f"{on.collab}/{on.id}",
                      collab=on.collab, collab_title=request.title if request else on.collab)  # fmt: skip


def _common(visit: Visit, on: Subject, *places: str) -> dict[str, Any]:
    """What may be done, by whoever looks and by others, and what was said."""
    found = list(possible_acts(visit.view, visit.member, on)) if not visit.at else []
    context = visit.view.render_context
    return {
        "own": [_link(visit, one, on) for one in found if not one.people],
        "others": [
            {**_link(visit, one, on), "who": visit.words.show([context.name_of(who) for who in one.people]),
             "recordable": [{"who": context.name_of(who), "address": _link(visit, one, on, who)["address"]} for who in one.recordable]}
            for one in found if one.people
        ],
        "talk": list(_talk(visit, on, places)),
    }  # fmt: skip


def _link(visit: Visit, one: PossibleAct, on: Subject, recorded_for: str = "") -> dict[str, str]:
    """An act as a link to its form."""
    begins = one.form.act in ("create", "open")
    address = addresses.of_form(one.form, on._replace(kind=one.kind, id="" if begins else on.id), recorded_for)
    return {"title": visit.words(one.label), "help": visit.words(one.form.help), "address": address}


def _talk(visit: Visit, on: Subject, places: Sequence[str]) -> Iterator[dict[str, Any]]:
    view = visit.view
    state, context = view.state(on.collab), view.render_context
    wanted = {f"{on.collab}/{place}" for place in places}
    said_there = (entry for entry in state.collab.entries if entry.statement.on in wanted)
    entries = sorted(said_there, key=lambda entry: (entry.statement.at, entry.name))
    for number, entry in enumerate(entries):
        said = entry.statement
        asked = visit.member and (len(entries) - number <= _ACTED_ON or visit.asked("about") == entry.name)
        target = Subject(entry.kind, on.collab, entry.subject, entry.name)
        yield {
            "at": said.at.astimezone(context.zone), "told": statement_sentence(context, entry, state.counted),
            "withdrawn": entry.record in state.withdrawn,
            "files": [{"name": name, "address": addresses.of_file(on.collab, lies), "shown": is_picture(lies)} for name, lies in attached_to(entry)],
            "name": entry.name, "older": bool(visit.member) and not asked and entry.record not in state.withdrawn,
            "acts": [_link(visit, one, target) for one in (statement_acts(view, visit.member, entry) if asked else ())],
        }  # fmt: skip
