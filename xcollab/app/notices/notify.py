"""What people would be told now: of what happened since a revision, of what is due, or of both in one digest each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from xcollab.app.notices.digest import Digest, Unreached, digests, unreached
from xcollab.app.notices.due import due
from xcollab.app.notices.happened import happened
from xcollab.app.notices.letters import Letters
from xcollab.app.notices.messages import message
from xcollab.app.overview import Overview
from xcollab.errors import GitRefused, Misused, Refused
from xcollab.render.notices.preview import Shown
from xcollab.workflow.notices.hours import sendable

if TYPE_CHECKING:
    from xcollab.app.context import Context
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.channels.message import Message
    from xcollab.workflow.notices.notice import Notice


class Occasion(NamedTuple):
    """What people are to be told of."""

    since: str | None = None
    """What happened after this revision or date."""
    reminders: bool = False
    """What is due."""


class Notices:
    """What there is to be told at one moment."""

    def __init__(self, context: Context, occasion: Occasion, now: str | None = None, at: str | None = None) -> None:
        if not (occasion.since or occasion.reminders):
            raise Misused("notify-of-what")
        self.overview = Overview(context, at, now)
        self.occasion = occasion

    @property
    def view(self) -> WorkspaceView:
        """The newest revision, read where it is needed."""
        return self.overview.whole

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """One a recipient and channel. Where no channel is set up, one a member, on the channel of no name."""
        return digests(self.view.snapshot, self._notices)

    @cached_property
    def unreached(self) -> tuple[Unreached, ...]:
        """Whom no channel reaches."""
        return unreached(self.view.snapshot, self._notices)

    @cached_property
    def _notices(self) -> tuple[Notice, ...]:
        since = self.occasion.since
        told = happened(self.view, since) if since else ()
        return (*told, *(due(self.overview) if self.occasion.reminders else ()))

    @cached_property
    def sendable(self) -> datetime:
        """When they may go out: now, or at the next opening of work."""
        return sendable(self.overview.days, self.view.snapshot.workspace.notify_hours, self.overview.now)

    @property
    def waiting(self) -> bool:
        """Whether they wait for working hours."""
        return self.sendable > self.overview.now

    @property
    def hindrance(self) -> Refused | None:
        """Why nothing can be sent at all: no channel is set up."""
        workspace = self.view.snapshot.workspace
        if workspace.channels:
            return None
        return Refused("no-channel-yet", admins=list(workspace.admins), address=self._sender)

    @property
    def _sender(self) -> str:
        """The address that a first channel may send from: that of whoever reads; in a job nobody is at work."""
        try:
            return self.overview.context.identity.email
        except GitRefused:
            return "xcollab@example.com"

    @cached_property
    def letters(self) -> Letters:
        """What words them."""
        return Letters(self.view)

    def shown(self) -> list[Shown]:
        """All of them as they are shown before they are sent."""
        context, found = self.view.render_context, []
        for digest, one in zip(self.digests, self.messages(), strict=True):
            to = digest.recipient
            name = context.name_with_id(to.member) if to.member else context.department_with_id(to.department)
            found.append(Shown(name, to.address or "", digest.channel, one.subject, one.text))
        return found

    def messages(self, *which: Digest) -> Sequence[Message]:
        """Digests ready for their channels; all of them where none is named."""
        wanted = which or self.digests
        self.view.collabs.read({notice.collab for digest in wanted for notice in digest.notices})  # at once
        return [message(self.letters, digest, self.overview.now) for digest in wanted]
