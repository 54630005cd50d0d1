"""`xcollab.yaml`: the workspace. Written by `init`, changed by admins; serves every stage."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from xcollab.schema.base import CODE, Checked, Duration, Line, Parsed, Slug, items, problem
from xcollab.schema.calendar import Hours
from xcollab.schema.channel import Channel, Web
from xcollab.schema.dataclass import field
from xcollab.schema.department import Email
from xcollab.schema.value import Value
from xcollab.schema.version import Version
from xcollab.words.characters import alike

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

FORMAT: Literal[1] = 1
WEB_FLOW = ("noreply@github.com",)
"""Of the forges that are known, GitHub alone commits a squash under an address of its own."""


def _format(value: object) -> object:
    """A whole number: neither `true` nor a text, which would be equal to it or could be read as it."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise problem("bad-format", str(value).lower())
    return value


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise problem("bad-timezone", name) from None
    return name


class _Zones:
    """The same for JSON Schema: the zones that this machine knows, so that an editor offers them."""

    def __get_pydantic_json_schema__(self, core: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        return {"enum": sorted(available_timezones()), CODE: "bad-timezone"}


class Deadlines(Value):
    """How long each answer may take. The defaults are the mission's own."""

    feedback: Duration = "2wd"
    """A department's answer to a request, from its submission."""
    solution: Duration = "24h"
    """A proposal for an issue, from its opening."""
    acceptance: Duration = "3wd"
    """Both verdicts, from the submission of deliverables."""
    log: Duration = "1wd"
    """The longest silence of a task in progress."""
    remind_before: Duration = "1wd"
    """How long before a deadline the person who owes it is reminded; nobody else hears then."""


class Workspace(Value):
    """The settings that everybody in the repository shares."""

    format: Annotated[Literal[1], Parsed(_format)] = FORMAT
    requires: Version | None = None
    """The oldest xcollab that may write here; an older one reads what it can (docs/decisions/0018)."""
    id: Slug
    """A short name that never changes, for calendars and other programs."""
    name: Line
    """The company's."""
    language: Literal["zh", "en"] = "zh"
    """The language of commits and reports; each person may read in the other."""
    timezone: Annotated[str, Checked(_zone), _Zones()] = "Asia/Shanghai"
    """An IANA name. A moment without an offset, and every day, is meant in it."""
    deadlines: Deadlines = Deadlines()
    forge: Literal["github", "gitlab", "gitea", "gitee", "none"] | None = None
    """What the company's own forge is, where its host's name does not tell; `none` where the server has no pages."""
    merged_by: tuple[Email, ...] | None = None
    """Addresses with which the forge's own accounts commit; GitHub's where none are named. See docs/check.md."""
    web: Web | None = None
    """Where pages of this workspace are; links in notices stand on it."""
    channels: Mapping[Slug, Channel] = field(default_factory=dict)
    """By name, the ways on which notices go out."""
    notify_hours: Hours | None = None
    """When notices go out, on working days; in the hours of the calendar where nothing is said."""
    admins: Annotated[tuple[Slug, ...], items(1)]
    """Members who may change this file, the calendar and every department."""

    @property
    def variables(self) -> Mapping[str, tuple[str, ...]]:
        """By channel, the environment variables that it needs."""
        return {name: channel.variables for name, channel in self.channels.items()}

    @property
    def merging_accounts(self) -> tuple[str, ...]:
        """The addresses of the forge's own accounts, in small letters: committers of what its buttons merge."""
        named = WEB_FLOW if self.merged_by is None else self.merged_by
        return tuple(alike(address) for address in named)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that days and offset-less moments are meant in."""
        return ZoneInfo(self.timezone)
