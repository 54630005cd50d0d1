"""Joining a workspace: a clone of what others share, set up for one of its members."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from xcollab.app.choices import unclear
from xcollab.app.context import Context
from xcollab.errors import XcollabError
from xcollab.store.files.unvalidated.people import People
from xcollab.store.files.unvalidated.people import Person as Person
from xcollab.store.git import own_hook
from xcollab.store.git.repository import of_no_repository
from xcollab.store.git.runner import Git
from xcollab.store.sharing.cloning import cloned, directory_of, refuse_odd
from xcollab.words.characters import alike
from xcollab.words.labels import LANGUAGES


def clone(context: Context, address: str, directory: str | None = None, within: str | None = None) -> Path:
    """Clone what others share into a new directory, named as the address is where none is given; where the workspace lies.

    Raises `Misused` for an odd address or a directory that is no empty one, `Refused` where there is no workspace.
    """
    refuse_odd(address)
    root = Path(os.path.normpath(context.directory / (directory or directory_of(address))))
    return cloned(Git(context.directory, of_no_repository(context.environment)), address, root, within)


def recognised(context: Context) -> Person | None:
    """The member whom git takes for whoever is at work; None for a stranger, or where git knows nobody."""
    try:
        return People(context.repository).by_email(context.repository.identity().email)
    except XcollabError as refusal:
        if refusal.code == "no-identity":
            return None
        raise


def candidates(context: Context) -> list[Person]:
    """The members who can be at work, with an address to be known by."""
    today = context.repository.moment().date().isoformat()
    everyone = People(context.repository).everyone()
    return [one for one in everyone if one.email and (not one.until or one.until >= today)]


def meant(context: Context, people: Sequence[Person], typed: str) -> Person:
    """Whom somebody means by a number of the list, an id, a name or a part of it, or an address; raises `Misused`."""
    said = alike(typed)
    if typed.isdecimal() and 0 < int(typed) <= len(people):
        return people[int(typed) - 1]
    whole = [one for one in people if said in (one.id, alike(one.name), *map(alike, one.email))]
    found = whole or [one for one in people if said and (said in alike(one.name) or one.id.startswith(said))]
    if len(found) == 1:
        return found[0]
    raise unclear(context.words, "member", typed, [one.id for one in found], {one.id: one.name for one in people})


def become(context: Context, person: Person) -> None:
    """Tell git, in this clone alone, who is at work."""
    context.repository.configure(**{"user.name": person.name, "user.email": person.email[0]})


def speak(context: Context, wanted: Iterable[str | None]) -> str | None:
    """Remember the first language that is one for this clone; which it was."""
    for language in wanted:
        if language in LANGUAGES:
            context.repository.configure(**{"xcollab.language": language})
            return language
    return None


def install_hook(context: Context) -> bool:
    """What is committed by hand is checked from now on; False where the person has hooks already."""
    return own_hook.install(context.repository) is not None
