"""A message and channels for the tests of sending."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from xcollab.channels.message import Message, Recipient, message_id
from xcollab.schema.channel import Channel

NOW = datetime(2024, 7, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))
LATER = datetime(2024, 7, 5, 3, 0, tzinfo=UTC)
LI = Recipient("li", "sales", "李娜", "li@example.com", "13800000000")
MESSAGE = Message(
    message_id("acme", "li", "q3"), LI, "需求反馈：新品上市", "请在两个工作日内答复。\n\nxcollab inbox\n", "**请答复** q3\n\n- `xcollab inbox`",
    "<p>请在两个工作日内答复。</p>", "q3-launch", "acme", NOW,
)  # fmt: skip


def channel(kind: str, **keys: Any) -> Channel:
    """A channel whose variables are XCOLLAB_URL, XCOLLAB_KEY and XCOLLAB_SMTP."""
    own: dict[str, Any] = (
        {"server": "XCOLLAB_SMTP", "from": "bot@example.com"} if kind == "mail" else {"url": "XCOLLAB_URL"}
    )
    return Channel.model_validate({"kind": kind, **own, **keys})


def message(**changes: Any) -> Message:
    """The message with other parts."""
    return MESSAGE._replace(**changes)
