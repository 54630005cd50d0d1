"""What departments are sent to answer in the browser."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.render.base.json_data import View
from xcollab.render.base.links import Invitation
from xcollab.schema.dataclass import dataclass


@dataclass(frozen=True)
class LinksView(View):
    """`forge links`: what departments are sent to answer in the browser."""

    NAME: ClassVar[str] = "links"
    collab: str
    forge: str
    links: Sequence[Invitation]
