"""Changing the settings from the command line."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.acts.keeping import Here
from xcollab.app.settings import Change, change
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.keeping import keep


def save_settings(
    call: Call, act: str, subject: str, compose: Change, said: str, typed: Mapping[str, Any], *, own_lead: bool = False
) -> int:
    """Keep one settings file, and tell it; the exit code."""
    return keep(call, Here(call), change(call, act, subject, compose, said, own_lead=own_lead), typed)
