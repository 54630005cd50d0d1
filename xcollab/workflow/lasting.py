"""What was said stays as it was said: statements are neither edited nor deleted, but for a secret that is taken out."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from xcollab.errors import Refused
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import Redaction, Statement
from xcollab.schema.texts import Place, texts
from xcollab.workflow.authority import Matter, holders
from xcollab.workflow.fold import settled
from xcollab.workflow.state import Finding

REDACTED = "[redacted]"
"""What stands in place of a text that was taken out."""


def altered(roster: Snapshot, before: Collab, after: Collab, authors: Collection[str]) -> Iterator[Finding]:
    """The statements of `before` that are another in `after`, or gone, but for redactions by those who may."""
    now = {entry.record: entry.statement for entry in after.entries}
    for entry in before.entries:
        said = now.get(entry.record)
        about = {"name": entry.name, "member": entry.statement.by}
        if said is None:
            yield Finding(entry.record, (), "statement-deleted", about)
        elif said is entry.statement or said == entry.statement:
            continue
        elif not is_redaction(entry.statement, said) or _redactor(said) not in authors:
            yield Finding(entry.record, (), "statement-edited", about)
        elif _redactor(said) not in (people := redactors(roster, before, entry)):
            yield Finding(entry.record, ("redacted",), "not-redactor", {"member": _redactor(said), "people": people})


def redacted_in(before: Snapshot, after: Snapshot, authors: Collection[str]) -> frozenset[str]:
    """The addresses of the statements that were redacted and not otherwise edited."""
    told = set()
    for name, was in before.collabs.items():
        now = after.collabs.get(name, Collab(name))
        found = {f.record for f in altered(before, was, now, authors) if f.code != "not-redactor"}
        old = {entry.record: entry.statement for entry in was.entries}
        told |= {
            e.record for e in now.entries if e.record not in found and old.get(e.record, e.statement) != e.statement
        }
    return frozenset(told)


def redactors(roster: Snapshot, collab: Collab, entry: Entry) -> list[str]:
    """Who may take a secret out of a statement: who said it, who recorded it, the coordinator, the admins."""
    state = settled(collab)
    coordinators = holders(Matter(roster, state, entry.subject, collab.request), "coordinator")
    said = entry.statement
    recorder = (said.recorded_by,) if said.recorded_by else ()
    return list(dict.fromkeys((said.by, *recorder, *coordinators, *roster.workspace.admins)))


def is_redaction(before: Statement, after: Statement) -> bool:
    """Whether nothing differs but texts that a person wrote, which now say `[redacted]`, and who, when and why."""
    was, now = before.dump(), after.dump()
    was.pop("redacted", None)
    taken = [place for place in _places(before) if _at(now, place) == REDACTED]
    return now.pop("redacted", None) is not None and was != now and _hidden(was, taken) == now


def redacted(said: Statement, key: str, redaction: Redaction) -> Statement:
    """The statement with the texts under a key (`text`, `conditions`, `deliverables.1.note`) taken out.

    Numbers count from 1. Raises `Refused` where there is no text under the key.
    """
    wanted = tuple(int(part) - 1 if re.fullmatch("[0-9]{1,4}", part) else part for part in key.split("."))
    places = _places(said)
    chosen = [place for place in places if place[: len(wanted)] == wanted]
    if not chosen:
        raise Refused("no-text-there", key=key, keys=list(dict.fromkeys(str(place[0]) for place in places)))
    return type(said).model_validate(_hidden(said.dump(), chosen) | {"redacted": redaction.dump()})


def _places(said: Statement) -> list[Place]:
    return [place for place in texts(said) if place[0] != "redacted"]


def _at(value: Any, place: Place) -> Any:
    """What stands at a place of a dump; None where there is no such place."""
    for key in place:
        try:
            value = value[key]
        except (LookupError, TypeError):
            return None
    return value


def _hidden(value: Any, places: Collection[Place]) -> Any:
    """The dump with the texts at these places replaced."""
    if () in places:
        return REDACTED
    if isinstance(value, dict):
        return {key: _hidden(part, _below(places, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [_hidden(part, _below(places, number)) for number, part in enumerate(value)]
    return value


def _below(places: Collection[Place], key: str | int) -> list[Place]:
    return [place[1:] for place in places if place[0] == key]


def _redactor(said: Statement) -> str:
    return said.redacted.by if said.redacted else ""
