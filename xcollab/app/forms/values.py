"""From what is typed to canonical values: dates, words of either language, people, and texts with parts.

A text with parts is written `text; key=value; key=value`, with `;` or `；`, `=` or `＝`, and keys in either language.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xcollab.errors import Example, Misused, Word
from xcollab.words.characters import composed
from xcollab.words.labels import LABELS, canonical

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView

Parser = Callable[["Typing", str], Any]
"""Takes where a value is typed and the text, returns the canonical value, raises `Misused`."""

_PART = re.compile(r"[;；]\s*([^\s;；=＝]{1,20})\s*[=＝]")
_CHINESE_DAY = re.compile(r"([0-9]{4})\s*[年/.-]\s*([0-9]{1,2})\s*[月/.-]\s*([0-9]{1,2})\s*日?")


class Typing:
    """Where a value is being typed: the view that ids are looked up on, the collaboration, the flag for messages."""

    def __init__(self, view: "WorkspaceView", collab: str, flag: str) -> None:
        self.view, self.collab, self.flag = view, collab, flag
        self.directory = view.context.directory
        """Where the paths of files begin."""
        self.attached: dict[str, bytes] = {}
        """Bytes of files to add, by their path below the collaboration."""

    def lying(self, path: str) -> str | None:
        """The digest of what lies at a path below the collaboration, or is to be added there."""
        from xcollab.schema.digests import sha256

        if path in self.attached:
            return sha256(self.attached[path])
        return self.view.attached(f"collabs/{self.collab}/{path}")


def refuse_placeholder(value: Any, where: str) -> None:
    """Raise `Misused` for a text, or any within a value, that is the `…` of a hint or an example, where a text of one's own
    was meant.
    """
    if isinstance(value, Mapping):
        value = list(value.values())
    for part in value if isinstance(value, list | tuple) else (value,):
        if isinstance(part, Mapping | list | tuple):
            refuse_placeholder(part, where)
        elif isinstance(part, str) and part.strip().strip("'\"‘’“”") == "…":
            raise Misused("placeholder-text", where=where)


def text(typing: Typing, typed: str) -> str:
    """As it is typed; raises `Misused` for a placeholder that was copied."""
    refuse_placeholder(typed, typing.flag)
    return typed


def day(typing: Typing, typed: str) -> str:
    """`2024-07-05`, and also `2024/7/5` and `2024年7月5日`."""
    match = _CHINESE_DAY.fullmatch(typed.strip())
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else _bad_day(typing, typed)
    except ValueError:
        return _bad_day(typing, typed)


def _bad_day(typing: Typing, typed: str) -> str:
    raise Misused("not-a-date-value", flag=typing.flag, value=typed)


def number(typing: Typing, typed: str) -> int:
    """A whole number."""
    return whole(typing.flag, typed)


def whole(flag: str, typed: str, allowed: range = range(1_000_000_000)) -> int:
    """A whole number in ASCII digits, within a range; raises `Misused`."""
    digits = typed.strip()
    if not (re.fullmatch("[0-9]{1,9}", digits) and int(digits) in allowed):
        raise Misused("not-a-number-value", flag=flag, value=typed)
    return int(digits)


def word(group: str) -> Parser:
    """A value of a group of labels, in either language."""

    def parse(typing: Typing, typed: str) -> str:
        value = canonical(group, typed)
        if value is None:
            words = typing.view.context.words
            allowed = [words.aside(key, words.label(group, key)) for key in LABELS[group]]
            raise Misused("not-a-word", flag=typing.flag, value=typed, allowed=allowed)
        return value

    return parse


def yes(typing: Typing, typed: str) -> bool:
    """是 or 否, yes or no."""
    return bool(word("yes-no")(typing, typed) == "yes")


def person(typing: Typing, typed: str) -> str:
    """A member by id or name."""
    return typing.view.person(typed)


def guest(typing: Typing, typed: str) -> str:
    """A member where one is meant, otherwise the name as typed."""
    try:
        return typing.view.person(typed)
    except Misused:
        return text(typing, typed)


def department(typing: Typing, typed: str) -> str:
    """A department by id or name."""
    return typing.view.department(typed)


def task(typing: Typing, typed: str) -> str:
    """A task of the collaboration."""
    return typing.view.task(typed, typing.collab or None)[1]


def cause(typing: Typing, typed: str) -> str:
    """The issue or the task that something is put down to."""
    try:
        return typing.view.issue(typed, typing.collab or None)[1]
    except Misused:
        return task(typing, typed)


def collab(typing: Typing, typed: str) -> str:
    """Another collaboration."""
    return typing.view.collab(typed)


_APART = re.compile(r"[、，,;；､﹑\n]+")
"""What people put between names; no id, and hardly a name, holds one of them."""
_NAMED = frozenset({person, guest, department, task, collab})


def each(parse: Parser, typing: Typing, typed: str) -> list[Any]:
    """The values of one typing of a list's flag: several names may stand in it, as people write them (`刘洋、王芳`)."""
    return [parse(typing, name) for name in (names(typing.view, typed) if parse in _NAMED else [typed])]


def names(view: "WorkspaceView", typed: str) -> list[str]:
    """The names in a text: apart by commas and the like, or by spaces where each word is somebody's name."""
    members = {word for _, member in view.snapshot.members() for word in (member.id, composed(member.name))}
    found = [name.strip() for name in _APART.split(composed(typed)) if name.strip()]
    if composed(typed).strip() in members or not found:
        return [typed]
    apart = [name.split() if name not in members and members.issuperset(name.split()) else [name] for name in found]
    return [name for some in apart for name in some]


def file(typing: Typing, typed: str) -> dict[str, str]:
    """A file to attach; its bytes go with the act."""
    from xcollab.store.files.attachments import attach, path_for

    attached = attach(typing.directory / Path(typed).expanduser())
    path = path_for(attached, typing.lying)
    typing.attached[path] = attached.content
    return {"name": attached.name, "path": path, "sha256": attached.sha256}


class Parts:
    """Reads a text with parts. `main` is the key of what stands first; `inner` says how each other part is read."""

    def __init__(self, main: str, inner: Mapping[str, Parser], *, example: str, main_parser: Parser = text) -> None:
        self._main, self._inner, self._main_parser = main, inner, main_parser
        self.example = Example(example)
        """How it is typed."""
        self.keys = frozenset({main, *inner})
        """What can be typed."""

    def __call__(self, typing: Typing, typed: str) -> dict[str, Any]:
        """The parts by their canonical keys; raises `Misused`."""
        first, *rest = _PART.split(typed)
        value: dict[str, Any] = {self._main: self._main_parser(typing, first.strip())}
        for name, what in zip(rest[::2], rest[1::2], strict=True):
            key = canonical("field", name, self._inner)
            if key is None:
                raise Misused("unknown-part", flag=typing.flag, part=name, example=self.example)
            value[key] = self._inner[key](typing, what.strip())
        return value


def assigned(left: str, left_parser: Parser, right: str) -> Parser:
    """`department=reason`."""

    def parse(typing: Typing, typed: str) -> dict[str, Any]:
        name, equals, what = re.sub("＝", "=", typed, count=1).partition("=")
        if not equals or not what.strip():
            raise Misused(
                "missing-part",
                flag=typing.flag,
                part=Word("field", right),
                example=Example(f"{left.upper()}={right.upper()}"),
            )
        return {left: left_parser(typing, name.strip()), right: text(typing, what.strip())}

    return parse
