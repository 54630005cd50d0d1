"""The people of the last commit, read without the models: for what has to start at once (whoami, completion)."""

import shlex
from typing import NamedTuple

from xcollab.errors import BadFile
from xcollab.schema.plain import Plain
from xcollab.store.disk.layout import place
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


class People:
    """Departments and members at HEAD. What has not the form of one is passed over; `check` tells of it."""

    def __init__(self, repository: Repository) -> None:
        source = repository.at()
        listed = [path for path, regular in source.list_below("xcollab.yaml", "departments") if regular]
        wanted = [path for path in listed if (found := place(path)) and found.kind in ("workspace", "department")]
        self._data: dict[str, dict[str, Plain]] = {}
        self._broken: list[BadFile] = []
        for path, blob in source.read(wanted).items():
            try:
                self._data[path] = as_read(blob).data
            except Unreadable as error:
                self._broken.append(BadFile(error.code, where=f"{path}:{error.line}", **error.arguments))

    @property
    def admins(self) -> list[str]:
        """The admins' ids."""
        return _texts(self._data.get("xcollab.yaml", {}).get("admins"))

    def departments(self) -> dict[str, str]:
        """Ids and names."""
        return {path[12:-5]: str(data.get("name", "")) for path, data in self._data.items() if path != "xcollab.yaml"}

    def everyone(self) -> list[Person]:
        """All members, department by department."""
        return [
            self._person(member, department, name, self._data[f"departments/{department}.yaml"])
            for department, name in self.departments().items()
            for member in _items(self._data[f"departments/{department}.yaml"].get("members"))
            if isinstance(member, dict) and "id" in member
        ]

    def by_email(self, email: str) -> Person | None:
        """The member with that address; raises `BadFile` where it may be in a file that cannot be read."""
        wanted = alike(email)
        found = next((p for p in self.everyone() if wanted in map(alike, p.email)), None)
        if found is None and self._broken:
            raise self._broken[0]
        return found

    def _person(self, member: dict[str, Plain], department: str, name: str, data: dict[str, Plain]) -> Person:
        key = str(member["id"])
        held = {"admin": key in self.admins, "lead": data.get("lead") == key,
                "deputy": key in _texts(data.get("deputies")), "liaison": key in _texts(data.get("liaisons"))}  # fmt: skip
        posts = tuple(post for post, holds in held.items() if holds)
        return Person(key, str(member.get("name", key)), department, name, tuple(_texts(member.get("email"))), posts)


def _items(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _texts(value: Plain) -> list[str]:
    return [str(item) for item in _items(value)]


def joining(name: str, email: str) -> str:
    """The command by which an admin adds somebody whom git knows by that name and address; the id is still to be chosen."""
    return shlex.join(
        ["xcollab", "member", "add", "ID", "--name", name, "--email", email, "--department", "DEPARTMENT"]
    )
