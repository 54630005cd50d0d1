"""What was said stays as it was said: statements are neither edited nor deleted, but for a secret that is taken out."""

import re
from collections.abc import Callable, Collection, Iterator

from xcollab.errors import Refused
from xcollab.schema.parts.attachments import attachments
from xcollab.schema.parts.texts import Place, texts
from xcollab.schema.plain import Plain
from xcollab.schema.snapshot import Collab, Entry, Snapshot
from xcollab.schema.statement import REDACTED, Attachment, Redaction, Statement
from xcollab.words import N_
from xcollab.workflow.model.authority import Matter, holders
from xcollab.workflow.model.finding import Finding
from xcollab.workflow.rules.fold import settled


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


REDACTING = N_("What was said stays as it was said. What is confidential in it may be taken out (redact) by whoever said or recorded it, by the"
               " coordinator and by admins; that it was, by whom, when and why, stands there since.")  # fmt: skip


def redactors(roster: Snapshot, collab: Collab, entry: Entry) -> list[str]:
    """Who may take a secret out of a statement: who said it, who recorded it, the coordinator, the admins."""
    state = settled(collab)
    coordinators = holders(Matter(roster, state, entry.subject, collab.request), "coordinator")
    said = entry.statement
    recorder = (said.recorded_by,) if said.recorded_by else ()
    return list(dict.fromkeys((said.by, *recorder, *coordinators, *roster.workspace.admins)))


def is_redaction(before: Statement, after: Statement) -> bool:
    """Whether nothing differs but texts that a person wrote, which now say `[redacted]`, attachments that have a path no
    more, and who, when and why.
    """
    was, now = before.dump(), after.dump()
    was.pop("redacted", None)
    taken = [place for place in _places(before) if _at(now, place) == REDACTED]
    gone = [place for place, named in attachments(before) if named.path and not _at(now, (*place, "path"))]
    return now.pop("redacted", None) is not None and was != now and _taken_out(was, gone, taken) == now


def redacted(said: Statement, key: str, redaction: Redaction) -> Statement:
    """The statement with the texts and attachments under a key (`text`, `attachments.1`, `deliverables.1.note`) taken out.

    Numbers count from 1. Of an attachment the digest stays, by which verdicts judged it. Raises `Refused` where there is
    nothing under the key that could be taken out.
    """
    wanted = tuple(int(part) - 1 if re.fullmatch("[0-9]{1,4}", part) else part for part in key.split("."))
    plain = said.dump()
    places = [place for place in _places(said) if _at(plain, place) != REDACTED]
    files = [place for place, named in attachments(said) if named.path and place[: len(wanted)] == wanted]
    chosen = [place for place in places if place[: len(wanted)] == wanted]
    if not chosen and not files:
        raise Refused("no-text-there", key=key, keys=list(dict.fromkeys(str(place[0]) for place in places)))
    return type(said).model_validate(_taken_out(plain, files, chosen) | {"redacted": redaction.dump()})


def taken_away(collab: Collab, before: Entry, after: Statement) -> tuple[list[str], list[str]]:
    """The files, by their path below the collaboration, that a redaction no longer names: those that nothing else names
    either, and so leave the tree, and those that another statement still needs.
    """
    left = {path for entry in collab.entries if entry.record != before.record for path in _paths(entry.statement)}
    left |= set(_paths(after))
    gone = dict.fromkeys(_paths(before.statement))
    return [p for p in gone if p not in left], [p for p in gone if p in left and p not in _paths(after)]


def released(before: Snapshot, after: Snapshot, redacted: Collection[str], home: str, path: str) -> bool:
    """Whether a file may be gone from a collaboration: every statement that named it was redacted, none names it now.

    `redacted` are the statements (by address) whose edit is a legal redaction; `path` is below the collaboration. Where it
    was redacted by an earlier change, the tombstone's digest tells.
    """
    was, now = before.collabs.get(home, Collab(home)), after.collabs.get(home, Collab(home))
    if any(path in _paths(entry.statement) for entry in now.entries):
        return False
    if any(path in _paths(entry.statement) and entry.record not in redacted for entry in was.entries):
        return False
    digits = path.rpartition("/")[2].partition(".")[0]
    return any(named.sha256.startswith(digits) and not named.path for named in _attached(now))


def _attached(collab: Collab) -> Iterator[Attachment]:
    for entry in collab.entries:
        yield from (named for _, named in attachments(entry.statement))


def _paths(said: Statement) -> list[str]:
    return [named.path for _, named in attachments(said) if named.path]


def _places(said: Statement) -> list[Place]:
    return [place for place in texts(said) if place[0] != "redacted"]


def _at(value: Plain, place: Place) -> Plain:
    """What stands at a place of a dump; None where there is no such place."""
    for key in place:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key] if key < len(value) else None
        else:
            return None
    return value


Left = Callable[[Plain], Plain]
"""What is left of a text, or of an attachment, that is taken out."""


def _taken_out(record: dict[str, Plain], files: Collection[Place], written: Collection[Place]) -> dict[str, Plain]:
    """The dump without those attachments and texts."""
    return _without(_without(record, files, _bare), written, _hidden)


def _without(record: dict[str, Plain], places: Collection[Place], left: Left) -> dict[str, Plain]:
    """The dump with what stands at these places taken out."""
    return {key: _part_without(part, _below(places, key), left) for key, part in record.items()}


def _part_without(value: Plain, places: Collection[Place], left: Left) -> Plain:
    if () in places:
        return left(value)
    if isinstance(value, dict):
        return _without(value, places, left)
    if isinstance(value, list):
        return [_part_without(part, _below(places, number), left) for number, part in enumerate(value)]
    return value


def _hidden(text: Plain) -> Plain:
    return REDACTED


def _bare(attachment: Plain) -> Plain:
    """No path, and the name says so."""
    told = attachment if isinstance(attachment, dict) else {}
    return {key: part for key, part in told.items() if key != "path"} | {"name": REDACTED}


def _below(places: Collection[Place], key: str | int) -> list[Place]:
    return [place[1:] for place in places if place[0] == key]


def _redactor(said: Statement) -> str:
    return said.redacted.by if said.redacted else ""
