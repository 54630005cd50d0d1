"""Who is at work, where the environment says it whole and plainly, as a script or a server does: git would say the same."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from xcollab.words.patterns import compiled

_PLAIN = compiled(r"[^\W_](?:[^<>]*[^\W_])?")
"""Begins and ends with a letter or a digit: git cuts other characters off, and takes these two out."""
_MOMENT = compiled(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-](?:0[0-9]|1[0-3]):[0-5][0-9]")


class Stated(NamedTuple):
    """A person and a moment."""

    name: str
    email: str
    now: datetime


def stated_in(environment: Mapping[str, str], role: Literal["AUTHOR", "COMMITTER"]) -> Stated | None:
    """The author or committer that the environment names with a moment; None where git has to be asked."""
    name, email, moment = (environment.get(f"GIT_{role}_{part}", "") for part in ("NAME", "EMAIL", "DATE"))
    plain = all(_PLAIN.fullmatch(text) and text.isprintable() for text in (name, email))
    if not plain or not _MOMENT.fullmatch(moment):
        return None
    try:
        return Stated(name, email, datetime.fromisoformat(moment))
    except ValueError:  # no such day
        return None
