"""The people of the last commit, read without the models: for what has to start at once (whoami, completion)."""

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from xcollab.errors import BadFile
from xcollab.schema.plain import Plain
from xcollab.store.disk.layout import place
from xcollab.store.disk.workspace_file import MARK
from xcollab.store.git.repository import Repository
from xcollab.store.yaml.reading import Unreadable, as_read
from xcollab.words.characters import alike


class Person(NamedTuple):
    """A member as far as a greeting needs."""

    id: str
    name: str
    department: str
    department_name: str
    email: tuple[str, ...]
    posts: tuple[str, ...]
    """Capacities that the person holds for good: admin, lead, deputy, liaison."""
    until: str = ""
    """The last day in the company, where it is known."""
    language: str = ""
    """Of what the person is sent; that of the workspace, where nothing is said."""


class People:
    """Departments and members at HEAD. What has not the form of one is passed over; `check` tells of it.

    A file is read when somebody in it is asked for.
    """

    def __init__(self, repository: Repository) -> None:
        source = repository.at()
        listed = [path for path, regular in source.list_below(MARK, "departments") if regular]
        wanted = [path for path in listed if (found := place(path)) and found.kind in ("workspace", "department")]
        self._blobs = source.read(wanted)
        self._departments = [path for path in self._blobs if path != MARK]
        self._records: dict[str, dict[str, Plain]] = {}
        self._broken: list[BadFile] = []

    def _record(self, path: str) -> dict[str, Plain]:
        """What a file says; nothing where there is none, or it cannot be read."""
        if path not in self._records:
            try:
                self._records[path] = as_read(self._blobs[path]).data if path in self._blobs else {}
            except Unreadable as error:
                self._records[path] = {}
                self._broken.append(BadFile(error.code, where=f"{path}:{error.line}", **error.arguments))
        return self._records[path]

    @property
    def admins(self) -> list[str]:
        """The admins' ids."""
        return _texts(self._record(MARK).get("admins"))

    def channels(self) -> dict[str, str]:
        """Their names and kinds."""
        found = self._record(MARK).get("channels")
        named = found.items() if isinstance(found, dict) else ()
        return {name: str(one.get("kind", "")) for name, one in named if isinstance(one, dict)}

    def departments(self) -> dict[str, str]:
        """Ids and names."""
        return {path[12:-5]: str(data.get("name", "")) for path in self._departments if (data := self._record(path))}

    def everyone(self) -> Iterator[Person]:
        """All members, department by department."""
        return (person for path in self._departments for person in self._members(path))

    def by_email(self, email: str) -> Person | None:
        """The member with that address; raises `BadFile` where it may be in a file that cannot be read."""
        wanted = alike(email)
        likely = [path for path in self._departments if wanted.encode() in _letters(self._blobs[path])]
        for path in (
            *likely,
            *self._departments,
        ):  # where it stands as it is typed nearly always, no other file is read
            for person in self._members(path):
                if wanted in map(alike, person.email):
                    return person
        if self._broken:
            raise self._broken[0]
        return None

    def _members(self, path: str) -> Iterator[Person]:
        data = self._record(path)
        for member in _items(data.get("members")):
            if isinstance(member, dict) and "id" in member:
                yield self._person(member, path[12:-5], str(data.get("name", "")), data)

    def _person(self, member: dict[str, Plain], department: str, name: str, data: dict[str, Plain]) -> Person:
        key = str(member["id"])
        held = {"admin": key in self.admins, "lead": data.get("lead") == key,
                "deputy": key in _texts(data.get("deputies")), "liaison": key in _texts(data.get("liaisons"))}  # fmt: skip
        posts = tuple(post for post, holds in held.items() if holds)
        until, language = (str(member.get(field) or "") for field in ("until", "language"))
        return Person(
            key,
            str(member.get("name", key)),
            department,
            name,
            tuple(_texts(member.get("email"))),
            posts,
            until,
            language,
        )


def _letters(blob: bytes | Unreadable) -> bytes:
    return blob.lower() if isinstance(blob, bytes) else b""


def _items(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _texts(value: Plain) -> list[str]:
    return [str(item) for item in _items(value)]


def joining(name: str, email: str) -> str:
    """The command by which an admin adds somebody whom git knows by that name and address; the id is still to be chosen."""
    return shlex.join(
        ["xcollab", "member", "add", "ID", "--name", name, "--email", email, "--department", "DEPARTMENT"]
    )
