"""A record of the settings for reading: each key under its label, with what stands there and what it means."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import item_text
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.width import width_of
from xcollab.render.schemas.wording import explanations
from xcollab.schema.value import Value, keys
from xcollab.schema.workspace import Workspace
from xcollab.words import N_
from xcollab.words.patterns import compiled

_DURATION = compiled("[1-9][0-9]{0,2}(?:wd|wh|h)")


class Explained(NamedTuple):
    """One key."""

    key: str
    label: str
    values: Sequence[str]
    """What stands there, as people read it; empty where nothing does."""
    about: str
    """What it means."""


def explained(context: RenderContext, record: Value, *, without: Collection[str] = ()) -> Iterator[Explained]:
    """Every key of a record, in its order; what is a record itself is told key by key in its place."""
    about, words = explanations(type(record)), context.words
    for name, key in keys(type(record)).items():
        value = getattr(record, name)
        if key in without:
            continue
        if isinstance(value, Value):
            yield from explained(context, value)
            continue
        items = list(value) if isinstance(value, tuple) else [] if value is None else [value]
        named = (
            "hosted_on" if (key, type(record)) == ("forge", Workspace) else key
        )  # elsewhere it is somebody's account there
        label, meaning = words.label("field", named), words(about[key]) if key in about else ""
        yield Explained(key, label, [_told(context, key, item) for item in items], meaning)


def explained_lines(context: RenderContext, record: Value, *, without: Collection[str] = ()) -> list[str]:
    """The same as lines: each key under its label; what nothing is said of says so."""
    rows, words = list(explained(context, record, without=without)), context.words
    wide = max((width_of(one.label) for one in rows), default=0)
    told = ((one.label, words.show([safe_line(value) for value in one.values]) if one.values else "") for one in rows)
    unset = words(N_("(not set)"))
    return [f"{label}{' ' * (wide - width_of(label))}  {shown or unset}" for label, shown in told]


def _told(context: RenderContext, key: str, value: object) -> str:
    if key in ("language", "forge"):
        return context.words.label("language" if key == "language" else "hosted-on", str(value))
    if key == "admins":
        return context.name_with_id(str(value))
    text = item_text(context, key, value)
    return context.words.duration(text) if _DURATION.fullmatch(text) else text
