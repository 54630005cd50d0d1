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
    "notices-unreachable": (
        N_("{remote} cannot be asked what was sent already, so nothing was sent: {said}"),
        N_("the next run sends it: `xcollab notify --reminders`"),
    ),
    "notices-refused": (
        N_("{remote} does not take the record of what was sent, so nothing was sent: {said}"),
        N_("whoever runs the server lets the account that notifies write `refs/xcollab/notices`: docs/deploy.md says how"),
    ),
    "notices-overtaken": (
        N_("other runs were faster each time; nothing was sent by this one"),
        N_("they send what is due; `xcollab notify --reminders` looks again"),
    ),
    "notify-test-what": (
        N_("notify takes no other words than test and a channel"),
        N_("`xcollab notify test CHANNEL` sends one message to yourself; `xcollab notify --help` shows the rest"),
    ),
}  # fmt: skip
"""By code: the fact and the hint."""
