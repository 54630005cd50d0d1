"""What was said stays as it was said: statements are neither edited nor deleted, but for a secret that is taken out."""

from collections.abc import Collection, Iterator
from typing import Any

from xcollab.errors import Refused
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import Redaction, Statement
from xcollab.workflow.authority import Matter, holders
from xcollab.workflow.fold import settled
from xcollab.workflow.state import Finding

REDACTED = "[redacted]"
"""What stands in place of a text that was taken out."""
_FRAME = frozenset(Statement.model_fields) | {"as"}
"""What every statement has, and nobody redacts."""


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
    """Whether nothing differs but texts that now say `[redacted]`, and who, when and why."""
    was, now = before.dump(), after.dump()
    was.pop("redacted", None)
    return now.pop("redacted", None) is not None and was != now and _covers(was, now)


def redacted(said: Statement, key: str, redaction: Redaction) -> Statement:
    """The statement with the texts under a key (`text`, `conditions`, `deliverables.1.note`) taken out.

    Numbers count from 1. Raises `Refused` where there is no text under the key.
    """
    plain = said.dump()
    try:
        after = type(said).model_validate(_without(plain, key.split(".")) | {"redacted": redaction.dump()})
    except (LookupError, TypeError, ValueError):
        raise Refused("no-text-there", key=key, keys=[name for name in plain if name not in _FRAME]) from None
    return after


def _without(value: Any, keys: list[str]) -> Any:
    """The value with the texts under the keys replaced."""
    if not keys and isinstance(value, dict):
        return {name: _without(part, []) for name, part in value.items()}
    if not keys:
        return [_without(part, []) for part in value] if isinstance(value, list) else REDACTED
    if isinstance(value, dict):
        return value | {keys[0]: _without(value[keys[0]], keys[1:])}
    number = int(keys[0])
    if not (isinstance(value, list) and 1 <= number <= len(value)):
        raise LookupError(keys[0])
    return [_without(part, keys[1:]) if at == number else part for at, part in enumerate(value, start=1)]


def _redactor(said: Statement) -> str:
    return said.redacted.by if said.redacted else ""


def _covers(was: Any, now: Any) -> bool:
    if isinstance(was, dict) and isinstance(now, dict):
        return was.keys() == now.keys() and all(_covers(was[key], now[key]) for key in was)
    if isinstance(was, list) and isinstance(now, list):
        return len(was) == len(now) and all(_covers(*pair) for pair in zip(was, now, strict=True))
    return bool(was == now) or (isinstance(was, str) and now == REDACTED)
