"""Changing the settings from the command line."""

from collections.abc import Mapping
from typing import Any

from xcollab.app.acts.commit import CurrentBranch, keep
from xcollab.app.settings import Change, change
from xcollab.commands.edge.committed import keeping, tell
from xcollab.commands.edge.terminal import Terminal


def save_settings(
    terminal: Terminal,
    act: str,
    subject: str,
    compose: Change,
    said: str,
    typed: Mapping[str, Any],
    *,
    own_lead: bool = False,
) -> int:
    """Keep one settings file, and tell it; the exit code."""
    decide = change(terminal, act, subject, compose, said, own_lead=own_lead)
    return tell(terminal, keep(terminal, CurrentBranch(terminal), decide, keeping(typed)), typed)
