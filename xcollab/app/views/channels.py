"""The channels of a workspace, for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.schema.channel import Channel


@dataclass(frozen=True)
class ChannelsView(View):
    """`channel list`: by name, as `xcollab.yaml` has them; what their variables hold is never shown."""

    NAME: ClassVar[str] = "channels"
    channels: Mapping[str, Channel]


def channels(view: WorkspaceView) -> ChannelsView:
    """All channels."""
    return ChannelsView(view.snapshot.workspace.channels)
