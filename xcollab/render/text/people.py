"""Departments, people and the channels that they hear by, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from xcollab.render.base.context import RenderContext
from xcollab.render.base.tables import Table, table
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.schema.channel import Channel
    from xcollab.schema.department import Member


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
        found, posts = context.snapshot.departments[key], posts_of(context, member.id)
        rows.append((member.id, member.name, found.name, words.show(posts), words.show(member.email)))
    return table(words, (N_("Member"), N_("Name"), N_("Department"), N_("Posts"), N_("E-mail")), rows)


def posts_of(context: RenderContext, member: str) -> list[str]:
    """What somebody is in the workspace and in their department."""
    snapshot = context.snapshot
    home = snapshot.departments[snapshot.department_of(member)]
    held = {"admin": member in snapshot.workspace.admins, "lead": home.lead == member,
            "deputy": member in home.deputies, "liaison": member in home.liaisons}  # fmt: skip
    return [context.words.label("capacity", post) for post, holds in held.items() if holds]


def notes_on(context: RenderContext, member: Member, today: date) -> list[str]:
    """That somebody is away or will be, leaves or has left."""
    words, told = context.words, []
    for one in member.away or ():
        if one.to >= today:
            said = (
                N_("away until {last}; {deputy} answers meanwhile")
                if one.from_ <= today
                else N_("away from {first} until {last}; {deputy} answers meanwhile")
            )
            told.append(words(said, first=one.from_, last=one.to, deputy=context.name_of(one.deputy)))
    if member.until:
        said = N_("left; the last day was {day}") if member.until < today else N_("leaves; the last day is {day}")
        told.append(words(said, day=member.until))
    if member.until and member.successor:
        told.append(words(N_("{who} takes over"), who=context.name_of(member.successor)))
    return told


def channel_table(context: RenderContext, channels: Mapping[str, Channel]) -> Table:
    """One channel a row, with the variables that it needs where notices are sent from."""
    words = context.words
    headings = (N_("Channel"), N_("Kind"), N_("Variables"), N_("From or keyword"))
    return table(words, headings, (
        (name, words.label("channel", one.kind), words.show(one.variables), one.from_ or one.keyword or "")
        for name, one in channels.items()
    ))  # fmt: skip
