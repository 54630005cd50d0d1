"""Departments, people and the channels that they hear by, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xcollab.render.base.context import RenderContext
from xcollab.render.base.tables import Table, table
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.schema.channel import Channel


def department_table(context: RenderContext) -> Table:
    """One department a row."""
    words = context.words
    headings = (N_("Department"), N_("Name"), N_("Lead"), N_("Liaisons"), N_("Members"))
    return table(words, headings, (
        (key, found.name, context.name_of(found.lead) if found.lead else "",
         words.show([context.name_of(liaison) for liaison in found.liaisons]), str(len(found.members)))
        for key, found in context.snapshot.departments.items()
    ))  # fmt: skip


def member_table(context: RenderContext) -> Table:
    """One person a row, with what they are."""
    words = context.words
    rows = []
    for key, member in context.snapshot.members():
        found = context.snapshot.departments[key]
        held = {"admin": member.id in context.snapshot.workspace.admins, "lead": found.lead == member.id,
                "deputy": member.id in found.deputies, "liaison": member.id in found.liaisons}  # fmt: skip
        posts = [words.label("capacity", post) for post, holds in held.items() if holds]
        rows.append((member.id, member.name, found.name, words.show(posts), words.show(member.email)))
    return table(words, (N_("Member"), N_("Name"), N_("Department"), N_("Posts"), N_("E-mail")), rows)


def channel_table(context: RenderContext, channels: Mapping[str, Channel]) -> Table:
    """One channel a row, with the variables that it needs where notices are sent from."""
    words = context.words
    headings = (N_("Channel"), N_("Kind"), N_("Variables"), N_("From or keyword"))
    return table(words, headings, (
        (name, words.label("channel", one.kind), words.show(one.variables), one.from_ or one.keyword or "")
        for name, one in channels.items()
    ))  # fmt: skip
