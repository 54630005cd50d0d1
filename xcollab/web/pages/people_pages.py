"""The pages of the people: departments with who speaks for them, people with their posts, who is away, who has left."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from xcollab.app.views import people
from xcollab.render.base.record import record_items
from xcollab.render.text.people import notes_on, posts_of
from xcollab.web import addresses
from xcollab.web.setting_forms import acts_on
from xcollab.web.visit import Visit
from xcollab.web.wording import SAID

_BESIDE = ("name", "members", "lead", "deputies", "liaisons", "executive")
"""Of a department, what stands in the headline or beside it."""
_MOST = 120
"""People on one page; of more, those who are away or leave, and a link to the others of each department."""
_TOLD = ("id", "name", "away", "until", "successor")
"""The same of a person."""


def overview(visit: Visit) -> Response:
    """Everybody, by department."""
    departments = people.departments(visit.view).departments
    many = sum(len(one.members) for one in departments.values()) > _MOST
    told = [
        {"name": one.name, "id": key, "address": addresses.of_department(key), "posts": _posts(visit, key), "n": len(one.members),
         "people": [each for each in _people(visit, key) if not many or (each["notes"] and not each["left"])]}
        for key, one in departments.items()
    ]  # fmt: skip
    own = visit.member and addresses.of_setting("member-away", visit.member)
    return visit.page("people", visit.words(SAID["people"]), departments=told, away=own, **acts_on(visit, "people"))


def _posts(visit: Visit, department: str) -> list[tuple[str, list[str]]]:
    """Who speaks for it, and who hears last."""
    data = visit.view.snapshot.departments[department].dump()
    told = {key: data[key] for key in ("lead", "deputies", "liaisons", "executive") if data.get(key)}
    return record_items(visit.view.render_context, told)


def _people(visit: Visit, department: str) -> Iterator[dict[str, Any]]:
    """Its people, those who have left last."""
    today = _today(visit)
    members = visit.view.snapshot.departments[department].members
    for member in sorted(members, key=lambda one: bool(one.until and one.until < today)):
        yield {
            "id": member.id, "name": member.name, "address": addresses.of_member(member.id), "title": member.job_title or "",
            "posts": posts_of(visit.view.render_context, member.id), "notes": notes_on(visit.view.render_context, member, today),
            "left": bool(member.until and member.until < today),
        }  # fmt: skip


def _today(visit: Visit) -> date:
    return visit.view.now.astimezone(visit.view.render_context.zone).date()


def member(visit: Visit) -> Response:
    """A person: what is said of them, and what may be done about it."""
    found = visit.view.snapshot.member(visit.path("member"))
    if found is None:
        raise HTTPException(404)
    view = visit.view
    home = view.snapshot.department_of(found.id)
    data = {key: value for key, value in found.dump().items() if key not in _TOLD}
    facts = record_items(view.render_context, {"department": home, **data}, groups={"language": "language"})
    return visit.page(
        "person", found.name, over=view.render_context.department_name(home), home=addresses.of_department(home), id=found.id,
        posts=posts_of(view.render_context, found.id), marks=notes_on(view.render_context, found, _today(visit)), facts=facts, people=[],
        **acts_on(visit, "member", found.id),
    )  # fmt: skip


def department(visit: Visit) -> Response:
    """A department: who speaks for it, its people, and what may be done about it."""
    key = visit.path("department")
    if key not in visit.view.snapshot.departments:
        raise HTTPException(404)
    found = visit.view.snapshot.departments[key]
    data = {name: value for name, value in found.dump().items() if name not in _BESIDE}
    facts = _posts(visit, key) + record_items(visit.view.render_context, data)
    return visit.page(
        "person", found.name, over=visit.words(SAID["people"]), home="/people", id=key, posts=[], marks=[], facts=facts,
        people=list(_people(visit, key)), **acts_on(visit, "department", key),
    )  # fmt: skip


def members_json(visit: Visit) -> Response:
    """`member list --json`."""
    return visit.json(people.members(visit.view))


def departments_json(visit: Visit) -> Response:
    """`department list --json`."""
    return visit.json(people.departments(visit.view))


def department_json(visit: Visit) -> Response:
    """`department show --json`."""
    return visit.json(people.department(visit.view, visit.path("department")))
