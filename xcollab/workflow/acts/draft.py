"""What a statement carries beyond what its author says: fingerprints, durations and dates in force, parties."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from xcollab.errors import Refused
from xcollab.schema.request import Request
from xcollab.schema.snapshot import Snapshot
from xcollab.schema.task import Task
from xcollab.workflow.model import fingerprints
from xcollab.workflow.model.state import State

Said = dict[str, object]
"""The fields of a statement, but for who said it when."""


class Draft(NamedTuple):
    """A statement's own fields, and the plans as they will be."""

    said: Said
    request: Request | None = None
    task: Task | None = None
    new_tasks: Mapping[str, Task] = MappingProxyType({})
    """Tasks that the act creates, by id."""


class DraftContext(NamedTuple):
    """What a draft is written against."""

    snapshot: Snapshot
    state: State
    subject: str
    by: str
    request: Request | None = None
    """The request as it is to be, where the author changes it."""
    new_task: str = ""
    """The id of a task that the act may create."""

    @property
    def plan(self) -> Request:
        """The request as it stands; asking where there is none is refused."""
        plan = self.state.collab.request
        if plan is None:
            raise Refused("request-missing", collab=self.state.collab.id)
        return plan


def without(*keys: str) -> Callable[[Said], Said]:
    """What was said, less some fields."""
    return lambda said: {key: value for key, value in said.items() if key not in keys}


def answering(said: Said, now: str) -> Said:
    """Bound to the present terms, or to those whose beginning the author typed."""
    return said | {"answers": fingerprints.completed(str(said.get("answers", now)), now)}


def parts_of(said: Said, key: str) -> list[Said]:
    """A list of parts that a statement has, such as its moves; none where it says none."""
    value = said.get(key)
    return [dict(part) for part in value if isinstance(part, Mapping)] if isinstance(value, list | tuple) else []


def numbers_of(said: Said, key: str) -> list[int]:
    """A list of numbers that a statement has, each once, the smallest first."""
    value = said.get(key)
    return sorted({n for n in value if isinstance(n, int)}) if isinstance(value, list | tuple) else []
