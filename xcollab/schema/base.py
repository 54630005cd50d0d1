"""What the fields of records hold: ids, texts, dates (see `dates`) and durations, and the marks by which they are checked.

A mark knows how Pydantic, once it is there, is told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Annotated, TypeVar, cast

from xcollab.schema.dates import DAY, MOMENT, NotADate, parse_day, parse_moment
from xcollab.schema.digests import SHA256
from xcollab.schema.names import SLUG, WINDOWS_DEVICES
from xcollab.words.characters import NONCHARACTERS
from xcollab.words.patterns import compiled

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, PydanticCustomError
    from pydantic_core.core_schema import ValidationInfo

V = TypeVar("V")

# C0 but tab and newline, DEL, C1, the line ends LS and PS, lone surrogates and noncharacters: never part of what a person
# meant to write.
_CONTROL = rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{NONCHARACTERS}]"
_CONTROLS = compiled(_CONTROL)
_SPACE = r"\t\n \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What `str.strip` takes away and is no control character; every dialect of regular expressions has an idea of spaces of its own."""


def problem(code: str, value: str, **more: str) -> PydanticCustomError:
    """A refusal of a value; bytes that are no text, as a terminal may pass them, could not be shown."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(code, "{value}", {"value": value.encode("utf-8", "replace").decode(), **more})


def _reserved(value: str) -> str:
    if value in WINDOWS_DEVICES:
        raise problem("reserved-id", value)
    return value


def _text(value: str) -> str:
    if _CONTROLS.search(value):
        raise problem("control-character", value)
    stripped = value.strip()
    if not stripped:
        raise problem("empty-text", value)
    return stripped


def _line(value: str) -> str:
    if "\n" in value.strip():
        raise problem("one-line", value)
    return value


def _day(value: object) -> date:
    try:
        return parse_day(value)
    except NotADate as error:
        raise problem(error.code, error.value) from None


def _moment(value: object, info: ValidationInfo[Mapping[str, tzinfo]]) -> datetime:
    try:
        return parse_moment(value, (info.context or {}).get("zone", UTC))
    except NotADate as error:
        raise problem(error.code, error.value) from None


class Checked:
    """A value of its type that a function lets through as it is, or makes another of; or raises a `problem`."""

    def __init__(self, check: Callable[[V], V]) -> None:
        self._check = check

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_after_validator_function

        return no_info_after_validator_function(self._check, handler(source))


class Parsed:
    """A value that a function makes of what the file says, before its type is looked at."""

    def __init__(self, parse: Callable[[object], object]) -> None:
        self._parse = parse

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(self._parse, handler(source))


class _InWorkspace:
    """A moment, parsed in the time zone of the workspace where it names none."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import with_info_before_validator_function

        return with_info_before_validator_function(_moment, handler(source))


class Limits:
    """What Pydantic itself holds a value to."""

    def __init__(self, **limits: object) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cast("CoreSchema", {**handler(source), **{k: v for k, v in self._limits.items() if v is not None}})


CODE = "x-code"
"""The key of a JSON Schema under which a condition names the refusal that the reader would give."""


class Told:
    """What the mark beside it judges, as JSON Schema says it: a pattern to search for, and the code of the refusal.

    Editors and tools take patterns in dialects as different as Python's and JavaScript's: no classes with names, and `whole` for
    what has to match from end to end.
    """

    def __init__(self, code: str, pattern: str) -> None:
        self.code, self.pattern = code, pattern

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        before, told = handler(core), {"pattern": self.pattern, CODE: self.code}
        if "pattern" in before:  # one more condition, with words of its own
            return {**before, "allOf": [*before.get("allOf", []), told]}
        return {**before, "type": "string", **told}


def whole(pattern: str) -> str:
    """A pattern that matches a text from end to end, in every dialect."""
    return rf"^(?:{pattern})$(?!\n)"


class Formed(Told):
    """A text that matches a pattern from end to end: both what is checked and what is told of it.

    What may be a secret is not `shown` in the refusal.
    """

    def __init__(self, code: str, pattern: str, *, shown: bool = True) -> None:
        super().__init__(code, whole(pattern))
        self._formed, self._shown = compiled(pattern), shown

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_after_validator_function

        return no_info_after_validator_function(self._judged, handler(source))

    def _judged(self, value: str) -> str:
        if not self._formed.fullmatch(value):
            raise problem(self.code, value if self._shown else "")
        return value


def matches(pattern: str) -> Limits:
    """A text of that form."""
    return Limits(pattern=pattern)


def items(least: int, most: int | None = None) -> Limits:
    """A list of so many."""
    return Limits(min_length=least, max_length=most)


def number(least: int, most: int | None = None) -> Limits:
    """A number of that size."""
    return Limits(ge=least, le=most)


STRICT = Limits(strict=True)
Whole = Annotated[int, STRICT]
"""A whole number as YAML writes one: neither `true` nor a text of digits."""
YesNo = Annotated[bool, STRICT]
"""`true` or `false`, neither a number nor a word."""
Sha256 = Annotated[str, Formed("bad-sha256", SHA256)]
"""The SHA-256 of a file's bytes, in 64 lower-case hexadecimal digits."""
Slug = Annotated[
    str,
    Formed("bad-id", SLUG.pattern),
    Checked(_reserved),
    Told("reserved-id", rf"^(?!(?:{'|'.join(sorted(WINDOWS_DEVICES))})$)"),
]
"""Lower-case ASCII letters, digits and hyphens, at most 40: an id, and so a file name on every system."""
WRITTEN = Checked(_text)
"""What tells a text that a person wrote from ids, days, fingerprints and choices, which are strings as well."""
Text = Annotated[
    str, WRITTEN, Told("empty-text", rf"[^{_SPACE}]"), Told("control-character", rf"^(?![\s\S]*{_CONTROL})")
]
"""What a person wrote, one or more lines, never blank, without control characters."""
Line = Annotated[Text, Checked(_line), Told("one-line", rf"^[{_SPACE}]*(?:[^{_SPACE}][^\n]*)?[{_SPACE}]*$(?!\n)")]
"""One line of text: a title or a name."""
Day = Annotated[date, Parsed(_day), Told("bad-date", whole(DAY))]
"""A calendar day in the workspace's time zone."""
Moment = Annotated[datetime, _InWorkspace(), Told("bad-moment", whole(MOMENT))]
"""A moment with its offset, to the second."""
Duration = Annotated[str, Formed("bad-duration", "[1-9][0-9]{0,2}(?:wd|wh|h)")]
"""`2wd` working days, `24h` elapsed hours, `8wh` working hours."""


def together(first: str, second: str) -> JsonSchemaValue:
    """What JSON Schema says of two keys that are either both set or both unset."""
    pairs = ((first, second), (second, first))
    return {"allOf": [{"if": given(one), "then": given(other)} for one, other in pairs]}


def given(key: str) -> JsonSchemaValue:
    """What JSON Schema says of a key that is set: it is there, and not null."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}
