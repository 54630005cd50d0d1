"""What the views over all collaborations look at: narrow rows, of what has not changed since as they were found before.

Nothing of the models that check files is loaded where every row is known; what is not, and what has a flaw, is read anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from xcollab.app.context import Context
from xcollab.app.judged_moment import judged_moment
from xcollab.errors import XcollabError
from xcollab.render.base.context import RenderContext
from xcollab.schema.roster import Roster
from xcollab.store.disk.layout import home_of
from xcollab.store.files.calendar_days import days_of
from xcollab.store.index import rows, settings
from xcollab.store.index.collabs import CollabIndex, Row
from xcollab.store.index.rows import Part
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.time.business_days import WorkDays
from xcollab.workflow.time.deadlines import Dated, dated
from xcollab.workflow.views.summary import Summary, summary

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.store.index.passages import Told
    from xcollab.store.index.settings import Settings
    from xcollab.workflow.model.state import State
    from xcollab.workflow.views.made_from import Facts


FEW = 20
"""Collaborations that changed and are read with what is known of their files; more are read anew, by two processes."""


class Overview:
    """One revision."""

    def __init__(self, context: Context, at: str | None = None, now: str | None = None) -> None:
        self.context, self._at, self._now = context, at, now
        self.revision = context.revision(at or "HEAD")
        self.newest = at is None
        """Whether no other revision was asked for than what stands there now."""
        self.index = CollabIndex(context.repository.shared)
        self._found: dict[tuple[str, str, Part], list[Summary]] = {}
        """What was found of all, or of one, by what it was made from."""

    def go_on_from(self, other: Overview) -> None:
        """Take over what another one has found, where it is of the same revision and nothing was left out of it."""
        if other.revision.commit == self.revision.commit and not other.context.left_out:
            self._stated, self.trees, self._found = other._stated, other.trees, other._found

    @cached_property
    def whole(self) -> WorkspaceView:
        """The revision with everything that can be asked of it: loaded where rows do not suffice."""
        from xcollab.app.workspace_view import reading

        return reading(self.context, self._at, self._now)

    @cached_property
    def _stated(self) -> tuple[str, Settings]:
        """The key of the settings and people, and what they are; no key where something about them has to be told each time."""
        entries = self.revision.entries("")
        files = [entries.get(path) for path in ("xcollab.yaml", "calendar.yaml", "departments")]
        strays = sorted(path for path in self.revision.strays() if not home_of(f"{path}/"))
        key = json.dumps([files, strays])
        if told := self.index.known([key]).get(key):
            return key, settings.read(told)
        found = settings.of_snapshot(self.whole.loaded.snapshot)
        if self.whole.flawed_settings:
            return "", found
        self.index.remember({key: settings.written(found)})
        return key, found

    @property
    def company(self) -> Roster:
        """The settings and the people."""
        return self._stated[1].company

    @property
    def render_context(self) -> RenderContext:
        """What texts about it are made with, in the reader's language."""
        return RenderContext(self.context.words, self.company)

    @cached_property
    def now(self) -> datetime:
        """The moment that is judged by, in workspace time."""
        return judged_moment(self.context, self._now, self.company.workspace.zone)

    @cached_property
    def days(self) -> WorkDays:
        """The days worked."""
        return days_of(self._stated[1].calendar, self.context.words.language, self.index)

    @cached_property
    def basis(self) -> str:
        """What rows are made from beside their collaboration: settings and people, and who is gone or away by now; empty where
        nothing is to be remembered.
        """
        key, stated = self._stated
        return (
            json.dumps([key, stated.company.gone(self.now.date()), stated.company.away(self.now.date())], default=str)
            if key
            else ""
        )

    @cached_property
    def trees(self) -> Mapping[str, str]:
        """The directories of collaborations, by id, with the ids of their trees."""
        return self.revision.trees()

    def summaries(self, collab: str | None = None, only: Part = "") -> list[Summary]:
        """Of all that are under way, by id, or of one, under way or not; what cannot be read is told beside the answer. `only` a
        part of them may be wanted.
        """
        if self.basis and (before := self._found.get((self.basis, collab or "", only))) is not None:
            return before
        trees = {collab: self.trees[collab]} if collab else self.trees
        known = self._known(collab, trees)
        found = rows.read((row for row in known.values() if row.running or collab), only)
        if missing := [name for name in trees if name not in known]:
            found += [one for one in self._brought(missing, only, alone=not known) if one.running or collab]
        found.sort(key=lambda one: one.collab)
        self._found[self.basis, collab or "", only] = found
        return found

    def _known(self, collab: str | None, trees: Mapping[str, str]) -> Mapping[str, Row]:
        """What is remembered, by id; where settings or people changed, what does not depend on what changed in them."""
        known = {row.id: row for row in self._remembered(collab) if trees.get(row.id) == row.tree}
        missing = {name: tree for name, tree in trees.items() if name not in known}
        if self.basis and len(missing) * 2 >= len(trees) > 0 and self._adopted(missing):
            known = {row.id: row for row in self._remembered(collab) if trees.get(row.id) == row.tree}
        return known

    def _adopted(self, missing: Mapping[str, str]) -> bool:
        from xcollab.store.index.adoption import adopt

        return bool(adopt(self.index, self.basis, missing, lambda: self._facts))

    def one(self, collab: str) -> Summary:
        """Of one, under way or not. Raises `BadFile` where a record of it cannot be read."""
        if collab in self.trees and (row := self._known(collab, {collab: self.trees[collab]}).get(collab)):
            return rows.read([row])[0]
        self.whole.state(collab)  # raises where it cannot be read
        flawed = any(home_of(problem.path) == collab for problem in self.whole.loaded.problems)
        if collab not in self.trees or flawed:
            return summary(self.whole.snapshot, self.whole.state(collab), self.now.date())
        row = self._row(collab)
        if self.basis:
            self.index.keep(self.basis, [row], self.trees)
        return rows.read([row])[0]

    def _remembered(self, collab: str | None) -> Collection[Row]:
        return self.index.collabs(self.basis, collab) if self.basis else ()

    def _brought(self, missing: list[str], only: Part, *, alone: bool) -> list[Summary]:
        """What was not known, and is from now on; `only` a part of it is looked at. `alone`: nothing else is known."""
        found = self._read_here(missing) if len(missing) <= FEW else self.read_aside(missing)
        if self.basis:
            self.index.keep(self.basis, found, self.trees)
        flawed = self._flawed(set(missing) - {row.id for row in found})
        if alone and not found and not flawed:
            self.whole.states()  # raises where there is something, and nothing of it can be read
        return rows.read(found, only) + flawed

    def read_aside(self, missing: Collection[str], hear: Callable[[Told], None] = lambda told: None) -> list[Row]:
        """The rows of many, read as fast as can be; what has a flaw is left out. What they say is kept at once, for together it would
        fill the memory; `hear` is told of it.
        """
        from xcollab.store.index import passages
        from xcollab.store.index.bringing import brought

        found: list[Row] = []
        current = self.keys if self.basis else {}
        with self.context.progress() as say:
            trees = {name: self.trees[name] for name in missing}
            for new in brought(self.context.repository, self.revision.commit, self.now.date(), trees):
                told = [row.told for row in new if row.told]
                if self.basis:
                    passages.keep(self.index.database, told, current)
                for one in told:
                    hear(one)
                found += [row._replace(told=None) for row in new]
                say(N_("reading what changed: {n} of {all}"), n=len(found), all=len(missing))
        return found

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Under which it is kept what collaborations say, by id."""
        from xcollab.store.index.passages import key

        zone = self.company.workspace.timezone
        return {name: key(tree, zone) for name, tree in self.trees.items()}

    def _read_here(self, missing: Collection[str]) -> list[Row]:
        """Read a few, of which the records that stand there as before are known; what has a flaw is left out."""
        self.whole.collabs.read(missing)
        flawed = self.flawed
        whole = [name for name in missing if name in self.whole.collabs and name not in flawed]
        return [self._row(name) for name in whole]

    def _row(self, collab: str) -> Row:
        from xcollab.store.index import adoption
        from xcollab.workflow.views.made_from import noted

        found, reads = noted(self.whole.snapshot, self.whole.state(collab), self.now.date())
        made_from = adoption.written(reads, self._facts)
        return Row(collab, self.trees[collab], found.running, *rows.written(found), made_from)

    @cached_property
    def _facts(self) -> Facts:
        from xcollab.workflow.views.made_from import Facts

        return Facts(self.whole.snapshot, self.now.date())

    def _flawed(self, names: Collection[str]) -> list[Summary]:
        """Those with a flaw that can be read all the same; what is wrong is told beside the answer."""
        return [summary(self.whole.snapshot, state, self.now.date()) for state in self.readable(names)]

    def readable(self, names: Collection[str]) -> list[State]:
        """The states of some that can be read; what is wrong with the others is told beside the answer."""
        if not names:
            return []
        self.whole.collabs.read(names)
        states = (self.whole.readable(name) for name in sorted(names) if name in self.whole.collabs)
        return [state for state in states if state]

    @property
    def flawed(self) -> Collection[str]:
        """The ids of those, of all that were read here, of which some file is wrong."""
        return {home_of(problem.path) for problem in self.whole.loaded.problems}

    def dated(self, owed: Iterable[Obligation]) -> tuple[Dated, ...]:
        """Obligations with their deadlines, the most urgent first."""
        return dated(tuple(owed), self.days, self.now, self.company.workspace.deadlines.remind_before)

    def collab(self, typed: str | None) -> str:
        """The collaboration meant by its id, its title or a part of one; where nothing is typed, the chosen one, or the only one."""
        if not typed:
            from xcollab.app.chosen_collab import chosen_among

            return chosen_among(self.context, self.trees) or self.whole.collab(None)
        return typed if typed in self.trees else self.whole.collab(typed)

    def department(self, typed: str) -> str:
        """The department meant by its id, its name, or a unique part of either."""
        return typed if typed in self.company.departments else self.whole.department(typed)

    def person(self, typed: str) -> str:
        """The member meant by id, by `@id`, by name, or by a unique part of either."""
        exact = typed.removeprefix("@")
        return exact if self.company.member(exact) else self.whole.person(typed)

    @cached_property
    def member(self) -> str:
        """The id of the member who is at work; raises `Refused` for a stranger, saying how to be added."""
        identity = self.context.identity
        wanted, today = alike(identity.email), identity.now.astimezone(self.company.workspace.zone).date()
        for _, member in self.company.members():
            if wanted in map(alike, member.email) and not (member.until and member.until < today):
                return member.id
        return self.whole.member.id

    @cached_property
    def reader(self) -> str:
        """The same; empty where nobody can tell, or it is a stranger: views are for everybody."""
        try:
            return self.member
        except XcollabError:
            return ""
