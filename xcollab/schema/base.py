"""What the fields of records hold: ids, texts, dates (see `dates`) and durations, and the marks by which they are checked.

A mark knows how Pydantic, once it is there, is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Annotated, TypeVar, cast

from xcollab.schema.dates import NotADate, parse_day, parse_moment
from xcollab.schema.digests import is_sha256
from xcollab.schema.names import SLUG, WINDOWS_DEVICES
from xcollab.words.characters import NONCHARACTERS

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, PydanticCustomError
    from pydantic_core.core_schema import ValidationInfo

V = TypeVar("V")

_DURATION = re.compile(r"[1-9][0-9]{0,2}(wd|wh|h)")
# C0 but tab and newline, DEL, C1, the line ends LS and PS, lone surrogates and noncharacters: never part of what a person
# meant to write.
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{NONCHARACTERS}]")


def problem(code: str, value: str, **more: str) -> PydanticCustomError:
    """A refusal of a value; bytes that are no text, as a terminal may pass them, could not be shown."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(code, "{value}", {"value": value.encode("utf-8", "replace").decode(), **more})


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise problem("bad-id", value)
    if value in WINDOWS_DEVICES:
        raise problem("reserved-id", value)
    return value


def _text(value: str) -> str:
    if _CONTROL.search(value):
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


def _sha256(value: str) -> str:
    if not is_sha256(value):
        raise problem("bad-sha256", value)
    return value


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        raise problem("bad-duration", value)
    return value


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
Sha256 = Annotated[str, Checked(_sha256)]
"""The SHA-256 of a file's bytes, in 64 lower-case hexadecimal digits."""
Slug = Annotated[str, Checked(_slug)]
"""Lower-case ASCII letters, digits and hyphens, at most 40: an id, and so a file name on every system."""
WRITTEN = Checked(_text)
"""What tells a text that a person wrote from ids, days, fingerprints and choices, which are strings as well."""
Text = Annotated[str, WRITTEN]
"""What a person wrote, one or more lines, never blank, without control characters."""
Line = Annotated[str, WRITTEN, Checked(_line)]
"""One line of text: a title or a name."""
Day = Annotated[date, Parsed(_day)]
"""A calendar day in the workspace's time zone."""
Moment = Annotated[datetime, _InWorkspace()]
"""A moment with its offset, to the second."""
Duration = Annotated[str, Checked(_duration)]
"""`2wd` working days, `24h` elapsed hours, `8wh` working hours."""
