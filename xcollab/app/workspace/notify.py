"""Where a person, or a department as a whole, hears of things: by which channels, at which address."""

from collections.abc import Sequence
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.workspace.channels import known_channel
from xcollab.app.workspace.settings import Change, Setting, made, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused
from xcollab.render.text.changes import differences
from xcollab.schema.channel import DepartmentNotify, MemberNotify
from xcollab.schema.department import Department
from xcollab.schema.plain import Plain
from xcollab.schema.value import Value
from xcollab.words import N_

_FLAGS = {"channels": "--channel", "address": "--address", "mobile": "--mobile"}


class Ways(NamedTuple):
    """What is to change of somebody's ways; what is left out stays."""

    channels: Sequence[str] = ()
    address: str | None = None
    mobile: str | None = None
    """Of a person."""
    none: bool = False
    """By no channel."""
    usual: bool = False
    """As if nothing had ever been said; what else is given is said anew."""


def member_notify(context: Context, typed: str | None, ways: Ways, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Say where a person hears of things, whoever is at work where nobody is named. Raises `Refused` for the ways of others."""
    view = WorkspaceView(context)
    person = view.person(typed) if typed else view.member.id

    def compose(view: WorkspaceView) -> Change:
        home = view.snapshot.department_of(person)
        before = view.snapshot.departments[home]
        people = {member.id: member.dump() for member in before.members}
        was, now = _was_and_now(view, people[person].get("notify"), ways, MemberNotify)
        people[person] |= {"notify": now or None}
        after = made(Department, before.dump() | {"members": list(people.values())}, _FLAGS)
        return _change(view, home, (before, after), (was, now), "xcollab member notify")

    setting = Setting("member-notify", person, N_("Where {subject} hears of things was changed."))
    return save_setting(context, setting, compose, keeping)


def department_notify(context: Context, typed: str, ways: Ways, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Say where a department hears of what concerns it as a whole."""
    home = WorkspaceView(context).department(typed)

    def compose(view: WorkspaceView) -> Change:
        before = view.snapshot.departments[home]
        was, now = _was_and_now(view, before.dump().get("notify"), ways, DepartmentNotify)
        after = made(Department, before.dump() | {"notify": now or None}, _FLAGS)
        return _change(view, home, (before, after), (was, now), "xcollab department notify")

    setting = Setting("department-notify", home, N_("Where {subject} hears of things was changed."))
    return save_setting(context, setting, compose, keeping)


_Said = dict[str, Plain]
"""What stands under `notify`."""


def _was_and_now(view: WorkspaceView, there: Plain, ways: Ways, model: type[Value]) -> tuple[_Said, _Said]:
    """What is said so far, and what is to be said; raises `Misused` with the flag of a mistake."""
    if ways.none and ways.channels:
        raise Misused("options-apart", first="--none", second="--channel")
    for channel in ways.channels:
        known_channel(view.snapshot, channel)
    was: _Said = dict(there) if isinstance(there, dict) else {}
    now = {} if ways.usual else dict(was)
    if ways.none or ways.channels:
        now["channels"] = list(dict.fromkeys(ways.channels))
    for key, value in (("address", ways.address), ("mobile", ways.mobile)):
        now |= {key: value} if value is not None else {}
    now = {key: value for key, value in now.items() if value != ""}
    made(model, now, _FLAGS)
    return was, now


def _change(
    view: WorkspaceView, home: str, states: tuple[Department, Department], said: tuple[_Said, _Said], command: str
) -> Change:
    before, after = states
    if after == before:
        raise Misused("nothing-to-change", command=command)
    none = view.context.words(N_("none"))
    was, now = (
        {key: ", ".join(map(str, v)) or none if isinstance(v, list) else v for key, v in one.items()} for one in said
    )
    return Change(f"departments/{home}", before, after, differences(was, now))
