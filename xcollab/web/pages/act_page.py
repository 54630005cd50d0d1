"""The page of a form, and what is sent from it: judged and kept like any act, with its mistakes told at their fields."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

from xcollab.app.acts.commit import CurrentBranch, Decided
from xcollab.app.acts.performing import doubted
from xcollab.app.beside import beside
from xcollab.app.forms.all_forms import form_of
from xcollab.app.forms.blamed import blamed
from xcollab.app.forms.filling import refuse_missing
from xcollab.app.forms.form import SETTINGS, Field, Form, Subject
from xcollab.app.forms.shared_fields import RECORDING
from xcollab.app.possible_acts import form_label
from xcollab.app.printed_commands import named_in
from xcollab.app.settings.all_settings import SETTING_FORMS
from xcollab.app.settings.setting_form import SettingForm, asked_of
from xcollab.errors import XcollabError
from xcollab.render.checking.errors import worded
from xcollab.render.checking.findings import problem_lines
from xcollab.schema.digests import LARGEST_ATTACHMENT
from xcollab.web import addresses
from xcollab.web.changes import Change
from xcollab.web.inputs import Input, Inputs, Typed, as_typed, understood
from xcollab.web.setting_forms import Underway, begun, standing
from xcollab.web.visit import Visit
from xcollab.web.wording import SAID
from xcollab.words import N_

_CASCADE = "cascade"
_ANY_WAY = "phone"
"""How it was said stands in the form; whether it may be recorded does not depend on it."""


class Asked(NamedTuple):
    """A form, and what it is on."""

    form: Form
    on: Subject | None
    """Nothing yet, for a request that is drafted."""
    recorded_for: str = ""
    """Who says it, where somebody else records it."""
    setting: SettingForm | None = None
    """Of an act on the workspace itself, which belongs to no collaboration."""

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
        if self.setting and self.on:
            return {"subject": self.on.id}
        return dict(named_in(self.form, self.on)) if self.on else {}

    @property
    def address(self) -> str:
        """Where it is sent."""
        if self.setting and self.on:
            return addresses.of_setting(self.form.act, self.on.id)
        return addresses.of_form(self.form, self.on, self.recorded_for) if self.on else "/new"

    @property
    def back(self) -> str:
        """The page of what it is on."""
        if self.setting and self.on:
            return addresses.around_setting(self.setting.of, self.on.id)
        return addresses.of_subject(self.on) if self.on else "/"

    @property
    def label(self) -> str:
        """What the act is called; a message of the catalogue."""
        return self.setting.label if self.setting else form_label(self.on.kind if self.on else "request", self.form)

    @property
    def replaces(self) -> bool:
        """Whether it shows what stands there: what is left as it was says nothing."""
        return self.form.edits or bool(self.setting and self.setting.stands)


_NEW = Asked(form_of("request", "create"), None)


def asked(visit: Visit) -> Asked:
    """The form that an address means; raises 404 where there is none."""
    if "collab" not in visit.request.path_params:
        return asked_setting(visit, visit.path("act"), visit.asked("on"))
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


def asked_setting(visit: Visit, act: str, subject: str) -> Asked:
    """A form about the workspace itself, with what whoever looks may say; raises 404 where there is none, or not what it is on."""
    try:
        setting = SETTING_FORMS[act]
        setting.refuse_unknown(visit.view, subject)
    except (KeyError, XcollabError):
        raise HTTPException(404) from None
    form = asked_of(visit.view, setting, visit.member, subject)
    return Asked(form, Subject(SETTINGS, "", subject), setting=setting)


def shown(visit: Visit, one: Asked, known: Mapping[str, object] | None = None) -> dict[str, Any]:
    """What a template needs for a form in place, with what is known of it already. Raises a refusal where it may not be sent."""
    heard = _heard(one, one.recorded_for)
    # Nothing is kept: what the page has read is what the form goes on from.
    place = CurrentBranch(visit.context, visit.view)
    performing = _meant(one, begun(visit.context, one.form, {**one.named, **heard}, place))
    stands = {key: value for key, value in standing(performing).items() if key not in heard}
    typed = as_typed(one.fields, {**stands, **(known or {})})
    return _values(visit, one, {**typed, "for_": [one.recorded_for]}, {})


def _heard(one: Asked, member: str) -> dict[str, str]:
    """That somebody said it, as far as what may be recorded depends on it."""
    own = one.form.own("--via")  # who nudged by phone was heard by phone: one input says both
    return {"for_": member, own.key if own else "via": _ANY_WAY} if member else {}


def _meant(one: Asked, performing: Underway) -> Underway:
    """The same; raises 404 where the address named only the beginning of an id, as may be typed elsewhere."""
    begins = one.on is None or one.form.act in ("create", "open")
    if not begins and one.on and (performing.subject.collab, performing.subject.id) != (one.on.collab, one.on.id):
        raise HTTPException(404)
    return performing


def _values(visit: Visit, one: Asked, typed: Typed, errors: Mapping[str, str], more: str = "") -> dict[str, Any]:
    visit.keep_files()
    inputs = Inputs(visit.view, one.on.collab if one.on else "", typed, errors, more)
    form = one.form
    inputs.home = one.on.id if one.on and one.setting and one.setting.of == "department" else ""
    own: list[Input] = [inputs.of(field) for field in one.fields]
    return {
        "address": one.address, "half": typed is visit.typed, "inputs": own, "takes_files": any(map(_files, form.fields)),
        "recording": [inputs.of(field) for field in one.recording],
        "cascades": any(option.name == _CASCADE for option in form.more), "cascade": bool(typed.get(_CASCADE)),
        "new_id": next(iter(typed.get("new_id", ())), "") if form.act == "create" and form.fields else None,
        "has_files": any(_files(field) for field in (*form.fields, *one.recording)), "stood": visit.view.revision.commit if one.replaces else "",
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
        if refusal.code == "no-such-file":  # only a word of ours can stand for one, which says nothing to people
            fact, hint = visit.words(SAID["file_gone"]), ""
        keys = blamed(one.form, refusal)
        values = _values(visit, one, visit.typed, dict.fromkeys(keys, fact)) | {"stood": visit.first("stood")}
        if keys:  # what to do about it, the field says
            return _page(visit, one, values, 422, mistakes=[fact])
        return _page(visit, one, values, 409, mistakes=[fact, *([hint] if hint else [])])


def _kept(visit: Visit, one: Asked) -> Response:
    said = understood(one.fields, visit.typed)
    if one.replaces:
        named = {**one.named, **_heard(one, visit.first("for_") if one.form.recordable else "")}
        change = Change(visit.context, one.form, named, visit.typed, visit.first("stood"))
        if lines := list(_changed_meanwhile(visit, change)):
            return _page(visit, one, _values(visit, one, change.anew(), {}) | {"half": True}, 409, mistakes=lines)
        said = change.said
    typed = {**one.named, **said, **understood(one.recording, visit.typed)}
    if visit.first(_CASCADE):
        typed[_CASCADE] = True
    if one.form.act == "create" and (name := visit.first("new_id").strip()):
        typed["new_id"] = name
    performing = _meant(one, begun(visit.context, one.form, typed))
    refuse_missing(performing.typing, one.form, performing.filled)
    decided = performing.decide(performing.place.newest())
    if asks := worth_asking(visit, decided, decided.shown if one.form.shown_first else ()):
        return _page(visit, one, {**_values(visit, one, visit.typed, {}), "stood": visit.first("stood")}, **asks)
    outcome = performing.keep()
    visit.door.files.drop(visit.visitor, visit.context.sent or ())
    lines = [*outcome.decided.told(outcome.commit), *visit.context.told]
    back = one.back if one.setting else addresses.of_subject(performing.subject)
    return visit.told("recorded", lines, back, outcome.commit)


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


def _over(visit: Visit, one: Asked) -> str:
    """What it is on, as people know it."""
    context = visit.view.render_context
    match one.setting.of if one.setting else "", one.on.name if one.on else "":
        case "member", member:
            return context.name_with_id(member)
        case "department", department if department:
            return context.department_with_id(department)
        case "people" | "calendar" | "settings" as page, _:
            return visit.words(SAID[page])
        case _, name:
            return name


def _page(visit: Visit, one: Asked, values: dict[str, Any], status: int = 200, **more: Any) -> Response:
    """A form with what is said of it: its act, what it is on, mistakes, what it would change."""
    title = visit.words(one.label)
    told = {
        "again": visit.forgotten,
        "about": visit.words(one.form.help),
        "on": _over(visit, one),
        "beside": list(beside(visit.view, one.form, one.on)) if one.on else [],
        "back": one.back,
    }
    return visit.page(
        "act", title, status, form=values, **told, **{"mistakes": [], "preview": (), "doubts": (), "sure": "", **more}
    )
