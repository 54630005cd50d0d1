"""Answers that came by mail and nobody has recorded yet: in the git directory, so in this clone alone, never committed.

A mail is no act: anybody can write an address into it. So it is no commit either, as a parked act is, which its author had
made and which travels with others once it is pushed; and a file can be dropped for good, with the words and the address in it.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xcollab.store.disk.chosen_files import read_named
from xcollab.store.git.repository import Repository

DIRECTORY = "xcollab.mail"
"""Their directory, among git's own files."""
MOST = 500
"""Proposals that wait at once; then no more mails are read."""
_REMEMBERED = 5000
"""Mails whose ids are remembered: the last ones."""
_LARGEST = 2**20


class MailProposal(NamedTuple):
    """An answer as it came."""

    id: str
    member: str
    sender: str
    subject: str
    sent: str
    text: str
    token: str
    attachments: tuple[str, ...] = ()
    cut: bool = False


class MailProposals:
    """Those of one clone."""

    def __init__(self, repository: Repository) -> None:
        self._directory: Path = repository.private / DIRECTORY

    def every(self) -> dict[str, MailProposal]:
        """By short name, the oldest first; what cannot be read is passed over."""
        files = sorted(self._directory.glob("*.json"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        return {file.stem: found for file in files if (found := _read(file))}

    def keep(self, proposal: MailProposal) -> str:
        """Keep one; its short name, as long as it must be to be no other's."""
        taken = {file.stem for file in self._directory.glob("*.json")}
        name = next(proposal.id[:digits] for digits in range(4, 33) if proposal.id[:digits] not in taken)
        self._write(f"{name}.json", json.dumps(proposal._asdict(), ensure_ascii=False).encode())
        return name

    def drop(self, name: str) -> None:
        """Remove one."""
        (self._directory / f"{name}.json").unlink(missing_ok=True)

    def seen(self) -> list[str]:
        """The ids of mails that were looked at, the last of them last."""
        with suppress(OSError):
            return (self._directory / "seen").read_text(encoding="ascii", errors="replace").split()[-_REMEMBERED:]
        return []

    def remember(self, ids: Iterable[str]) -> None:
        """Those mails need not be told of again."""
        every = [*dict.fromkeys([*self.seen(), *ids])][-_REMEMBERED:]
        self._write("seen", "\n".join(every).encode())

    def _write(self, name: str, content: bytes) -> None:
        """Whole or not at all, for its owner's eyes."""
        self._directory.mkdir(mode=0o700, exist_ok=True)
        new = self._directory / f"{name}.new"
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        new.replace(self._directory / name)


def _read(file: Path) -> MailProposal | None:
    try:
        told = json.loads(read_named(file, _LARGEST))
        return MailProposal(**{**told, "attachments": tuple(told["attachments"])})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
