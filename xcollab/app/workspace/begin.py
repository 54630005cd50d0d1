"""Beginning a workspace in a git repository, with the person at work as its first member and admin."""

import re
from pathlib import Path
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.forms.field_checks import check_key
from xcollab.app.workspace.settings import made
from xcollab.errors import GitRefused, Misused, Refused
from xcollab.render.text.sentences import commit_message
from xcollab.schema.department import Department, Member
from xcollab.schema.names import SLUG
from xcollab.schema.value import Invalid, Value
from xcollab.schema.version import present
from xcollab.schema.workspace import FORMAT, Workspace
from xcollab.store.disk.workspace_file import MARK
from xcollab.store.files.editor_schemas import modeline
from xcollab.store.files.init_repository import begin, fresh_directory
from xcollab.store.git.repository import Identity, Repository
from xcollab.store.transaction.file_changes import new_file
from xcollab.store.transaction.locking import locked
from xcollab.store.transaction.save_commit import check_writable, save

_MODELS: dict[str, tuple[type[Value], str, str]] = {
    "name": (Workspace, "name", "--name"),
    "member": (Member, "id", "--member"),
    "department": (Member, "id", "--department"),  # ids of people and of departments are formed alike
    "department_name": (Department, "name", "--department-name"),
}


class Founding(NamedTuple):
    """What a workspace begins with."""

    name: str
    """The company's."""
    member: str
    """The id of the person at work."""
    department: str
    department_name: str


class Begun(NamedTuple):
    """A workspace that exists now."""

    id: str
    founding: Founding
    commit: str
    """The short id of its first commit."""


def empty_repository(context: Context, root: Path) -> None:
    """A new directory with a git repository of its own; raises `Misused` where something is in it already."""
    fresh_directory(root)
    begin(root, context.environment, own=True)


class Beginning:
    """A place where a workspace is to be begun: a git repository, made where there is none, and who is at work.

    Raises `Refused` where there is a workspace already, `Misused` for what is no language or time zone.
    """

    def __init__(
        self,
        context: Context,
        root: Path,
        id: str | None = None,
        language: str | None = None,
        timezone: str | None = None,
    ) -> None:
        if (root / MARK).exists():
            raise Refused("workspace-exists", path=str(root))
        begin(root, context.environment)
        self._context, self.repository = context, Repository(root, context.environment)
        self._identity = _readable(self.repository.identity())
        self._language = language or context.words.language
        if self._language not in ("zh", "en"):
            raise Misused("not-a-word", flag="--language", value=self._language, allowed=["zh", "en"])
        self._zone = _zone(timezone)
        here = root.resolve().name
        self._id = id or _slug(here)
        office = {"zh": "综合部", "en": "Office"}[self._language]
        self.proposed = Founding(here, _slug(self._identity.email.partition("@")[0]), "office", office)
        """What is taken for whatever is left out."""

    def check(self, key: str, value: str) -> None:
        """Raises `Misused` where a field of `Founding` cannot be this."""
        model, field, flag = _MODELS[key]
        check_key(model, field, value, flag)

    def found(self, founding: Founding, *, editors: bool = False) -> Begun:
        """Write the first files and commit them; with `editors` also what those check files by."""
        settings: dict[str, object] = {
            "format": FORMAT, "requires": present(), "id": self._id, "name": founding.name, "language": self._language,
            "timezone": self._zone, "admins": [founding.member],
        }  # fmt: skip
        workspace = made(Workspace, settings, {"id": "--id", "name": "--name", "admins": "--member"})
        person = {"id": founding.member, "name": self._identity.name, "email": [self._identity.email]}
        first = made(Member, person, {"id": "--member"})
        posts = {"name": founding.department_name, "lead": founding.member, "members": [first.dump()]}
        office = made(Department, posts, {"name": "--department-name"})
        lead = modeline if editors else lambda path: ""
        records = {MARK: workspace, f"departments/{founding.department}.yaml": office}
        files = [new_file(path, record, lead(path)) for path, record in records.items()]
        if editors:
            from xcollab.app.workspace.editor_schemas import first_files

            files += first_files(self.repository.root, workspace.language)
        with locked(self.repository):
            check_writable(self.repository, files)
            old = self.repository.git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").text or None
            message = commit_message(workspace.language, "workspace.init", workspace.id, "")
            self._context.done = save(self.repository, files, message, old)
        return Begun(workspace.id, founding, self._context.done)


def _readable(identity: Identity) -> Identity:
    if "\ufffd" in identity.name + identity.email:
        raise GitRefused("name-not-utf8", name=identity.name)
    return identity


def _zone(timezone: str | None) -> str:
    try:
        return Workspace(id="x", name="x", timezone=timezone or "Asia/Shanghai", admins=("x",)).timezone
    except Invalid:
        raise Misused("bad-timezone", where="--timezone", value=timezone) from None


def _slug(text: str) -> str:
    """An id out of a name; `me` where nothing of it can be one."""
    found = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return found if SLUG.fullmatch(found) else "me"
