"""Departments and people as somebody types them when a workspace begins, each in a line."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xcollab.app.forms.field_checks import check_key
from xcollab.app.workspace.members import NewMember
from xcollab.app.workspace.settings import FLAGS, made
from xcollab.errors import Misused
from xcollab.schema.department import Department, Member
from xcollab.schema.names import SLUG
from xcollab.words.characters import alike
from xcollab.words.pinyin import romanised
from xcollab.workflow.rules.authorship import known_by

DEPARTMENT, PERSON = "--add-department", "--add-member"
_BETWEEN = r"[\s,，、;；]+"


class NewDepartment(NamedTuple):
    """A department that is to be."""

    id: str
    name: str


def departments_meant(lines: Iterable[str], own: str, own_name: str) -> tuple[NewDepartment, ...]:
    """`sales Sales`: an id and a name, or one of both: an id is proposed out of a name. Raises `Misused` for another line, or where two, or somebody's own, are
    called alike.
    """
    found = [NewDepartment(own, own_name)]
    for line in lines:
        words = _words(line)
        own = words.pop(0) if words and SLUG.fullmatch(words[0]) else "-".join(romanised(line))
        if not SLUG.fullmatch(own):
            raise Misused("department-line-odd", where=DEPARTMENT, said=line.strip())
        new = NewDepartment(own, " ".join(words) or own)
        check_key(Member, "id", new.id, DEPARTMENT)  # ids of people and of departments are formed alike
        check_key(Department, "name", new.name, DEPARTMENT)
        if any(new.id == known.id or alike(new.name) == alike(known.name) for known in found):
            raise Misused("named-twice", where=DEPARTMENT, value=line.strip())
        found.append(new)
    return tuple(found[1:])


def people_meant(lines: Iterable[str], departments: Mapping[str, str], own: Member) -> tuple[NewMember, ...]:
    """`li Li Na li@example.com sales`: an id (the address's account, where it is left out), a name, an address and a department.

    Raises `Misused` for another line, or where two, or whoever is at work, go by the same name.
    """
    found, taken = [], {*known_by(own)}
    for line in lines:
        new = _person_meant(line, departments)
        names = known_by(member_of(new, PERSON))
        for value in names:
            if value in taken:
                raise Misused("named-twice", where=PERSON, value=value)
        taken.update(names)
        found.append(new)
    return tuple(found)


def _person_meant(line: str, departments: Mapping[str, str]) -> NewMember:
    words = _words(line)
    at = next((number for number, word in enumerate(words) if "@" in word), -1)
    if at < 0:
        raise Misused("member-line-odd", where=PERSON, said=line.strip())
    address, home = words[at], _department(words[at + 1 :], departments)
    named = words[:at]
    own = named.pop(0) if named and SLUG.fullmatch(named[0]) else address.partition("@")[0].lower().replace(".", "-")
    return NewMember(own, " ".join(named) or own, [address], home)


def member_of(new: NewMember, flag: str = "") -> Member:
    """The record of somebody who is to be added; raises `Misused` for what cannot stand there."""
    flags = {key: flag or said for key, said in FLAGS.items()} | {"id": flag or "MEMBER"}
    return made(Member, {"id": new.id, "name": new.name, "email": list(new.email), "forge": new.forge}, flags)


def _words(line: str) -> list[str]:
    return [word for word in re.split(_BETWEEN, line.strip()) if word]


def _department(words: list[str], known: Mapping[str, str]) -> str:
    typed = " ".join(words)
    for key, name in known.items():
        if typed and alike(typed) in (key, alike(name)):
            return key
    there = [f"{key} ({name})" for key, name in known.items()]
    raise Misused("not-there" if typed else "department-missing", flag=PERSON, value=typed, there=there)
