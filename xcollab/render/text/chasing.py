"""Whom somebody has to chase, in lines."""

import shlex
from collections.abc import Sequence
from typing import Protocol

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.text.waiting import owed, people, when
from xcollab.words import N_
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.deadlines import Deadline


class Chased(Protocol):
    """One thing that somebody owes."""

    @property
    def obligation(self) -> Obligation:
        """What it is."""

    @property
    def deadline(self) -> Deadline | None:
        """By when."""

    @property
    def command(self) -> Sequence[str]:
        """What notes that they were asked for it."""


class Debtor(Protocol):
    """One person, with what they owe."""

    @property
    def member(self) -> str:
        """Who it is."""

    @property
    def owed(self) -> Sequence[Chased]:
        """What they owe."""


def chasing_lines(context: RenderContext, member: str, found: Sequence[Debtor]) -> list[str]:
    """Person by person, whoever owes the most urgent first; below each thing what notes that they were asked for it."""
    words, who = context.words, context.name_with_id(member)
    if not found:
        return [words(N_("Nobody owes anything on what {who} coordinates, requested or owns."), who=who)]
    n = sum(len(one.owed) for one in found)
    lines = [words(N_("To be chased by {who}: {people} people, {n} things"), who=who, people=len(found), n=n)]
    for one in found:
        lines += ["", people(context, one.owed[0].obligation)]
        for each in one.owed:
            due = when(context, each.obligation, each.deadline)
            told = safe_line(words.named(each.obligation.collab, owed(context, each.obligation)))
            lines.append(f"- {told}" + (f"  {due}" if due else ""))
            lines += [f"    {shlex.join(each.command)}"] if each.command else []
    return lines
