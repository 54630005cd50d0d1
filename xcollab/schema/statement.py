"""What all statements (记录) share. A statement is what one person said at one moment; nobody edits it afterwards.

It may stand on any subject: `comment`, `object`, `acknowledge` and `withdraw` are here; the others belong to their stage.
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from xcollab.schema.base import Day, Line, Moment, Sha256, Slug, Text, Value
from xcollab.schema.digests import SHOWN

REDACTED = "[redacted]"
"""What stands in place of a text, or of an attachment's name, that was taken out."""


class Attachment(Value):
    """A file that a statement names. It lies under its digest, so it can be added but never changed."""

    name: Line
    """The name the file had when somebody attached it."""
    path: str | None = Field(default=None, pattern=rf"^attachments/[0-9a-f]{{{SHOWN},64}}(\.[a-z0-9]{{1,10}})?$")
    """Below the collaboration; gone only where the attachment was redacted."""
    sha256: Sha256
    """Of its bytes, whole; the file's name begins with as many of its digits as tell it from others."""

    @model_validator(mode="after")
    def _lies_under_its_digest(self) -> Self:
        if self.path is None:
            if self.name != REDACTED:
                raise PydanticCustomError("attachment-without-path", "{value}", {"value": self.name})
        elif not self.sha256.startswith(self.path.removeprefix("attachments/").partition(".")[0]):
            raise PydanticCustomError("attachment-other-name", "{value}", {"value": self.path})
        return self


class Move(Value):
    """A task's date moved, from what to what, and why: the only way a confirmed date changes."""

    task: Slug
    from_: Day = Field(alias="from")
    """The date in force until now; another one is a contradiction."""
    to: Day
    reason: Text
    cause: Slug | None = None
    """The issue or task that caused it."""


class Redaction(Value):
    """Somebody took a secret out of the statement: its text is `[redacted]` since. Git's history keeps the original."""

    by: Slug
    at: Moment
    reason: Text


class Statement(Value):
    """Who said what, when, on what, and in which capacity."""

    on: str = Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+){1,2}$")
    """The directory below `collabs/` that the file lies in."""
    act: str
    at: Moment
    by: Slug
    as_: str = Field(alias="as", pattern=r"^[a-z0-9-]+/[a-z-]+$")
    """Department and capacity in which the person spoke, judged when the statement entered."""
    recorded_by: Slug | None = None
    """Who typed it, where somebody else said it (代录)."""
    via: Literal["phone", "chat", "meeting", "mail"] | None = None
    """How the recorder heard it."""
    evidence: Attachment | None = None
    redacted: Redaction | None = None
    """The one legal edit of a statement."""

    @model_validator(mode="after")
    def _recorded_means_heard_somehow(self) -> Self:
        if (self.recorded_by is None) != (self.via is None):
            raise PydanticCustomError("recorded-without-via", "{value}", {"value": self.recorded_by or self.via})
        return self


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


class Withdrawal(Statement):
    """Takes a statement back, so that the fold passes over it."""

    act: Literal["withdraw"]
    of: str
    """The statement's file name without `.yaml`."""
    reason: Text
