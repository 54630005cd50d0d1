"""How fast a channel may be spoken to. Chat services take twenty messages a minute, and then none for a while."""

from collections import deque
from collections.abc import Mapping

from xcollab.schema.channel import Channel

LIMITS: Mapping[str, int] = {"feishu": 20, "lark": 20, "dingtalk": 20, "wecom": 20}
"""By kind, the messages that a channel takes within `MINUTE`; the others take as many as come."""
MINUTE = 60.0


class Pace:
    """When the next message of each channel may go, from when the others went."""

    def __init__(self) -> None:
        self._sent: dict[str, deque[float]] = {}

    def wait(self, name: str, channel: Channel, moment: float) -> float:
        """Seconds until the next message may go, from a moment of a clock that only goes forward."""
        limit, sent = LIMITS.get(channel.kind), self._sent.get(name, deque())
        if limit is None or len(sent) < limit:
            return 0.0
        return max(0.0, sent[-limit] + MINUTE - moment)

    def sent(self, name: str, moment: float) -> None:
        """A message went, whatever became of it: the service counts it."""
        self._sent.setdefault(name, deque(maxlen=max(LIMITS.values()))).append(moment)
