"""Where the schemas of files were written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from xcollab.render.base.json_data import View


@dataclass(frozen=True)
class SchemasView(View):
    """`schema export DIR`: which schemas were written."""

    NAME: ClassVar[str] = "schemas"
    directory: str
    files: Sequence[str]
    """By name, below the directory."""
