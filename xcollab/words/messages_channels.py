"""Refusals and findings of channels and notices: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

CHANNELS: Mapping[str, tuple[str, str]] = {
    "bad-variable": (
        N_("{field}: this is no name of an environment variable such as XCOLLAB_SALES"),
        N_("write `{key}: XCOLLAB_…` (capital letters, digits and _), and set that variable where notices are sent from; a secret that was committed has to be replaced"),
    ),
    "bad-mailbox": (N_("{field}: “{value}” is no address that mail can go to"), N_("write one address, such as li@example.com")),
    "bad-mobile": (N_("{field}: “{value}” is no mobile number"), N_("write digits only, such as 13800000000")),
    "bad-web": (
        N_("{field}: this is no address of web pages"),
        N_("write `web: https://…`, without password, ? and #; http only to this machine itself"),
    ),
    "channel-lacks": (N_("a channel of kind {kind} needs {value}"), N_("add a line `{value}: …`")),
    "channel-has-no": (N_("a channel of kind {kind} has no {value}"), N_("delete that line")),
    "unknown-channel": (N_("there is no channel {channel}"), N_("there is: {channels}; an admin adds one: `xcollab channel add`")),
    "no-channels": (N_("there is no channel {channel}, nor any other"), N_("an admin adds one: `xcollab channel add`")),
    "channel-exists": (N_("there is a channel {channel} already"), N_("see `xcollab channel list`; `xcollab channel edit {channel}` changes it")),
    "channel-in-use": (N_("{channel} is still named by: {users}"), N_("name another there first: `xcollab member notify`, `xcollab department notify`")),
    "mail-to-nobody": (
        N_("{department} hears by {channel}, which sends mail, but has no address"),
        N_("give it one: `xcollab department notify {department} --address ADDRESS`"),
    ),
    "notify-not-yours": (
        N_("where {member} hears of things is changed by {member}, or by an admin"),
        N_("take that change out, or ask one of them: {people}"),
    ),
}  # fmt: skip
"""By code: the fact and the hint."""
