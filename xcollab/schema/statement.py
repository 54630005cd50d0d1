"""What all statements (记录) share. A statement is what one person said at one moment; nobody edits it afterwards.

It may stand on any subject: `comment`, `object`, `acknowledge`, `withdraw`, `hold` and `nudge` are here; the others belong to their stage.
"""

from typing import TYPE_CHECKING, Annotated, Literal

from xcollab.schema.base import Day, Line, Moment, Sha256, Slug, Text, Whole, given, matches, problem, together
from xcollab.schema.base import number as at_least  # a key has that name
from xcollab.schema.digests import SHOWN
from xcollab.schema.value import Value

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

REDACTED = "[redacted]"
"""What stands in place of a text, or of an attachment's name, that was taken out."""


class Attachment(Value):
    """A file that a statement names. It lies under its digest, so it can be added but never changed."""

    name: Line
    """The name the file had when somebody attached it."""
    path: Annotated[str, matches(rf"^attachments/[0-9a-f]{{{SHOWN},64}}(\.[a-z0-9]{{1,10}})?$")] | None = None
    """Below the collaboration; gone only where the attachment was redacted."""
    sha256: Sha256
    """Of its bytes, whole; the file's name begins with as many of its digits as tell it from others."""

    def __post_init__(self) -> None:
        """It lies under its digest; only what was redacted lies nowhere."""
        if self.path is None:
            if self.name != REDACTED:
                raise problem("attachment-without-path", self.name)
        elif not self.sha256.startswith(self.path.removeprefix("attachments/").partition(".")[0]):
            raise problem("attachment-other-name", self.path)

    @classmethod
    def told(cls) -> "JsonSchemaValue":
        """The name of what lies nowhere."""
        gone = {"type": "string", "pattern": r"^\s*\[redacted\]\s*$"}
        return {"if": {"not": given("path")}, "then": {"properties": {"name": gone}}}


class Move(Value):
    """A task's date moved, from what to what, and why: the only way a confirmed date changes."""

    task: Slug
    from_: Day
    """The date in force until now; another one is a contradiction."""
    to: Day
    reason: Text
    cause: Slug | None = None
    """The issue or task that caused it."""


Record = Annotated[str, matches(r"^[a-z0-9-]+(/[a-z0-9-]+){1,2}/[0-9TZ]{16}-[a-z0-9-]+$")]
"""The address of a statement below `collabs/`, its file without `.yaml`: what it is on, and its name."""


class Redaction(Value):
    """Somebody took a secret out of the statement: its text is `[redacted]` since. Git's history keeps the original."""

    by: Slug
    at: Moment
    reason: Text


class Statement(Value):
    """Who said what, when, on what, and in which capacity."""

    on: Annotated[str, matches(r"^[a-z0-9-]+(/[a-z0-9-]+){1,2}$")]
    """The directory below `collabs/` that the file lies in."""
    act: str
    """What the speaker does by it."""
    at: Moment
    """When it was said; without an offset it is workspace time."""
    by: Slug
    """The member who says it."""
    as_: Annotated[str, matches(r"^[a-z0-9-]+/[a-z-]+$")]
    """Department and capacity in which the person spoke, judged when the statement entered."""
    recorded_by: Slug | None = None
    """Who typed it, where somebody else said it (代录)."""
    via: Literal["phone", "chat", "meeting", "mail"] | None = None
    """How the recorder heard it."""
    evidence: Attachment | None = None
    redacted: Redaction | None = None
    """The one legal edit of a statement."""

    def __post_init__(self) -> None:
        """What somebody else typed was heard somehow."""
        if (self.recorded_by is None) != (self.via is None):
            raise problem("recorded-without-via", self.recorded_by or self.via or "")

    @classmethod
    def told(cls) -> "JsonSchemaValue":
        """Neither without the other."""
        return together("recorded_by", "via")


class Comment(Statement):
    """A remark or a question (评论)."""

    act: Literal["comment"]
    text: Text
    mentions: tuple[Slug, ...] = ()
    reply_by: Day | None = None
    """The day by which those mentioned are asked to answer."""
    attachments: tuple[Attachment, ...] = ()


class Objection(Statement):
    """Disagreement with a statement on the same subject; it changes no state and is seen by all."""

    act: Literal["object"]
    to: str | None = None
    """The statement's file name without `.yaml`; the subject as a whole when left out."""
    text: Text


class Acknowledgement(Statement):
    """The speaker confirms what somebody else recorded for them (代录)."""

    act: Literal["acknowledge"]
    of: str


class Hold(Statement):
    """The coordinator holds back the escalation of what is owed on the subject, by one working day."""

    act: Literal["hold"]
    reason: Text


class Nudge(Statement):
    """Whoever waits for an answer asked for it, outside of the workspace (催办)."""

    act: Literal["nudge"]
    whom: Slug
    """Who owes it, and was asked for it."""
    what: Slug
    """What is owed, by the name of the obligation, such as `give-feedback`."""
    party: Annotated[str, matches(r"^(requester|coordinator|[1-9][0-9]{0,2})$")] | None = None
    """For which side of the acceptance, where a verdict is owed."""
    minutes: Line | None = None
    """The minutes whose action is owed, or the archive, by their file's name without `.yaml`."""
    number: Annotated[Whole, at_least(1)] | None = None
    """Which of these actions, from 1 on."""
    way: Literal["phone", "chat", "meeting", "mail"]
    """By which way they were asked."""
    note: Text | None = None
    """What they said to it."""


class Withdrawal(Statement):
    """Takes a statement back, so that the fold passes over it."""

    act: Literal["withdraw"]
    of: str
    """The statement's file name without `.yaml`."""
    reason: Text
