"""Changed fields in lines: from what to what, and of lists what went and what came."""

from collections.abc import Iterable, Mapping, Sequence

from xcollab.render.base.context import RenderContext
from xcollab.render.base.record import item_text
from xcollab.render.base.sanitize import safe_line
from xcollab.words import N_

FieldChange = tuple[str, object, object]
"""A field, and its values as in a dump, before and after."""
_ALIKE = 0.6
"""How much of two items has to be the same for one to be the other in other words."""


def change_lines(context: RenderContext, changes: Iterable[FieldChange]) -> list[str]:
    """One line a changed field, and for a list one for each item that went or came; values as in a dump."""
    words = context.words
    lines = []
    for field, before, after in changes:
        label, changed = words.label("field", field), False
        if isinstance(before, list) or isinstance(after, list):
            was, now = (_items(context, field, side) for side in (before, after))
            gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
            for pair in _reworded(gone, come):
                gone.remove(pair[0])
                come.remove(pair[1])
                lines.append(words.named(label, " → ".join(pair)))
                changed = True
            lines += [words.named(label, words(N_("no longer: {item}"), item=one)) for one in gone]
            lines += [words.named(label, words(N_("new: {item}"), item=one)) for one in come]
            if not (gone or come or changed):
                lines.append(words.named(label, words(N_("in another order"))))
        else:
            old, new = (_items(context, field, [side]) if side is not None else ["–"] for side in (before, after))
            lines.append(words.named(label, f"{old[0]} → {new[0]}"))
    return lines


def _reworded(gone: Sequence[str], come: Sequence[str]) -> list[tuple[str, str]]:
    """Items of which one is the other in other words: most of it is the same."""
    from difflib import SequenceMatcher  # loaded, where a list differs

    near = [(SequenceMatcher(None, old, new, autojunk=False).ratio(), old, new) for old in gone for new in come]
    pairs: list[tuple[str, str]] = []
    for alike, old, new in sorted(near, reverse=True):
        if alike >= _ALIKE and not any(old == one or new == other for one, other in pairs):
            pairs.append((old, new))
    return sorted(pairs, key=lambda pair: gone.index(pair[0]))


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
