"""Refusals of `notify`: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

NOTICES: Mapping[str, tuple[str, str]] = {
    "notify-of-what": (
        N_("nothing says what people are to be told of"),
        N_("`--since REV` tells what happened after a revision, `--reminders` what is due; both may be given"),
    ),
    "no-channel-yet": (
        N_("No channel is set up, so nobody can be told."),
        N_("An admin ({admins}) adds one: `xcollab channel add mail --kind mail --server XCOLLAB_SMTP --from {address}`;"
           " chats and others likewise."),
    ),
    "sending-comes-later": (
        N_("this version sends nothing yet"),
        N_("`--dry-run` prints what would be sent"),
    ),
}  # fmt: skip
"""By code: the fact and the hint."""
