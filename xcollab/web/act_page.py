"""The page of a form, and what is sent from it: judged and kept like any act, with its mistakes told at their fields."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

from xcollab.app.acts.commit import Decided, keep
from xcollab.app.acts.performing import Performing, doubted
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.blamed import blamed
from xcollab.app.forms.filling import refuse_missing
from xcollab.app.forms.form import Field, Form, Subject
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.possible_acts import form_label
from xcollab.app.prefilled import prefilled
from xcollab.app.printed_commands import named_in
from xcollab.errors import XcollabError
from xcollab.render.checking.errors import worded
from xcollab.render.checking.findings import problem_lines
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.web import addresses
from xcollab.web.changes import Change
from xcollab.web.inputs import Input, Inputs, Typed, as_typed, understood
from xcollab.web.visit import Visit
from xcollab.words import N_

_CASCADE = "cascade"
_ANY_WAY = "phone"
"""How it was said stands in the form; whether it may be recorded does not depend on it."""
_REPLACING = ("edit", "revise")
"""Acts whose form shows what stands there: what is left as it was says nothing."""


class Asked(NamedTuple):
    """A form, and what it is on."""

    form: Form
    on: Subject | None
    """Nothing yet, for a request that is drafted."""
    recorded_for: str = ""
    """Who says it, where somebody else records it."""

    @property
    def fields(self) -> Sequence[Field]:
        """What a page asks: lists whole, rather than one item more or less."""
        return [field for field in self.form.fields if not field.of]

    @property
    def recording(self) -> Sequence[Field]:
        """What is asked besides where it is said for somebody else."""
        return [one for one in RECORDING if self.form.recordable and not self.form.own(one.flag)]

    @property
    def named(self) -> dict[str, Any]:
        """What it is on, as forms are told."""
        return dict(named_in(self.form, self.on)) if self.on else {}

    @property
    def address(self) -> str:
        """Where it is sent."""
        return addresses.of_form(self.form, self.on, self.recorded_for) if self.on else "/new"

    @property
    def back(self) -> str:
        """The page of what it is on."""
        return addresses.of_subject(self.on) if self.on else "/"


_NEW = Asked(form_of("request", "create"), None)


def asked(visit: Visit) -> Asked:
    """The form that an address means; raises 404 where there is none."""
    kind, act, name = visit.path("kind"), visit.path("act"), visit.asked("form")
    try:
        form = form_of(kind, act)
        if form.name != name and name:
            form = form_of(kind, act, name)
    except KeyError:
        raise HTTPException(404) from None
    collab, of = visit.path("collab"), visit.asked("of")
    subject = visit.asked("on") or (collab if kind in ("request", "meeting") else "")
    return Asked(form, Subject(kind, collab, subject, of), visit.asked("for"))


def shown(visit: Visit, one: Asked, known: Mapping[str, object] | None = None) -> dict[str, Any]:
    """What a template needs for a form in place, with what is known of it already. Raises a refusal where it may not be sent."""
    heard = {"for_": one.recorded_for, "via": _ANY_WAY} if one.recorded_for else {}
    performing = _meant(one, Performing(visit.context, one.form, {**one.named, **heard}))
    typed = as_typed(one.fields, {**prefilled(performing), **(known or {})})
    return _values(visit, one, {**typed, "for_": [one.recorded_for]}, {})


def _meant(one: Asked, performing: Performing) -> Performing:
    """The same; raises 404 where the address named only the beginning of an id, as may be typed elsewhere."""
    begins = one.on is None or one.form.act in ("create", "open")
    if not begins and one.on and (performing.subject.collab, performing.subject.id) != (one.on.collab, one.on.id):
        raise HTTPException(404)
    return performing


def _values(visit: Visit, one: Asked, typed: Typed, errors: Mapping[str, str], more: str = "") -> dict[str, Any]:
    inputs = Inputs(visit.view, one.on.collab if one.on else "", typed, errors, more)
    form = one.form
    own: list[Input] = [inputs.of(field) for field in one.fields]
    return {
        "address": one.address, "half": typed is visit.typed, "inputs": own, "takes_files": any(map(_files, form.fields)),
        "recording": [inputs.of(field) for field in one.recording],
        "cascades": any(option.name == _CASCADE for option in form.more), "cascade": bool(typed.get(_CASCADE)),
        "new_id": next(iter(typed.get("new_id", ())), "") if form.act == "create" else None,
        "has_files": any(_files(field) for field in (*form.fields, *one.recording)), "stood": visit.view.revision.commit if form.act in _REPLACING else "",
        "megabytes": LARGEST_ATTACHMENT // 2**20,
    }  # fmt: skip


def _files(field: Field) -> bool:
    return field.kind.name == "file" or any(part.name == "file" for part in field.kind.parts.values())


def show(visit: Visit) -> Response:
    """The page of a form."""
    one = asked(visit)
    return _page(visit, one, shown(visit, one))


def show_new(visit: Visit) -> Response:
    """The page of a request that is not there yet."""
    return _page(visit, _NEW, _values(visit, _NEW, {}, {}))


def send(visit: Visit) -> Response:
    """What was filled in."""
    return _sent(visit, asked(visit))


def send_new(visit: Visit) -> Response:
    """A request is drafted."""
    return _sent(visit, _NEW)


def _sent(visit: Visit, one: Asked) -> Response:
    if more := visit.first("more"):
        return _page(visit, one, {**_values(visit, one, visit.typed, {}, more), "stood": visit.first("stood")})
    try:
        return _kept(visit, one)
    except XcollabError as refusal:
        fact, hint = worded(visit.words, refusal.code, refusal.arguments)
        keys = blamed(one.form, refusal)
        values = _values(visit, one, visit.typed, dict.fromkeys(keys, fact)) | {"stood": visit.first("stood")}
        if keys:  # what to do about it, the field says
            return _page(visit, one, values, 422, mistakes=[fact])
        return _page(visit, one, values, 409, mistakes=[fact, *([hint] if hint else [])])


def _kept(visit: Visit, one: Asked) -> Response:
    said = understood(one.fields, visit.typed)
    if one.form.act in _REPLACING:
        change = Change(visit.context, one.form, one.named, visit.typed, visit.first("stood"))
        if lines := list(_changed_meanwhile(visit, change)):
            return _page(visit, one, _values(visit, one, change.anew(), {}) | {"half": True}, 409, mistakes=lines)
        said = change.said
    typed = {**one.named, **said, **understood(one.recording, visit.typed)}
    if visit.first(_CASCADE):
        typed[_CASCADE] = True
    if one.form.act == "create" and (name := visit.first("new_id").strip()):
        typed["new_id"] = name
    performing = _meant(one, Performing(visit.context, one.form, typed))
    refuse_missing(performing.typing, one.form, performing.filled)
    decided = performing.decide(performing.place.newest())
    if asks := worth_asking(visit, decided, decided.shown if one.form.shown_first else ()):
        return _page(visit, one, {**_values(visit, one, visit.typed, {}), "stood": visit.first("stood")}, **asks)
    outcome = keep(visit.context, performing.place, performing.decide)
    subject = performing.subject
    lines = [*outcome.decided.told(outcome.commit), *visit.context.told]
    return visit.told("recorded", lines, addresses.of_subject(subject), outcome.commit)


def _changed_meanwhile(visit: Visit, change: Change) -> Iterator[str]:
    words = visit.words
    found = list(change.meanwhile())
    if found:
        yield words(
            N_("Somebody else changed the same while this form was open. Sent again, what stands here takes its place.")
        )
    for key, now in found:
        yield words(N_("{field} is by now: {now}"), field=words.label("field", key), now=now or "–")


def worth_asking(visit: Visit, decided: Decided, shown: Sequence[str]) -> dict[str, Any]:
    """What is shown before it is said, where much follows or a date is probably not meant; nothing once it was answered."""
    doubts = problem_lines(visit.words, doubted(decided))
    mark = hashlib.sha256("\n".join([*shown, *doubts]).encode()).hexdigest()[:16]
    if not (shown or doubts) or visit.first("sure") == mark:
        return {}
    return {"preview": shown, "doubts": doubts, "sure": mark}


def _page(visit: Visit, one: Asked, values: dict[str, Any], status: int = 200, **more: Any) -> Response:
    """A form with what is said of it: its act, what it is on, mistakes, what it would change."""
    kind = one.on.kind if one.on else "request"
    title = visit.words(form_label(kind, one.form))
    told = {
        "again": [name for name, _ in (visit.context.sent or {}).values()],
        "about": visit.words(one.form.help),
        "on": one.on.name if one.on else "",
        "back": one.back,
    }
    return visit.page(
        "act", title, status, form=values, **told, **{"mistakes": [], "preview": (), "doubts": (), "sure": "", **more}
    )
