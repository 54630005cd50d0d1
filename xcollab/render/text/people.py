"""Departments and people as tables."""

from rich.table import Table

from xcollab.render.base.tables import table
from xcollab.render.text.sentences import name_of
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words


def department_table(words: Words, snapshot: Snapshot) -> Table:
    """One department a row."""
    headings = (N_("Department"), N_("Name"), N_("Lead"), N_("Liaisons"), N_("Members"))
    return table(words, headings, (
        (key, found.name, name_of(snapshot, found.lead) if found.lead else "",
         words.show([name_of(snapshot, liaison) for liaison in found.liaisons]), str(len(found.members)))
        for key, found in snapshot.departments.items()
    ))  # fmt: skip


def member_table(words: Words, snapshot: Snapshot) -> Table:
    """One person a row, with what they are."""
    rows = []
    for key, member in snapshot.members():
        found = snapshot.departments[key]
        held = {"admin": member.id in snapshot.workspace.admins, "lead": found.lead == member.id,
                "deputy": member.id in found.deputies, "liaison": member.id in found.liaisons}  # fmt: skip
        posts = [words.label("capacity", post) for post, holds in held.items() if holds]
        rows.append((member.id, member.name, found.name, words.show(posts), words.show(member.email)))
    return table(words, (N_("Member"), N_("Name"), N_("Department"), N_("Posts"), N_("E-mail")), rows)
