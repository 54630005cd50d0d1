"""Beginning a workspace in a git repository, with the person at work as its first member and admin."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.forms.field_checks import check_key
from xcollab.app.workspace.calendar import year_meant
from xcollab.app.workspace.members import NewMember
from xcollab.app.workspace.people_lines import NewDepartment, member_of
from xcollab.app.workspace.settings import made
from xcollab.errors import GitRefused, Misused, Refused
from xcollab.render.text.sentences import commit_message
from xcollab.schema.calendar import Calendar
from xcollab.schema.department import Department, Member
from xcollab.schema.names import SLUG
from xcollab.schema.value import Value
from xcollab.schema.version import present
from xcollab.schema.workspace import FORMAT, Workspace
from xcollab.store.disk.workspace_file import MARK
from xcollab.store.files.editor_schemas import modeline
from xcollab.store.files.init_repository import begin, fresh_directory
from xcollab.store.files.public_calendar import pinned, unpinned
from xcollab.store.git.repository import Identity, Repository
from xcollab.store.transaction.file_changes import new_file
from xcollab.store.transaction.locking import locked
from xcollab.store.transaction.save_commit import check_writable, save
from xcollab.words.labels import LANGUAGES

_MODELS: dict[str, tuple[type[Value], str, str]] = {
    "name": (Workspace, "name", "--name"),
    "language": (Workspace, "language", "--language"),
    "timezone": (Workspace, "timezone", "--timezone"),
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
    departments: Sequence[NewDepartment] = ()
    """The others."""
    people: Sequence[NewMember] = ()
    """The others; the first of a department leads it."""
    years: Sequence[int] = ()
    """Whose public holidays are written into the calendar."""

    def names(self) -> Mapping[str, str]:
        """All departments, by id."""
        return {self.department: self.department_name, **dict(self.departments)}


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


def check_introduction(key: str, value: str) -> None:
    """Raises `Misused` where somebody's name or address in git cannot be this."""
    check_key(Member, key, [value] if key == "email" else value, "")


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
        introduced: Callable[[], tuple[str, str]] | None = None,
    ) -> None:
        if (root / MARK).exists():
            raise Refused("workspace-exists", path=str(root))
        begin(root, context.environment)
        self._context, self.repository = context, Repository(root, context.environment)
        self.identity = _readable(_identity(self.repository, introduced))
        """Who is at work: as git says, or, where it knows nobody, by name and address as `introduced` tells them, for this repository."""
        self._here = root.resolve().name
        self._id = id or _slug(self._here)
        self.settle(language or context.words.language, timezone or "Asia/Shanghai")

    def settle(self, language: str, timezone: str) -> None:
        """Say the language and the time zone; raises `Misused` for what is none."""
        self.check("language", language)
        self.check("timezone", timezone)
        self.language, self.timezone = language, timezone
        office = {"zh": "综合部", "en": "Office"}[language]
        self.proposed = Founding(self._here, _slug(self.identity.email.partition("@")[0]), "office", office)
        """What is taken for whatever is left out."""

    def announced(self) -> tuple[int, ...]:
        """This year and the next, as far as their public holidays are known."""
        now = self.identity.now.year
        return unpinned(Calendar(), (now, now + 1))

    def check(self, key: str, value: str) -> None:
        """Raises `Misused` where a field of `Founding`, the language or the time zone cannot be this."""
        if key == "language" and value not in LANGUAGES:
            raise Misused("not-a-word", flag="--language", value=value, allowed=list(LANGUAGES))
        model, field, flag = _MODELS[key]
        check_key(model, field, value, flag)

    def years_meant(self, typed: str) -> tuple[int, ...]:
        """Years as somebody types them; raises `Misused` for what is none, `Refused` for one whose holidays are estimates yet."""
        years = tuple(year_meant(word) for word in re.split(r"[\s,，、]+", typed.strip()) if word)
        for year in years:
            pinned(Calendar(), year, self.language)
        return years

    def founder(self, founding: Founding) -> Member:
        """Whoever is at work, as the first member; raises `Misused` for what cannot be one."""
        name, email, _ = self.identity
        return made(Member, {"id": founding.member, "name": name, "email": [email]}, {"id": "--member"})

    def found(self, founding: Founding, *, editors: bool = False) -> Begun:
        """Write the first files and commit them; with `editors` also what those check files by."""
        workspace = self._workspace(founding)
        lead = modeline if editors else lambda path: ""
        records: dict[str, Value] = {MARK: workspace, **self._departments(founding)}
        if founding.years:
            notices = [pinned(Calendar(), year, self.language) for year in sorted({*founding.years})]
            records["calendar.yaml"] = Calendar(notices=tuple(notices))
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

    def _workspace(self, founding: Founding) -> Workspace:
        settings: dict[str, object] = {
            "format": FORMAT, "requires": present(), "id": self._id, "name": founding.name, "language": self.language,
            "timezone": self.timezone, "admins": [founding.member],
        }  # fmt: skip
        return made(Workspace, settings, {"id": "--id", "name": "--name", "admins": "--member"})

    def _departments(self, founding: Founding) -> dict[str, Department]:
        """Their files, by path; whoever is at work leads their own."""
        own, found = self.founder(founding), {}
        for department, called in founding.names().items():
            home = department == founding.department
            people = [
                *([own] if home else []),
                *(member_of(new) for new in founding.people if new.department == department),
            ]
            posts = {
                "name": called,
                "lead": people[0].id if people else None,
                "members": [one.dump() for one in people],
            }
            record = made(Department, posts, {"name": "--department-name" if home else ""})
            found[f"departments/{department}.yaml"] = record
        return found


def _identity(repository: Repository, introduced: Callable[[], tuple[str, str]] | None) -> Identity:
    try:
        return repository.identity()
    except GitRefused as refusal:
        if refusal.code != "no-identity" or introduced is None:
            raise
    name, email = introduced()
    repository.configure(**{"user.name": name, "user.email": email})
    return repository.identity()


def _readable(identity: Identity) -> Identity:
    if "\ufffd" in identity.name + identity.email:
        raise GitRefused("name-not-utf8", name=identity.name)
    return identity


def _slug(text: str) -> str:
    """An id out of a name; `me` where nothing of it can be one."""
    found = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return found if SLUG.fullmatch(found) else "me"
