"""A record for reading: every field under its label, lists as lists, in either language."""

from collections.abc import Mapping, Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe, safe_line
from xcollab.render.base.width import width_of
from xcollab.words import N_

_PEOPLE = frozenset({"requester", "coordinator", "acceptor", "owner", "assignee", "liaison", "helpers", "mentions", "attendees", "lead",
                     "deputies", "liaisons", "executive", "by", "recorded_by", "whom", "member"})  # fmt: skip
_WORDS: Mapping[str, str] = {"priority": "priority", "decision": "decision", "party": "party", "via": "via", "way": "via", "before": "before",
                             "revision": "revision"}  # fmt: skip
_BOOKKEEPING = frozenset({"on", "act", "at", "by", "as", "recorded_by", "via", "plan", "answers", "judges", "within"})


def record_lines(
    context: RenderContext, data: Mapping[str, object], *, groups: Mapping[str, str] | None = None
) -> list[str]:
    """A record's fields, one or several lines each; what only programs need is left out."""
    shown = record_items(context, data, groups=groups)
    wide = max((width_of(name) for name, _ in shown), default=0)
    lines: list[str] = []
    for name, items in shown:
        label = name + " " * (wide - width_of(name))
        bullet = "- " if len(items) > 1 else ""
        for number, item in enumerate(items):
            first, *rest = item.split("\n")
            lines.append(f"{label if number == 0 else ' ' * wide}  {bullet}{first}".rstrip())
            lines += [f"{' ' * wide}  {' ' * len(bullet)}{line}".rstrip() for line in rest]
    return lines


def record_items(
    context: RenderContext, data: Mapping[str, object], *, groups: Mapping[str, str] | None = None
) -> list[tuple[str, list[str]]]:
    """The same as labels with their values, each a text: of a list several."""
    return [
        (
            context.words.label("field", key),
            [
                item_text(context, key, item, (groups or {}).get(key))
                for item in (value if isinstance(value, list) else [value])
            ],
        )
        for key, value in data.items()
        if key not in _BOOKKEEPING
    ]


def item_text(context: RenderContext, key: str, value: object, group: str | None = None) -> str:
    """One value of a field, or one item of a list."""
    words = context.words
    if isinstance(value, Mapping):
        return _parts(context, value)
    if isinstance(value, list):
        return words.show([item_text(context, key, item) for item in value]) if value else words(N_("none"))
    if isinstance(value, bool):
        return words.label("yes-no", "yes" if value else "no")
    if group := group or _WORDS.get(key):
        return words.label(group, str(value))
    if key in _PEOPLE:
        return context.name_with_id(str(value))
    if key in ("department", "departments", "asked", "without", "acknowledged"):
        return context.department_with_id(str(value))
    return safe(str(value))


def _parts(context: RenderContext, value: Mapping[str, object]) -> str:
    """What stands first is the matter; the rest follows with its labels."""
    if "sha256" in value:  # an attachment goes by the name it had
        return safe_line(str(value["name"]))
    (first_key, first), *rest = value.items()
    told = [safe_line(item_text(context, first_key, first))]
    for key, part in rest:
        told.append(f"{context.words.label('field', key)} {safe_line(item_text(context, key, part))}")
    return " · ".join(told)


def headline(title: str, *facts: str) -> list[str]:
    """A title and a line of facts."""
    return [safe_line(title), *(["   ".join(fact for fact in facts if fact)] if facts else []), ""]


def indented(lines: Sequence[str], by: str = "  ") -> list[str]:
    """Lines moved to the right."""
    return [f"{by}{line}".rstrip() for line in lines]
