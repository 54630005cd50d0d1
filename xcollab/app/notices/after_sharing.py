"""Whoever shares sends: what others have not told yet goes out after a sync, where this clone has what its channels need."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xcollab.app.notices.beginning import BEGINNING
from xcollab.app.notices.deliver import deliver
from xcollab.app.notices.delivery import Delivered, Delivery
from xcollab.app.notices.notify import Occasion
from xcollab.app.overview import Overview
from xcollab.errors import XcollabError
from xcollab.store.notices.reference import look

if TYPE_CHECKING:
    from xcollab.app.context import Context


def after_sharing(context: Context, remote: str, heard: Callable[[Delivered], None]) -> Delivery | XcollabError | None:
    """What was sent; None where this clone sends nothing, and a failure as a value: what was shared is shared."""
    try:
        channels = Overview(context).company.workspace.variables
    except XcollabError:  # told by whoever looks at it
        return None
    sends = any(all(context.environment.get(name) for name in names) for names in channels.values())
    try:
        if sends:
            return deliver(context, Occasion(since=BEGINNING), heard=heard)
        if channels:
            look(context.repository, remote)  # what was sent is known here too, and that reminders run
    except XcollabError as error:
        return error if sends else None
    return None
