"""`xcollab department`: who can be asked, and who speaks for each."""

from typing import Any

from xcollab.app.forms.subject_inputs import NAME, NOTIFYING, Argument, Option
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_POSTS = (
    Option("lead", ("--lead",), N_("Who leads it; an empty text takes it out."), metavar="MEMBER", complete="member"),
    Option("deputies", ("--deputy",), N_("Who stands in for the lead; an empty text takes all of them out."), many=True, metavar="MEMBER", complete="member"),
    Option("liaisons", ("--liaison",), N_("Who speaks for it from day to day; an empty text takes all of them out."), many=True, metavar="MEMBER", complete="member"),
    Option("executive", ("--executive",), N_("Who hears last; an empty text takes it out."), metavar="MEMBER", complete="member"),
)  # fmt: skip
_ID = Argument("department", N_("Its id."), complete="department")
_NEW = Argument("department", N_("A short id that never changes, such as sales."), required=False)


def _add(terminal: Terminal, department: str | None, name: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.departments import add_department
    from xcollab.commands.edge.committed import keeping, tell
    from xcollab.commands.filling.formless import Answers

    if not terminal.interactive and not department:
        raise Misused("missing-options", missing=["DEPARTMENT"], command="xcollab department add")
    answers, whole = Answers(terminal, terminal.repository, "department-add"), bool(department)
    with answers.kept():
        question = N_("A short id that never changes, such as sales.")
        department = answers.ask("department", department, question, "", _check_id)
        name = name or (department if whole else None)
        name = answers.ask("name", name, N_("The name, in any script."), department, _check_name)
        return tell(terminal, add_department(terminal, department, name, keeping(typed)), typed)


def _check_id(answer: str) -> None:
    from xcollab.app.forms.field_checks import check_key
    from xcollab.schema.department import Member

    check_key(Member, "id", answer, "")  # ids of people and of departments are formed alike


def _check_name(answer: str) -> None:
    from xcollab.app.forms.field_checks import check_key
    from xcollab.schema.department import Department

    check_key(Department, "name", answer, "--name")


def _edit(terminal: Terminal, department: str, **typed: Any) -> int:
    from xcollab.app.workspace.departments import Posts, edit_department
    from xcollab.commands.edge.committed import keeping, tell

    posts = Posts(**{key: typed[key] for key in Posts._fields})
    return tell(terminal, edit_department(terminal, department, posts, keeping(typed)), typed)


def _notify(terminal: Terminal, department: str, **typed: Any) -> int:
    from xcollab.app.workspace.notify import Ways, department_notify
    from xcollab.commands.edge.committed import keeping, tell

    ways = Ways(**{key: typed[key] for key in Ways._fields if key in typed})
    return tell(terminal, department_notify(terminal, department, ways, keeping(typed)), typed)


def _import(terminal: Terminal, file: str, **typed: Any) -> int:
    from xcollab.app.imports.people import import_departments
    from xcollab.app.imports.reading import table_of
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, import_departments(terminal, table_of(terminal, file), keeping(typed)), typed)


def _list(terminal: Terminal, json: bool) -> None:
    from xcollab.app.views.people import departments
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.people import department_table

    view = reading(terminal)
    if json:
        return terminal.show_json(departments(view))
    return terminal.show(department_table(view.render_context))


def _show(terminal: Terminal, department: str, json: bool) -> None:
    from xcollab.app.views import people
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.show import department_lines

    view = reading(terminal)
    found = people.department(view, department)
    if json:
        return terminal.show_json(found)
    return terminal.say_lines(
        department_lines(view.render_context, found.department, view.snapshot.departments[found.department])
    )


COMMANDS: tuple[Command, ...] = (
    Command("add", N_("Add a department."), _add, (_NEW,), (NAME, *KEEPING),
            ("xcollab department add sales --name 销售部", "xcollab department add tech --name Technology")),
    Command("edit", N_("Name its lead, deputies and liaisons."), _edit, (_ID,), (NAME, *_POSTS, *KEEPING),
            ("xcollab department edit sales --lead li", "xcollab department edit sales --liaison sun --liaison he")),
    Command("import", N_("Add the departments of a list: of departments, or of people who stand beside theirs."), _import,
            (Argument("file", N_("A CSV file (UTF-8 or GBK) or a workbook, with a column department, and a column code where ids are to be chosen.")),), KEEPING,
            ("xcollab department import people.xlsx --dry-run", "xcollab department import departments.csv")),
    Command("list", N_("All departments."), _list, (), (JSON,), ("xcollab department list", "xcollab department list --json"), paged=True),
    Command("notify", N_("Say where a department hears of what concerns it as a whole."), _notify, (_ID,), (*NOTIFYING, *KEEPING),
            ("xcollab department notify sales --channel sales", "xcollab department notify sales --none")),
    Command("show", N_("A department and its people."), _show, (_ID,), (JSON,), ("xcollab department show sales", "xcollab department show 销售部"), paged=True),
)  # fmt: skip
