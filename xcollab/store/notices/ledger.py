"""All that is remembered of what was sent: read from a commit within bounds, joined with what another clone remembers, pruned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from xcollab.store.git.objects import Unread
from xcollab.store.git.plumbing import tree_holding
from xcollab.store.git.runner import Git
from xcollab.store.notices.record import LastRun, Record, read_last_run, read_record
from xcollab.words.patterns import compiled

KEPT = timedelta(days=90)
"""How long a message is remembered. Nothing older is ever told anew: what happened is told for `TOLD_WITHIN`, and what is owed
still is remembered for as long as it is (`pruned`)."""
TOLD_WITHIN = timedelta(days=30)
"""What happened longer ago is told no more."""
_RUN = "run"
_SENT, _ASKED = "sent", "asked"
_NAMES = {_SENT: compiled("[0-9a-f]{64}"), _ASKED: compiled("[0-9a-f]{16}")}
_MOST = 20_000
"""Files in one directory, and the bytes of each: what is beyond was not written by us, and is not read."""
_LARGEST = 64 * 1024
_LARGEST_TREE = 4 * 1024 * 1024


class Ledger(NamedTuple):
    """One memory of what was sent."""

    sent: Mapping[str, Record] = {}
    """By name."""
    asked: Mapping[str, bytes] = {}
    """What the reply blocks asked, by their tokens: files as they are."""
    run: LastRun | None = None

    def told(self) -> frozenset[str]:
        """What was told, or is being told, as `record.told_of` names it."""
        return frozenset(one for record in self.sent.values() for one in record.told)

    def joined(self, other: Ledger) -> Ledger:
        """What both know together: of each message the memory that knows more."""
        sent = dict(self.sent)
        for name, record in other.sent.items():
            mine = sent.get(name)
            sent[name] = record if mine is None or record.further > mine.further else mine
        run = self.run.joined(other.run) if self.run and other.run else self.run or other.run
        return Ledger(sent, {**other.asked, **self.asked}, run)

    def pruned(self, now: datetime, due: frozenset[str]) -> Ledger:
        """Without what is so old that nobody is told of it again; `due` is still owed, and remembered as long as it is."""
        kept = {
            name: record
            for name, record in self.sent.items()
            if now - record.at < KEPT or not due.isdisjoint(record.told)
        }
        if len(kept) == len(self.sent):
            return self
        tokens = {record.token for record in kept.values()}
        return self._replace(sent=kept, asked={token: asked for token, asked in self.asked.items() if token in tokens})

    def failed(self, now: datetime) -> dict[str, Record]:
        """What did not get out, or may not have; of what was given up, the last week's."""
        counted = {name: record.settled(now) for name, record in self.sent.items()}
        return {
            name: record
            for name, record in counted.items()
            if record.state in ("failed", "unknown") and now - record.at < timedelta(days=7)
        }


def read_ledger(git: Git, commit: str) -> Ledger:
    """What a commit remembers. What we would not have written is passed over, however large it is and whatever its name."""
    sent = {name: found for name, content in _files(git, commit, _SENT).items() if (found := read_record(content))}
    return Ledger(sent, _files(git, commit, _ASKED), read_run(git, commit))


def read_run(git: Git, revision: str) -> LastRun | None:
    """The last run that a commit, or a reference, remembers."""
    found = git.objects.id_of(f"{revision}:{_RUN}")
    content = git.objects.read([found], _LARGEST)[found] if found else b""
    return None if isinstance(content, Unread) else read_last_run(content)


def _files(git: Git, commit: str, directory: str) -> dict[str, bytes]:
    tree = git.objects.id_of(f"{commit}:{directory}")
    if not tree or isinstance(git.objects.read([tree], _LARGEST_TREE)[tree], Unread):
        return {}
    listed = git.ask("ls-tree", "-z", "--full-tree", tree)
    found: dict[str, str] = {}
    for record in listed.out.decode("utf-8", "replace").split("\0"):
        about, _, name = record.partition("\t")
        if about.startswith("100644 blob ") and _NAMES[directory].fullmatch(name) and len(found) < _MOST:
            found[name] = about.rpartition(" ")[2]
    contents = git.objects.read(found.values(), _LARGEST)
    return {name: content for name, blob in found.items() if isinstance(content := contents[blob], bytes)}


def tree_of_ledger(git: Git, ledger: Ledger) -> str:
    """The tree that remembers it, made anew of what is known: nothing that a stranger put beside it goes on."""
    files = {f"{_SENT}/{name}": record.written() for name, record in ledger.sent.items()}
    files |= {f"{_ASKED}/{token}": content for token, content in ledger.asked.items()}
    if ledger.run:
        files[_RUN] = ledger.run.written()
    return tree_holding(git, files)
