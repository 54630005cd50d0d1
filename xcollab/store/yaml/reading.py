"""The one reader of YAML: PyYAML's C parser behind a strict gate. Every reading goes through it.

Only what a form needs is let in: mappings, lists, text, whole numbers, true, false and null. No anchors, tags, directives
or second documents; no duplicate keys; bounded size and depth. Dates stay text until a model judges them. libyaml was
chosen for speed (18 times ruamel) and hostile input (every sample answered within milliseconds).
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

import yaml

from xcollab.schema.plain import Plain
from xcollab.store.yaml.unreadable import LARGEST as LARGEST  # whoever reads wants to know the limit and what is raised
from xcollab.store.yaml.unreadable import Unreadable as Unreadable
from xcollab.words.characters import NONCHARACTERS
from xcollab.words.labels import LABELS
from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 8

_INTEGER = compiled(r"-?(0|[1-9][0-9]{0,14})")
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = ("", "~", "null", "Null", "NULL")
_DATED = compiled(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}((T|t| +)[0-9]{1,2}:[0-9:.]+ *(Z|[-+][0-9:]+)?)?")
# What readers of YAML 1.1 or 1.2 in some language take for something else than text: words, numbers in every base and
# with every separator, sexagesimals, the value and the merge key, a symbol.
_ELSEWHERE = (
    r"(?i)y|yes|n|no|on|off|true|false|null|[-+]?\.?(inf|infinity|nan)|[-+]?[0-9][0-9_,]*(\.[0-9_]*)?(e[-+]?[0-9_]+)?"
    r"|[-+]?\.[0-9_]+(e[-+]?[0-9_]+)?|[-+]?0(x[0-9a-f_]+|o[0-7_]+|b[01_]+)|[-+]?[0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9_]*)?"
    r"|=|<<|:[^ ].*"
)
# Line ends of other systems among them: a lone carriage return, NEL, LS and PS would let lines be counted in two ways.
_HIDDEN = compiled(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{NONCHARACTERS}]")
_FIELDS = "|".join(LABELS["field"])
_CUT = r"(?P<value>(?!- )[^\s'\"#|>\[{](?:(?!: )[^#])*\s#[^\s#].*)"
# Each has one way to match at most, so that a hostile line is judged in one pass.
_BY_LINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("conflict-marker", compiled(r"(<{7}|>{7}|\|{7})( .*)?|={7}")),
    ("tab", compiled(r"\s*\t.*")),
    ("full-width-space", compiled(r"[^\S\u3000]*\u3000\s*\S.*")),
    ("full-width-colon", compiled(rf"(?: *(?:- )?(?=(?:{_FIELDS})：))?(?P<key>[\w-]+)：\s*(?P<value>.*)")),
    ("hash-cuts-text", compiled(rf"\s*(?:- )?(?P<key>[A-Za-z_-]+): +{_CUT}")),
    ("hash-cuts-item", compiled(rf"\s*- +{_CUT}")),
    ("reserved-start", compiled(r"\s*(?:- )?(?P<key>[A-Za-z_-]+): +(?P<value>[@`].*)")),
    ("reserved-item", compiled(r"\s*- +(?P<value>[@`].*)")),
)
_BLOCK = compiled(r"[:-] +[|>][-+0-9]*\s*(#.*)?$")
_SUSPECT = compiled(rf"[\t\u3000：#@`]|[<>|=]{{7}}|{_HIDDEN.pattern}")
"""Where none of it stands, nothing of the above can: most lines are not looked at any closer."""
_COMMON = compiled(
    '[\n -"$-?A-_a-~\xa1-\u024f\u2010-\u2027\u2030-\u205e\u3001-\u301f\u4e00-\u9fff\uff01-\uff19\uff1b-\uff5e]*'
)
"""Of which most texts are made whole; none of it is suspect by itself. That is seen at a tenth of the cost of looking for what is."""
_MARKS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_NEVER_ENDED = ("while scanning a simple key", "while scanning a quoted scalar", "while parsing a flow")
"""Where these began is the line to mend; the parser only notices later, often at the end of the file."""


class When(str):
    """A day or a moment as a file says it: without quotes, for other readers know it as one. Here it is text."""


Key = tuple[str | int, ...]


class Document(NamedTuple):
    """What a file says, and the line (from 1) on which each part of it begins."""

    data: dict[str, Plain]
    lines: dict[Key, int]

    def line(self, key: Key) -> int:
        """The line of a part, or of the nearest part around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


def read(blob: bytes) -> Document:
    """The record in a file's bytes; raises `Unreadable`, saying on which line and why."""
    text = _decoded(blob)
    _scan(text)
    try:
        return _Builder(text).document()
    except yaml.YAMLError as error:
        _nesting(text, error)
        raise _bad_yaml(error, len(text.splitlines())) from None
    except UnicodeEncodeError:
        raise Unreadable("control-character", 1, value="?") from None


def _nesting(text: str, error: yaml.YAMLError) -> None:
    """Raise what our own count says of a text that the parser refused, should its nesting be why.

    libyaml reads a line of brackets to its end before it tells of the first, and has a limit of its own since 0.2.6. What
    it had read by then is within that limit, so it can be parsed and counted.
    """
    if mark := getattr(error, "problem_mark", None):
        try:
            _Builder(text[: mark.index]).document()
        except yaml.YAMLError:
            return
        except Unreadable as refusal:
            if refusal.code in ("too-deep", "key-not-text"):
                raise refusal from None


def as_read(content: bytes | Unreadable) -> Document:
    """The record of what a source gave; raises `Unreadable` likewise where it gave the reason why not."""
    if isinstance(content, Unreadable):
        raise content
    return _known(content)


@lru_cache(maxsize=512)
def _known(content: bytes) -> Document:
    """The same bytes say the same: `check` meets most files twice, a process that serves many commands all of them."""
    return read(content)


def _bad_yaml(error: yaml.YAMLError, lines: int) -> Unreadable:
    began = str(getattr(error, "context", None) or "").startswith(_NEVER_ENDED)
    mark = getattr(error, "context_mark" if began else "problem_mark", None)
    return Unreadable("bad-yaml", max(1, min(mark.line + 1, lines)) if mark else 1)


def _decoded(blob: bytes) -> str:
    if len(blob) > LARGEST:
        raise Unreadable("too-large", 1, size=len(blob), largest=LARGEST)
    try:
        text = blob.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not-utf8", blob.count(b"\n", 0, error.start) + 1) from None
    return text.replace("\r\n", "\n")


def _scan(text: str) -> None:
    """Mistakes that a parser would take for something else, or explain badly."""
    if (_COMMON.fullmatch(text) and not any(mark in text for mark in _MARKS)) or not _SUSPECT.search(text):
        return
    block_indent: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if hidden := _HIDDEN.search(line):
            raise Unreadable("control-character", number, value=hidden[0])
        indent = len(line) - len(line.lstrip(" "))
        inside_block = block_indent is not None and (not line.strip() or indent > block_indent)
        if not inside_block:
            block_indent = indent if _BLOCK.search(line) else None
        for code, pattern in _BY_LINE if _SUSPECT.search(line) else ():
            if (not inside_block or code == "conflict-marker") and (match := pattern.fullmatch(line)):
                raise Unreadable(code, number, **_arguments(code, match))


def _arguments(code: str, match: re.Match[str]) -> dict[str, str]:
    """What a hint puts between single quotes has those of its own doubled, so that the line can be pasted."""
    found = match.groupdict()
    return found if code == "full-width-colon" else {name: text.replace("'", "''") for name, text in found.items()}


_HOLDING = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)
"""What a value begins with; the only other thing that may stand in its place is an alias."""


class _Builder:
    """Builds plain values from parse events; one pass, no recursion deeper than `DEEPEST`."""

    def __init__(self, text: str) -> None:
        # The parser itself, whose `get_event` tells an event or raises: `yaml.parse` would ask it twice for each.
        self._next = cast("Callable[[], yaml.Event]", yaml.CSafeLoader(text).get_event)
        self._lines: dict[Key, int] = {}

    def document(self) -> Document:
        self._next()  # the beginning of the stream
        start = self._next()
        if not isinstance(start, yaml.DocumentStartEvent):
            raise Unreadable("empty-file", 1)
        if start.version or start.tags:
            raise Unreadable("directive", _line(start))
        first = self._next()
        data = self._value(first, (), 0)
        self._next()  # the end of the document
        if not isinstance(after := self._next(), yaml.StreamEndEvent):
            raise Unreadable("several-documents", _line(after))
        if data is None:
            raise Unreadable("empty-file", 1)
        if not isinstance(data, dict):
            raise Unreadable("not-a-mapping", _line(first))
        return Document(data, self._lines)

    def _value(self, event: yaml.Event, key: Key, depth: int) -> Plain:
        line = _line(event)
        self._lines.setdefault(key, line)
        if not isinstance(event, _HOLDING) or event.anchor:
            raise Unreadable("anchor", line)
        if event.tag:
            raise Unreadable("tag", line, tag=event.tag)
        if depth > DEEPEST:
            raise Unreadable("too-deep", line)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else scalar(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(key, depth)
        return self._mapping(key, depth)

    def _sequence(self, key: Key, depth: int) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*key, len(items)), depth + 1))
        return items

    def _mapping(self, key: Key, depth: int) -> dict[str, Plain]:
        items: dict[str, Plain] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable("anchor" if isinstance(event, yaml.AliasEvent) else "key-not-text", line)
            if event.anchor:
                raise Unreadable("anchor", line)
            name = event.value
            if name in items:
                raise Unreadable("duplicate-key", line, key=name, first=self._lines[(*key, name)])
            if name == "<<":
                raise Unreadable("anchor", line)
            self._lines[(*key, name)] = line
            items[name] = self._value(self._next(), (*key, name), depth + 1)
        return items


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.line + 1


def scalar(text: str) -> str | int | None:
    """An unquoted scalar by the YAML 1.2 core words that a form needs; everything else, dates included, stays text."""
    if text in _NULLS:
        return None
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return When(text) if _DATED.fullmatch(text) else text


def needs_quotes(text: str) -> bool:
    """Whether a line of text written without quotes would be refused, or read as something else, here or elsewhere."""
    if isinstance(text, When) and _DATED.fullmatch(text):
        return False
    return (
        scalar(text) != text
        or bool(re.fullmatch(_ELSEWHERE, text) or _DATED.fullmatch(text))
        or bool(_SUSPECT.search(text) and any(pattern.fullmatch(f"- {text}") for _, pattern in _BY_LINE))
    )
