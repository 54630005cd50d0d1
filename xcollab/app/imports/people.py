"""People and departments from the list that a personnel department has: one commit for all of it, or findings by cell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xcollab.app.acts.commit import FOR_GOOD, Keeping, Outcome
from xcollab.app.choices import listed
from xcollab.app.context import Context
from xcollab.app.imports.columns import PEOPLE, Columns, columns_of_departments
from xcollab.app.imports.refusing import refuse_all
from xcollab.app.workspace.settings import Change, Setting, made, save_settings, updated
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, Problem
from xcollab.schema.department import Department, Member
from xcollab.schema.names import SLUG
from xcollab.store.tables.cells import Row, Table
from xcollab.words import N_
from xcollab.words.characters import alike
from xcollab.words.pinyin import romanised_words
from xcollab.workflow.rules.authorship import known_by


class _Listed(NamedTuple):
    """Somebody of the list, and the department by its id."""

    member: Member
    department: str
    row: Row


class PeopleList:
    """A list of people against a workspace."""

    def __init__(self, view: WorkspaceView, table: Table) -> None:
        self.columns = Columns(table, PEOPLE, ("name", "email", "department"))
        self.view, self.table = view, table
        self._homes = {name: key for key, dept in view.snapshot.departments.items() for name in (key, alike(dept.name))}
        self._known = {value: one.id for _, one in view.snapshot.members() for value in known_by(one)}
        self._before: dict[str, _Listed] = {}
        """Those of the rows before, by what they are known by."""
        self.new: list[_Listed] = []
        self.there: list[str] = []
        """Who belongs to the workspace already, and is left as they are."""
        self.problems = [*self.columns.problems()]
        if not self.columns.missing:
            self.problems += [problem for row in table.rows for problem in self._read(row)]
        if not self.problems and not table.rows:
            self.problems.append(Problem(table.name, 1, "table-empty", {}))

    def _read(self, row: Row) -> Iterator[Problem]:
        """Take in a row; what is wrong with it."""
        text = self.columns.text
        lacking = [key for key in ("name", "email", "department") if not text(row, key)]
        if lacking:
            yield self._problem(row, "cell-empty", column=[self.columns.heading(key) for key in lacking])
            return
        home = self._homes.get(alike(text(row, "department")))
        if home is None:
            names = {key: one.name for key, one in self.view.snapshot.departments.items()}
            there = listed(self.view.context.words, names, names, "department")
            yield self._problem(row, "cell-no-department", "department", there=there)
            return
        if not _addresses(text(row, "email")):
            yield self._problem(row, "cell-no-value", "email")
            return
        try:
            member = self._member(row)
        except Misused as error:
            key = error.where or "email"
            code = "cell-no-value" if key in ("email", "id") else "cell-no-text"
            yield self._problem(row, code, key)
            return
        yield from self._take(_Listed(member, home, row))

    def _member(self, row: Row) -> Member:
        text, emails = self.columns.text, _addresses(self.columns.text(row, "email"))
        own = text(row, "id").lower()
        if not SLUG.fullmatch(own):
            own = re.sub("[^a-z0-9]+", "-", emails[0].partition("@")[0].lower()).strip("-")
        aliases = [one for one in re.split(r"[,，;；、/]+", text(row, "aliases")) if one.strip()]
        said = {
            "id": own, "name": text(row, "name"), "email": emails, "forge": text(row, "forge") or None,
            "job_title": text(row, "job_title") or None, "aliases": aliases or None,
        }  # fmt: skip
        return made(
            Member, {key: value for key, value in said.items() if value}, dict(zip(PEOPLE, PEOPLE, strict=True))
        )

    def _take(self, listed: _Listed) -> Iterator[Problem]:
        names, taken = known_by(listed.member), listed.row
        same = {self._known[value] for value in names if value in self._known}
        if any(address in self._known for address in map(alike, listed.member.email)) and len(same) == 1:
            self.there.append(same.pop())
            return
        for value in names:
            if value in self._known:
                yield self._taken(taken, value, self._known[value])
                return
            if other := self._before.get(value):
                yield self._taken(taken, value, f"{other.member.name} ({other.row.number})")
                return
        self._before |= dict.fromkeys(names, listed)
        self.new.append(listed)

    def _taken(self, row: Row, value: str, whose: str) -> Problem:
        key = "id" if self.columns.cell(row, "id") and alike(self.columns.text(row, "id")) == value else "email"
        return self._problem(row, "cell-taken", key, value=value, whose=whose, heading=self.columns.heading("id"))

    def _problem(self, row: Row, code: str, key: str = "", **said: object) -> Problem:
        cell = self.columns.cell(row, key) if key else None
        where = {"cell": cell.address if cell else str(row.number), "value": cell.text if cell else ""}
        return Problem(self.table.name, row.number, code, {**where, **said})

    def changes(self) -> list[Change]:
        """The departments with those who are new; the first of them leads where nobody does, for somebody has to answer."""
        found: dict[str, Department] = {}
        came: dict[str, list[str]] = {}
        for one in self.new:
            before = found.get(one.department) or self.view.snapshot.departments[one.department]
            members = [member.dump() for member in (*before.members, one.member)]
            found[one.department] = updated(before, {"members": members, "lead": before.lead or one.member.id})
            came.setdefault(one.department, []).append(f"{one.member.name} ({one.member.id})")
        return [
            Change(f"departments/{key}", self.view.snapshot.departments[key], after, [("members", [], came[key])])
            for key, after in found.items()
        ]


def _addresses(text: str) -> list[str]:
    return [one for one in re.split(r"[\s,，;；、]+", text) if one]


class DepartmentList:
    """A list of departments against a workspace: of people too, where each stands with a department."""

    def __init__(self, view: WorkspaceView, table: Table) -> None:
        self.columns = columns_of_departments(table)
        self.new: dict[str, Department] = {}
        known = {alike(dept.name): key for key, dept in view.snapshot.departments.items()}
        self.problems = [*self.columns.problems()]
        for row in table.rows if not self.columns.missing else ():
            name, said = self.columns.text(row, "name"), self.columns.text(row, "id").lower()
            if not name or alike(name) in known:
                continue
            own = said if SLUG.fullmatch(said) else "-".join(romanised_words(name))
            if not SLUG.fullmatch(own) or own in self.new or own in view.snapshot.departments:
                self._refuse(row, "id" if said else "name", "cell-no-id", id=own, heading=self.columns.heading("id"))
                continue
            known[alike(name)] = own
            try:
                self.new[own] = made(Department, {"name": name}, {})
            except Misused:
                self._refuse(row, "name", "cell-no-text")
        if not self.problems and not table.rows:
            self.problems.append(Problem(table.name, 1, "table-empty", {}))

    def _refuse(self, row: Row, key: str, code: str, **said: object) -> None:
        cell = self.columns.cell(row, key)
        where = {"cell": cell.address if cell else str(row.number), "value": cell.text if cell else ""}
        self.problems.append(Problem(self.columns.table.name, row.number, code, {**where, **said}))


def import_departments(context: Context, table: Table, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Add all departments of a list that are not there, in one commit; their ids are told. Raises `Refused` with all that is
    wrong, by cell.
    """

    def compose(view: WorkspaceView) -> list[Change]:
        listed = DepartmentList(view, table)
        refuse_all(context, table, listed.problems)
        if not listed.new:
            raise Misused("all-there", n=len(table.rows))
        return [
            Change(f"departments/{key}", None, one, [("department", [], [f"{one.name} ({key})"])])
            for key, one in listed.new.items()
        ]

    said = N_("Departments of {subject} added.")
    return save_settings(context, Setting("department-import", table.name, said), compose, keeping)


def import_people(context: Context, table: Table, keeping: Keeping = FOR_GOOD) -> Outcome:
    """Add all people of a list who are not there, in one commit. Raises `Refused` with all that is wrong, by cell."""

    def compose(view: WorkspaceView) -> list[Change]:
        listed = PeopleList(view, table)
        refuse_all(context, table, listed.problems)
        if not listed.new:
            raise Misused("all-there", n=len(listed.there))
        return listed.changes()

    said = N_("People of {subject} added.")
    return save_settings(context, Setting("member-import", table.name, said), compose, keeping)
