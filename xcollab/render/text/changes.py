"""Changed fields in lines: from what to what, and of lists what went and what came."""

from collections.abc import Iterable, Mapping

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import item_text
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_

FieldChange = tuple[str, object, object]
"""A field, and its values as in a dump, before and after."""


def change_lines(context: RenderContext, changes: Iterable[FieldChange]) -> list[str]:
    """One line a changed field, and for a list one for each item that went or came; values as in a dump."""
    words = context.words
    lines = []
    for field, before, after in changes:
        label = words.label("field", field)
        if isinstance(before, list) or isinstance(after, list):
            was, now = (_items(context, field, side) for side in (before, after))
            gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
            lines += [words.named(label, words(N_("no longer: {item}"), item=one)) for one in gone]
            lines += [words.named(label, words(N_("new: {item}"), item=one)) for one in come]
            if not (gone or come):
                lines.append(words.named(label, words(N_("in another order"))))
        else:
            old, new = (_items(context, field, [side]) if side is not None else ["–"] for side in (before, after))
            lines.append(words.named(label, f"{old[0]} → {new[0]}"))
    return lines


def _items(context: RenderContext, field: str, values: object) -> list[str]:
    return [safe_line(item_text(context, field, value)) for value in values] if isinstance(values, list) else []


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> list[FieldChange]:
    """The fields in which two dumps of a plan differ, in their order."""
    keys = [key for key in {**after, **before} if before.get(key) != after.get(key)]
    return [(key, before.get(key), after.get(key)) for key in keys]


def difference_lines(path: str, before: str, after: str) -> list[str]:
    """The lines of a file that went (`-`) and came (`+`), with some around them, as `diff -u` has them."""
    from difflib import unified_diff  # loaded, where a file differs

    names = (f"a/{path}", f"b/{path}")
    return [safe_line(line) for line in unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="")]
