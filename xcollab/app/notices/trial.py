"""One message by one channel, to whoever tries it: whether the channel works, before anybody depends on it. Nothing is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xcollab.app.notices.delivery import Delivered, Delivery
from xcollab.app.workspace_view import WorkspaceView
from xcollab.channels.message import Message, Recipient, message_id
from xcollab.channels.sending.send import send
from xcollab.errors import Refused
from xcollab.render.notices.trial import trial_texts
from xcollab.workflow.notices.reachable import mail_address

if TYPE_CHECKING:
    from xcollab.app.context import Context


def trial(context: Context, name: str) -> Delivery:
    """Send it; mail goes to the member at work. Raises `Refused` for a channel that is not there, and for a stranger."""
    view = WorkspaceView(context)
    known, member = view.snapshot.workspace.channels, view.member
    if name not in known:
        raise Refused("unknown-channel" if known else "no-channels", channel=name, channels=list(known))
    mobile = member.notify.mobile if member.notify else None
    recipient = Recipient(member.id, view.snapshot.department_of(member.id), member.name, mail_address(member), mobile)
    subject, text, html = trial_texts(context.words, view.snapshot.workspace.name, name, member.name)
    workspace = view.snapshot.workspace
    mark = message_id(workspace.id, member.id, name, view.now.isoformat(), str(context.random.random()))
    message = Message(mark, recipient, subject, text, text, html, "", workspace.id, view.now, context.words.language)
    outcome = send(known[name], message, context.environment, now=view.now)
    return Delivery(view.now, (Delivered(mark, recipient, name, outcome, 1),))
