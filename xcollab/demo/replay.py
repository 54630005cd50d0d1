"""Reads the script of acts. `example-project/` is what it leads to, and a test keeps the two together.

A line `person ID NAME EMAIL` names somebody; `@ TIME ID` says when and who; the lines below it, up to an empty one, are a
command line. `{files}` stands for the directory of files to attach.
"""

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FILES = HERE / "files"


class Act(NamedTuple):
    """One command line, by whom and when."""

    at: datetime
    who: str
    name: str
    email: str
    words: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        """What makes git take the act for its author's, at its time."""
        moment = self.at.isoformat()
        return {
            "GIT_AUTHOR_NAME": self.name, "GIT_AUTHOR_EMAIL": self.email, "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_NAME": self.name, "GIT_COMMITTER_EMAIL": self.email, "GIT_COMMITTER_DATE": moment,
        }  # fmt: skip


def script() -> list[Act]:
    """All acts, in the order in which they were done."""
    return list(read_script((HERE / "script.txt").read_text(encoding="utf-8")))


def read_script(text: str) -> Iterator[Act]:
    """The acts of a script."""
    people: dict[str, tuple[str, str]] = {}
    when, who = datetime.min, ""
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        command = []
        for line in lines:
            if line.startswith("person "):
                _, key, name, email = line.split()
                people[key] = (name, email)
            elif line.startswith("@ "):
                _, moment, who = line.split()
                when = datetime.fromisoformat(moment)
            else:
                command.append(line)
        if command:
            words = shlex.split("\n".join(command).replace("{files}", str(FILES)))
            yield Act(when, who, *people[who], tuple(words[1:]))
