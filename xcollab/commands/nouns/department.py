"""`xcollab department`: who can be asked, and who speaks for each."""

from typing import Any

from xcollab.app.forms.field_checks import check_key
from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.app.forms.values import names
from xcollab.app.settings import FLAGS, NAME, made, updated
from xcollab.app.workspace_view import WorkspaceView, reading
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.settings import save_settings
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.formless import Answers
from xcollab.errors import Misused, Refused
from xcollab.schema.department import Department, Member
from xcollab.words import N_

_POSTS = (
    Option("lead", ("--lead",), N_("Who leads it."), metavar="MEMBER", complete="member"),
    Option("deputies", ("--deputy",), N_("Who stands in for the lead."), many=True, metavar="MEMBER", complete="member"),
    Option("liaisons", ("--liaison",), N_("Who speaks for it from day to day."), many=True, metavar="MEMBER", complete="member"),
    Option("executive", ("--executive",), N_("Who hears last."), metavar="MEMBER", complete="member"),
)  # fmt: skip
_ID = Argument("department", N_("Its id."), complete="department")
_NEW = Argument("department", N_("A short id that never changes, such as sales."), required=False)


def _add(terminal: Terminal, department: str | None, name: str | None, **keeping: Any) -> int:
    if not terminal.interactive and not department:
        raise Misused("missing-options", missing=["DEPARTMENT"], command="xcollab department add")
    answers, whole = Answers(terminal, terminal.repository, "department-add"), bool(department)
    with answers.kept():
        question = N_("A short id that never changes, such as sales.")
        department = answers.ask("department", department, question, "", _check_id)
        name = name or (department if whole else None)
        name = answers.ask("name", name, N_("The name, in any script."), department, _check_name)
        return _added(terminal, department, name, keeping)


def _check_id(answer: str) -> None:
    check_key(Member, "id", answer, "")  # ids of people and of departments are formed alike


def _check_name(answer: str) -> None:
    check_key(Department, "name", answer, "--name")


def _added(terminal: Terminal, department: str, name: str, keeping: Any) -> int:
    def compose(view: WorkspaceView) -> tuple[str, Department | None, Department]:
        if department in view.snapshot.departments:
            raise Refused("department-exists", department=department)
        return f"departments/{department}", None, made(Department, {"name": name}, FLAGS)

    return save_settings(terminal, "department-add", department, compose, N_("Department {department} added."), keeping)


def _edit(
    terminal: Terminal, department: str, name: str | None, lead: str | None, deputies: tuple[str, ...], liaisons: tuple[str, ...],
    executive: str | None, **keeping: Any,
) -> int:  # fmt: skip
    def compose(view: WorkspaceView) -> tuple[str, Department | None, Department]:
        key = view.department(department)
        before = view.snapshot.departments[key]
        changes = {
            "name": name,
            "lead": _member_of(view, key, lead),
            "deputies": [_member_of(view, key, name) for typed in deputies for name in names(view, typed)],
            "liaisons": [_member_of(view, key, name) for typed in liaisons for name in names(view, typed)],
            "executive": view.person(executive) if executive else None,
        }
        if not any(changes.values()):
            raise Misused("nothing-to-change", command="xcollab department edit")
        return f"departments/{key}", before, updated(before, changes)

    return save_settings(
        terminal, "department-edit", department, compose, N_("Department {department} changed."), keeping
    )


def _member_of(view: WorkspaceView, department: str, typed: str | None) -> str | None:
    if typed is None:
        return None
    member = view.person(typed)
    if view.snapshot.department_of(member) != department:
        raise Refused("not-of-department", member=member, department=department)
    return member


def _list(terminal: Terminal, json: bool) -> None:
    snapshot = reading(terminal).snapshot
    if json:
        from xcollab.app.views.people import DepartmentsView

        return terminal.show_json(DepartmentsView(snapshot.departments))
    from xcollab.render.text.people import department_table

    return terminal.show(department_table(terminal.words, snapshot))


def _show(terminal: Terminal, department: str, json: bool) -> None:
    from xcollab.render.text.show import department_lines

    view = reading(terminal)
    key = view.department(department)
    if json:
        from xcollab.app.views.people import DepartmentView

        return terminal.show_json(DepartmentView(key, view.snapshot.departments[key]))
    for line in department_lines(terminal.words, view.snapshot, key):
        terminal.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("add", N_("Add a department."), _add, (_NEW,), (NAME, *KEEPING),
            ("xcollab department add sales --name 销售部", "xcollab department add tech --name Technology")),
    Command("edit", N_("Name its lead, deputies and liaisons."), _edit, (_ID,), (NAME, *_POSTS, *KEEPING),
            ("xcollab department edit sales --lead li", "xcollab department edit sales --liaison sun --liaison he")),
    Command("list", N_("All departments."), _list, (), (JSON,), ("xcollab department list", "xcollab department list --json"), paged=True),
    Command("show", N_("A department and its people."), _show, (_ID,), (JSON,), ("xcollab department show sales", "xcollab department show 销售部"), paged=True),
)  # fmt: skip
