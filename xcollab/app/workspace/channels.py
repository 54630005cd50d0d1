"""The workspace's channels: the ways on which notices go out. Their addresses and secrets stay in the environment."""

from collections.abc import Mapping

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.context import Context
from xcollab.app.forms.values import refuse_placeholder
from xcollab.app.workspace.settings import Change, Setting, made, save_setting
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Refused
from xcollab.render.text.changes import differences
from xcollab.schema.channel import Channel
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.value import Invalid
from xcollab.schema.workspace import Workspace
from xcollab.words import N_
from xcollab.words.labels import canonical

FLAGS = {"kind": "--kind", "url": "--url", "secret": "--secret", "keyword": "--keyword", "server": "--server", "from": "--from",
         "reply_to": "--reply-to"}  # fmt: skip
"""By key, the flag it is typed with."""


def add_channel(context: Context, name: str, given: Mapping[str, str | None], keeping: Keeping = FOR_GOOD) -> Outcome:
    """Add a channel; raises `Refused` where there is one of this name, `Misused` for what its kind lacks or does not know."""

    if not given.get("kind"):
        raise Misused("missing-options", missing=["--kind"], command="xcollab channel add")

    def compose(view: WorkspaceView) -> Change:
        before = view.snapshot.workspace
        if name in before.channels:
            raise Refused("channel-exists", channel=name)
        return _with(before, {**before.channels, name: _channel(name, given)})

    return save_setting(context, Setting("channel-add", name, N_("Channel {subject} added.")), compose, keeping)


def edit_channel(context: Context, name: str, given: Mapping[str, str | None], keeping: Keeping = FOR_GOOD) -> Outcome:
    """Change some keys of a channel; an empty text takes a key away."""

    def compose(view: WorkspaceView) -> Change:
        before = view.snapshot.workspace
        was = known_channel(view.snapshot, name).dump()
        typed = {key: value for key, value in given.items() if value is not None}
        changed = _channel(name, {**{key: str(value) for key, value in was.items()}, **typed})
        if changed.dump() == was:
            raise Misused("nothing-to-change", command="xcollab channel edit")
        fields = differences(was, changed.dump())
        return _with(before, {**before.channels, name: changed})._replace(told=fields)

    return save_setting(context, Setting("channel-edit", name, N_("Channel {subject} changed.")), compose, keeping)


def remove_channel(context: Context, name: str, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Take a channel away; raises `Refused` where a department or somebody in it still hears by it."""

    def compose(view: WorkspaceView) -> Change:
        known_channel(view.snapshot, name)
        if users := users_of(view.snapshot, name):
            raise Refused("channel-in-use", channel=name, users=users)
        before = view.snapshot.workspace
        return _with(before, {key: one for key, one in before.channels.items() if key != name})

    return save_setting(context, Setting("channel-remove", name, N_("Channel {subject} removed.")), compose, keeping)


def known_channel(snapshot: Snapshot, name: str) -> Channel:
    """The channel of that name; raises `Refused` where there is none."""
    known = snapshot.workspace.channels
    if name not in known:
        raise Refused("unknown-channel" if known else "no-channels", channel=name, channels=list(known))
    return known[name]


def _channel(name: str, given: Mapping[str, str | None]) -> Channel:
    data = {key: value for key, value in given.items() if value}
    data["kind"] = canonical("channel", data.get("kind", "")) or data.get("kind", "")
    for key, value in data.items():
        refuse_placeholder(value, FLAGS[key])
    try:
        return made(Channel, data, FLAGS)
    except Misused as error:  # of a key that its kind lacks, or does not know
        raise Misused.of(
            error.code, error.arguments, error.where or FLAGS.get(str(error.arguments["value"]), "")
        ) from None


def _with(before: Workspace, channels: Mapping[str, Channel]) -> Change:
    after = {**before.dump(), "channels": {name: one.dump() for name, one in channels.items()}}
    try:
        return Change("xcollab", before, Workspace.model_validate(after))
    except Invalid as error:  # all but the channel's name was valid before
        problem = error.complaints[0]
        raise Misused(str(problem["type"]), where="CHANNEL", value=str(problem["loc"][1])) from None


def users_of(snapshot: Snapshot, name: str) -> list[str]:
    """The departments and members that hear by a channel."""
    found = [key for key, one in snapshot.departments.items() if one.notify and name in one.notify.channels]
    people = (member for _, member in snapshot.members())
    return found + [m.id for m in people if m.notify and name in (m.notify.channels or ())]
