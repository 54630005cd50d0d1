"""Records as files. Each kind is made once, by the models and the writer of files, and varied where it says what differs."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bench.generate.people import Person
from xcollab.schema.value import Value
from xcollab.store.yaml.writing import as_written, write
from xcollab.workflow.rules.rulebook import STATEMENTS

COLLAB, SUBJECT, TEXT = "the-collaboration", "the-subject", "the text"
"""What is replaced, in every record."""
PLAN = f"plan1:{'0' * 64}"
"""Stands for the digest of the request, which has its title in it."""
_MOMENT = "2000-01-01T00:00:00+08:00"
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class Said:
    """A statement to be: what it is on (with `SUBJECT` for the subject's id), who says it as what, and the rest."""

    kind: str
    act: str
    on: str
    by: Person
    capacity: str
    more: dict[str, Any] = field(default_factory=dict)
    subject: str = ""
    text: str = ""
    plan: str = PLAN


@dataclass(frozen=True)
class File:
    """A file of a workspace, who brought it there, when, and in which act."""

    path: str
    content: bytes
    by: Person
    at: datetime
    act: str = ""
    subject: str = ""


class Writer:
    """Writes records, each kind of each person once by the models."""

    def __init__(self) -> None:
        self._templates: dict[tuple[str, ...], bytes] = {}
        self._written = 0

    def statement(self, collab: str, said: Said, at: datetime) -> File:
        """The file of a statement."""
        key = (said.on, said.act, said.by.id, repr(said.more))
        if key not in self._templates:
            data = {"on": f"{COLLAB}/{said.on}", "act": said.act, "at": _MOMENT, "by": said.by.id,
                    "as": f"{said.by.department}/{said.capacity}", **said.more}  # fmt: skip
            self._templates[key] = plain(STATEMENTS[said.kind][said.act].model_validate(data))
        content = varied(self._templates[key], collab, said.subject, said.text)
        content = content.replace(PLAN.encode(), said.plan.encode(), 1)
        content = content.replace(_MOMENT.encode(), at.isoformat(timespec="seconds").encode(), 1)
        on = f"{collab}/{said.on.replace(SUBJECT, said.subject)}"
        name = f"{(at - timedelta(hours=8)):%Y%m%dT%H%M%SZ}-{said.by.id}-{self._letters()}"
        return File(f"collabs/{on}/{name}.yaml", content, said.by, at, f"{said.kind}.{said.act}", said.subject)

    def plan(self, kind: str, plan: Value) -> bytes:
        """The file of a plan, made once for each kind."""
        if (kind,) not in self._templates:
            self._templates[kind,] = plain(plan)
        return self._templates[kind,]

    def _letters(self) -> str:
        """Four letters that nothing else in the workspace ends with for a million statements."""
        self._written += 1
        return "".join(_LETTERS[(self._written >> shift) & 31] for shift in (15, 10, 5, 0))


def plain(record: Value) -> bytes:
    """A record as the program itself writes it."""
    return write(as_written(record))


def varied(template: bytes, collab: str, subject: str, text: str) -> bytes:
    """The same record of another collaboration and subject, with another text."""
    for name, value in ((COLLAB, collab), (SUBJECT, subject), (TEXT, text)):
        template = template.replace(name.encode(), value.encode())
    return template
