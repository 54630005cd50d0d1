"""What to do next where something wrong was typed with a flag: there is no line of a file to change."""

from collections.abc import Mapping

from xcollab.words import N_

TYPED: Mapping[str, tuple[str, str]] = {
    "missing-key": (N_("write '{example}'"), N_("it cannot be left out")),
    "too-few": (N_("write '{example}'"), N_("give it at least once")),
    "not-one-of-near-item": (N_("write {near}"), N_("write {near}")),
    "not-one-of-near": (N_("write {near}"), N_("write {near}")),
    "not-yes-or-no": (N_("write yes or no"), N_("write yes or no")),
    "not-text": (N_("write '{example}'"), ""),
    "channel-lacks": ("", N_("give it as well")),
    "channel-has-no": ("", N_("leave it out; where it stands already, an empty text takes it away")),
    "bad-variable": (
        "",
        N_("capital letters, digits and _ after XCOLLAB_; set that variable where notices are sent from"),
    ),
    "bad-web": ("", N_("https://…, without password, ? and #; http only to this machine itself")),
}
"""By code, the hint where an example shows how it is typed, and where there is none."""
