"""Where the schemas of files were written, and files to be filled in."""

from collections.abc import Sequence
from typing import ClassVar

from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass


@dataclass(frozen=True)
class SchemasView(View):
    """`schema export DIR`: which schemas were written."""

    NAME: ClassVar[str] = "schemas"
    directory: str
    files: Sequence[str]
    """By name, below the directory."""


@dataclass(frozen=True)
class SkeletonView(View):
    """`new`: a file to be filled in by hand."""

    NAME: ClassVar[str] = "skeleton"
    kind: str
    """A kind of plan or settings, or an act of a subject."""
    path: str | None
    """Where it was written."""
    text: str
