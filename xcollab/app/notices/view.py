"""What people would be told, as the view for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.app.views.sending.notify import (
    DeliveredData,
    DeliveryView,
    DigestData,
    EventData,
    NoticeData,
    NotifyView,
    UnreachedData,
)

if TYPE_CHECKING:
    from xcollab.app.notices.delivery import Delivery
    from xcollab.app.notices.digest import Digest
    from xcollab.app.notices.notify import Notices
    from xcollab.channels.message import Message
    from xcollab.workflow.notices.notice import Event, Notice


def notify_view(notices: Notices) -> NotifyView:
    """All of it."""
    digests = notices.digests
    messages = notices.messages()
    unreached = [UnreachedData(one.member, one.notices) for one in notices.unreached]
    return NotifyView(
        notices.overview.now, notices.sendable, notices.occasion.since, notices.occasion.reminders,
        [_digest(digest, message) for digest, message in zip(digests, messages, strict=True)], unreached,
    )  # fmt: skip


def _digest(digest: Digest, message: Message) -> DigestData:
    recipient, told = digest.recipient, [_notice(notice) for notice in digest.notices]
    return DigestData(
        digest.id, recipient.member, recipient.department, digest.channel, message.subject, message.text, told
    )


def _notice(notice: Notice) -> NoticeData:
    event = _event(notice.event) if notice.event else None
    return NoticeData(notice.member, notice.role, notice.collab, notice.step, notice.key, event, notice.owed)


def _event(event: Event) -> EventData:
    statement = event.entry.record if event.entry else None
    return EventData(f"{event.kind}.{event.act}", event.subject, event.by, event.at, statement)


def delivery_view(delivery: Delivery) -> DeliveryView:
    """What was sent."""
    messages = [
        DeliveredData(one.id, one.recipient.member, one.recipient.department, one.channel, one.outcome.state,
                      one.outcome.code, one.tries)
        for one in delivery.messages
    ]  # fmt: skip
    unreached = [UnreachedData(one.member, one.notices) for one in delivery.unreached]
    return DeliveryView(
        delivery.now, messages, delivery.waiting, delivery.lacking, unreached,
        delivery.hindrance.code if delivery.hindrance else None, delivery.forgotten.code if delivery.forgotten else None,
    )  # fmt: skip
