"""A practice workspace: one's own first collaboration, walked act by act in a directory that is thrown away afterwards."""

import json
import shlex
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.workspace.begin import empty_repository
from xcollab.app.workspace.practice_steps import PEOPLE, STEPS, Step
from xcollab.errors import Misused, Refused, XcollabError
from xcollab.schema.plain import Plain
from xcollab.store.disk.workspace_file import nearest
from xcollab.store.files.drafts import DraftFile
from xcollab.store.git.repository import Repository
from xcollab.words.language import Words


class Progress(NamedTuple):
    """How far somebody has come, and what it is about."""

    title: str
    language: str
    name: str
    email: str
    step: int = 0
    """Of `STEPS`: the next one."""


class Practice:
    """The practice in one directory. Nothing of it is known anywhere else."""

    def __init__(self, context: Context, root: Path) -> None:
        self._context, self.root = context, root
        self.progress = _read(root, context)
        """None where it has not begun."""

    def begin(self, title: str) -> Progress:
        """Make the directory; raises `Misused` where something else is in it, `Refused` within a workspace."""
        if upper := nearest(self.root):
            raise Refused("clone-inside", path=str(upper))
        empty_repository(self._context, self.root)
        repository, words = Repository(self.root, self._context.environment), self._context.words
        name, email = _known(repository) or (words(PEOPLE["me"].name), "me@example.com")
        repository.configure(**{"user.name": name, "user.email": email})
        return self._keep(Progress(title, words.language, name, email))

    @property
    def begun(self) -> Progress:
        """How far it has come."""
        assert self.progress is not None
        return self.progress

    @property
    def step(self) -> Step | None:
        """What is next; None at the end."""
        return STEPS[self.begun.step] if self.begun.step < len(STEPS) else None

    def command(self, step: Step) -> list[str]:
        """Its command line, in the language that the practice began in."""
        words = Words("en" if self.begun.language == "en" else "zh")
        known = {"title": shlex.quote(self.begun.title), "language": words.language}
        return ["xcollab", *shlex.split(words(step.command).format_map(known))]

    def environment(self, who: str) -> dict[str, str]:
        """What makes git take a command for somebody's."""
        words = Words("en" if self.begun.language == "en" else "zh")
        own = who == "me"
        name = self.begun.name if own else words(PEOPLE[who].name)
        email = self.begun.email if own else f"{who}@example.com"
        there = dict(self._context.environment)
        for role in ("AUTHOR", "COMMITTER"):
            there |= {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": email}
        return there

    def advance(self) -> None:
        """The step is done, or left out."""
        self._keep(self.begun._replace(step=self.begun.step + 1))

    def drop(self) -> None:
        """Throw the directory away; raises `Misused` for any other than one of a practice."""
        if self.progress is None:
            raise Misused("no-practice", path=str(self.root))
        for path in self.root.rglob("*"):
            with suppress(OSError):  # git's objects may only be read, and Windows deletes no such file
                if not path.is_symlink():
                    path.chmod(0o700 if path.is_dir() else 0o600)
        shutil.rmtree(self.root)

    def _keep(self, progress: Progress) -> Progress:
        self.progress = progress
        _file(Repository(self.root, self._context.environment)).keep(json.dumps(progress._asdict()).encode())
        return progress


def _file(repository: Repository) -> DraftFile:
    return DraftFile(repository, "tutorial")


def _known(repository: Repository) -> tuple[str, str] | None:
    try:
        return repository.identity()[:2]
    except XcollabError:
        return None


def _read(root: Path, context: Context) -> Progress | None:
    if not (root / ".git").is_dir():
        return None
    try:
        told: Mapping[str, Plain] = json.loads(_file(Repository(root, context.environment)).read() or b"null") or {}
        texts = {key: str(told[key]) for key in ("title", "language", "name", "email")}
        return Progress(**texts, step=max(int(str(told["step"])), 0))
    except (XcollabError, ValueError, KeyError, TypeError):
        return None
