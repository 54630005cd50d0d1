"""What every record is made of: frozen values, ids, texts, dates (see `dates`) and durations."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, Strict, model_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from xcollab.schema.dates import NotADate, parse_day, parse_moment
from xcollab.schema.digests import is_sha256
from xcollab.schema.names import SLUG, WINDOWS_DEVICES
from xcollab.schema.plain import Plain
from xcollab.words.characters import NONCHARACTERS

_DURATION = re.compile(r"[1-9][0-9]{0,2}(wd|wh|h)")
# C0 but tab and newline, DEL, C1, the line ends LS and PS, lone surrogates and noncharacters: never part of what a person
# meant to write.
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{NONCHARACTERS}]")


def _problem(code: str, value: str) -> PydanticCustomError:
    """A refusal of a value; bytes that are no text, as a terminal may pass them, could not be shown."""
    return PydanticCustomError(code, "{value}", {"value": value.encode("utf-8", "replace").decode()})


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise _problem("bad-id", value=value)
    if value in WINDOWS_DEVICES:
        raise _problem("reserved-id", value=value)
    return value


def _text(value: str) -> str:
    if _CONTROL.search(value):
        raise _problem("control-character", value=value)
    stripped = value.strip()
    if not stripped:
        raise _problem("empty-text", value=value)
    return stripped


def _line(value: str) -> str:
    if "\n" in value.strip():
        raise _problem("one-line", value=value)
    return value


def _day(value: object) -> date:
    try:
        return parse_day(value)
    except NotADate as error:
        raise _problem(error.code, error.value) from None


def _moment_in_workspace(value: object, info: "ValidationInfo[Mapping[str, tzinfo] | None]") -> datetime:
    try:
        return parse_moment(value, (info.context or {}).get("zone", UTC))
    except NotADate as error:
        raise _problem(error.code, error.value) from None


def _sha256(value: str) -> str:
    if not is_sha256(value):
        raise _problem("bad-sha256", value=value)
    return value


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        raise _problem("bad-duration", value=value)
    return value


Whole = Annotated[int, Strict()]
"""A whole number as YAML writes one: neither `true` nor a text of digits."""
YesNo = Annotated[bool, Strict()]
"""`true` or `false`, neither a number nor a word."""
Sha256 = Annotated[str, AfterValidator(_sha256)]
"""The SHA-256 of a file's bytes, in 64 lower-case hexadecimal digits."""
Slug = Annotated[str, AfterValidator(_slug)]
"""Lower-case ASCII letters, digits and hyphens, at most 40: an id, and so a file name on every system."""
WRITTEN = AfterValidator(_text)
"""What tells a text that a person wrote from ids, days, fingerprints and choices, which are strings as well."""
Text = Annotated[str, WRITTEN]
"""What a person wrote, one or more lines, never blank, without control characters."""
Line = Annotated[str, WRITTEN, AfterValidator(_line)]
"""One line of text: a title or a name."""
Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day in the workspace's time zone."""
Moment = Annotated[
    datetime,
    BeforeValidator(_moment_in_workspace),
    PlainSerializer(lambda moment: moment.isoformat(timespec="seconds"), return_type=str, when_used="json"),
]
"""A moment with its offset, to the second."""
Duration = Annotated[str, AfterValidator(_duration)]
"""`2wd` working days, `24h` elapsed hours, `8wh` working hours."""


class Value(BaseModel):
    """A frozen part of a record. Unknown keys are refused, except a company's own, which start with `x-`."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, validate_by_name=True, validate_by_alias=True
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_own_keys_in_the_file(cls, data: object) -> object:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if not str(key).startswith("x-")}
        return data

    def dump(self) -> dict[str, Plain]:
        """The record as it stands in its file: plain values, unset and empty keys left out."""
        return {
            key: value
            for key, value in self.model_dump(mode="json", by_alias=True, exclude_none=True).items()
            if value not in ([], {})
        }
