"""`xcollab member`: the people, recognised by their e-mail address in git."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.subject_inputs import NAME, NOTIFYING, Argument, Option
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.commands.filling.formless import Check

_OPTIONS = (
    NAME,
    Option("email", ("--email",), N_("An address the person commits with."), many=True, metavar="ADDRESS"),
    Option(
        "department", ("--department",), N_("The department; your own where it is left out."), complete="department"
    ),
    Option("forge", ("--forge",), N_("The account on GitHub, GitLab, Gitea or Gitee."), metavar="ACCOUNT"),
)


def _add(
    terminal: Terminal,
    member: str | None,
    name: str | None,
    email: tuple[str, ...],
    department: str | None,
    forge: str | None,
    **typed: Any,
) -> int:
    from xcollab.app.workspace.members import NewMember, add_member
    from xcollab.commands.edge.committed import keeping, tell
    from xcollab.commands.filling.formless import Answers

    if not terminal.interactive and not (member and email):
        missing = [word for word, value in (("MEMBER", member), ("--email", email)) if not value]
        raise Misused("missing-options", missing=missing, command="xcollab member add")
    answers, whole = Answers(terminal, terminal.repository, "member-add"), bool(member and email)
    with answers.kept():
        question = N_("A short id that never changes, such as li.")
        member = answers.ask("member", member, question, "", _checks("id", "MEMBER"))
        name = name or (member if whole else None)
        name = answers.ask("name", name, N_("The name, in any script."), member, _checks("name", "--name"))
        question, given = N_("An address the person commits with."), email[0] if email else None
        address = answers.ask("email", given, question, "", _checks("email", "--email"))
        new = NewMember(member, name, email or (address,), department, forge)
        return tell(terminal, add_member(terminal, new, keeping(typed)), typed)


def _checks(key: str, flag: str) -> "Check":
    from xcollab.app.forms.field_checks import check_key
    from xcollab.schema.department import Member

    return lambda answer: check_key(Member, key, [answer] if key == "email" else answer, flag)


def _edit(terminal: Terminal, member: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.members import MemberEdit, edit_member
    from xcollab.commands.edge.committed import keeping, tell

    edit = MemberEdit(**{key: typed[key] for key in MemberEdit._fields})
    return tell(terminal, edit_member(terminal, member, edit, keeping(typed)), typed)


def _away(terminal: Terminal, member: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.absences import Leave, away, back
    from xcollab.commands.edge.committed import keeping, tell

    days = {flag: typed[key] for key, flag in (("first", "--from"), ("last", "--to"), ("deputy", "--deputy"))}
    given = [flag for flag, value in days.items() if value]
    if typed["back"]:
        if given:
            raise Misused("options-apart", first="--back", second=given[0])
        return tell(terminal, back(terminal, member, typed["back"], keeping(typed)), typed)
    if len(given) < len(days):
        missing = [flag for flag in days if flag not in given]
        raise Misused("missing-options", missing=missing, command="xcollab member away")
    leave = Leave(typed["first"], typed["last"], typed["deputy"])
    return tell(terminal, away(terminal, member, leave, keeping(typed)), typed)


def _leave(terminal: Terminal, member: str, to: str | None, last_day: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.leaving import Leaver, leave
    from xcollab.commands.edge.committed import keeping, tell

    if to is None:
        raise Misused("missing-options", missing=["--to"], command="xcollab member leave")
    return tell(terminal, leave(terminal, Leaver(member, to, last_day), keeping(typed)), typed)


def _move(terminal: Terminal, member: str, department: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.members import move_member
    from xcollab.commands.edge.committed import keeping, tell

    if department is None:
        raise Misused("missing-options", missing=["--department"], command="xcollab member move")
    return tell(terminal, move_member(terminal, member, department, keeping(typed)), typed)


def _notify(terminal: Terminal, member: str | None, **typed: Any) -> int:
    from xcollab.app.workspace.notify import Ways, member_notify
    from xcollab.commands.edge.committed import keeping, tell

    ways = Ways(**{key: typed[key] for key in Ways._fields})
    return tell(terminal, member_notify(terminal, member, ways, keeping(typed)), typed)


def _import(terminal: Terminal, file: str, **typed: Any) -> int:
    from xcollab.app.imports.people import import_people
    from xcollab.app.imports.reading import table_of
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, import_people(terminal, table_of(terminal, file), keeping(typed)), typed)


def _list(terminal: Terminal, json: bool) -> None:
    from xcollab.app.views.people import members
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.people import member_table

    view = reading(terminal)
    if json:
        return terminal.show_json(members(view))
    return terminal.show(member_table(view.render_context))


_WHO = Argument("member", N_("Whose; your own where it is left out."), required=False, complete="member")
_MOBILE = Option(
    "mobile", ("--mobile",), N_("The number by which DingTalk calls you; an empty text takes it out."), metavar="NUMBER"
)
_TO_EDIT = (
    NAME,
    Option("email", ("--email",), N_("Another address the person commits with."), many=True, metavar="ADDRESS"),
    Option("remove_email", ("--remove-email",), N_("An address that is theirs no longer."), many=True, metavar="ADDRESS"),
    Option("aliases", ("--alias",), N_("Another name that people call the person by."), many=True, metavar="NAME"),
    Option("remove_alias", ("--remove-alias",), N_("One that nobody uses any more."), many=True, metavar="NAME"),
    Option("job_title", ("--title",), N_("What the person is, such as engineer; an empty text takes it out.")),
    Option("language", ("--language",), N_("Of what the person is sent, zh or en; an empty text: that of the workspace."), metavar="LANG", complete="zh en"),
    Option("forge", ("--forge",), N_("The account on GitHub, GitLab, Gitea or Gitee; an empty text takes it out."), metavar="ACCOUNT"),
)  # fmt: skip
_AWAY = (
    Option("first", ("--from",), N_("The first day."), metavar="DATE"),
    Option("last", ("--to",), N_("The last day; it ends by itself."), metavar="DATE"),
    Option("deputy", ("--deputy",), N_("Who may answer meanwhile what the person may."), complete="member"),
    Option("back", ("--back",), N_("The first day back, where it ends sooner or is taken back."), metavar="DATE"),
)
_LEAVING = (
    Option("to", ("--to",), N_("Who takes over."), complete="member"),
    Option(
        "last_day", ("--last-day",), N_("The last day in the company; today, where it is left out."), metavar="DATE"
    ),
)
_LIST_FILE = Argument(
    "file",
    N_("A CSV file (UTF-8 or GBK) or a workbook, with the columns name, email and department."),
)
_WHOM = Argument("member", N_("Whose; id or name."), complete="member")
COMMANDS: tuple[Command, ...] = (
    Command("add", N_("Add a person."), _add, (Argument("member", N_("A short id that never changes, such as li."), False),), (*_OPTIONS, *KEEPING),
            ("xcollab member add li --name 李娜 --email li@example.com --department sales",
             "xcollab member add wang --name Wang --email wang@example.com --email wang@home.example")),
    Command("away", N_("Say when somebody is away, and who may answer meanwhile."), _away, (_WHO,), (*_AWAY, *KEEPING),
            ("xcollab member away li --from 2024-07-08 --to 2024-07-12 --deputy sun", "xcollab member away --back 2024-07-11")),
    Command("edit", N_("Change what is said of a person: names, addresses, job title, language."), _edit, (_WHO,), (*_TO_EDIT, *KEEPING),
            ("xcollab member edit --language en", "xcollab member edit li --title 'head of sales' --alias 小李 --email li@home.example")),
    Command("import", N_("Add the people of a list as a personnel department has it: CSV or a workbook."), _import, (_LIST_FILE,), KEEPING,
            ("xcollab member import people.xlsx --dry-run", "xcollab member import 花名册.csv")),
    Command("leave", N_("Note somebody's last day and who takes over; hand on what you may, and ask those who may for the rest."), _leave,
            (_WHOM,), (*_LEAVING, *KEEPING),
            ("xcollab member leave li --to sun --last-day 2024-07-31 --dry-run", "xcollab member leave li --to sun")),
    Command("list", N_("All people."), _list, (), (JSON,), ("xcollab member list", "xcollab member list --json"), paged=True),
    Command("move", N_("Move a person to another department; what was said so far stays said for the one before."), _move, (_WHOM,),
            (Option("department", ("--department",), N_("The department to move to."), complete="department"), *KEEPING),
            ("xcollab member move li --department tech", "xcollab member move li --department tech --dry-run")),
    Command("notify", N_("Say where you hear of things."), _notify, (_WHO,), (*NOTIFYING, _MOBILE, *KEEPING),
            ("xcollab member notify --channel mail --address li@example.com", "xcollab member notify li --none")),
)  # fmt: skip
