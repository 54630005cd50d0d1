"""`xcollab init`: begin a workspace in a git repository, with the person at work as its first member and admin.

On a terminal it guides through all that a company begins with, unless the flags name company, person and department; elsewhere
what the flags leave out is proposed.
"""

import os
import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace.begin import Begun

_OPTIONS = (
    Option("name", ("--name",), N_("The company's name.")),
    Option("id", ("--id",), N_("A short id of the workspace."), metavar="ID"),
    Option(
        "language", ("--language",), N_("Language of commits and reports: zh or en."), metavar="LANG", complete="zh en"
    ),
    Option("timezone", ("--timezone",), N_("Time zone, such as Asia/Shanghai."), metavar="ZONE"),
    Option("member", ("--member",), N_("Your own id."), metavar="ID"),
    Option("department", ("--department",), N_("The id of your department."), metavar="ID"),
    Option("department_name", ("--department-name",), N_("Its name.")),
    Option("departments", ("--add-department",), N_("Another department: 'sales Sales'."), many=True, metavar="LINE"),
    Option("people", ("--add-member",), N_("Another person: 'li Li Na li@example.com sales'; the first of a department leads it."), many=True, metavar="LINE"),
    Option("holidays", ("--holidays",), N_("A year whose public holidays are written into the calendar."), many=True, metavar="YEAR"),
    Option(
        "vscode",
        ("--vscode",),
        N_("Also what editors check the files by, and settings for Visual Studio Code."),
        switch=True,
    ),
    JSON,
)  # fmt: skip


def run(terminal: Terminal, directory: str | None, id: str | None, vscode: bool, json: bool, **typed: Any) -> None:
    """Write and commit the workspace's first files."""
    from xcollab.app.workspace.begin import Beginning
    from xcollab.commands.filling.formless import Answers
    from xcollab.commands.filling.founding import complete, guided, introduced

    root = Path(os.path.normpath(terminal.directory / (directory or "")))
    ask = partial(introduced, terminal) if terminal.interactive else None
    beginning = Beginning(terminal, root, id, typed["language"], typed["timezone"], ask)
    again = shlex.join(["xcollab", "init", *([directory] if directory else [])])
    answers = Answers(terminal, beginning.repository, "init", again=again, asks=not complete(typed))
    with answers.kept():
        founding = guided(terminal, answers, beginning, typed)
        begun = beginning.found(founding, editors=vscode)
    if json:
        from xcollab.app.views.acts import BegunView

        return terminal.show_json(BegunView(begun.id, begun.founding.member, begun.founding.department, begun.commit))
    return _tell(terminal, begun, directory or "", vscode=vscode)


def _tell(terminal: Terminal, begun: "Begun", directory: str, *, vscode: bool) -> None:
    words, own, home = terminal.words, begun.founding.member, begun.founding.department
    terminal.say(words(N_("Workspace {id} begun. [{commit}]"), id=begun.id, commit=begun.commit))
    terminal.say(words(N_("You are {member}, admin and lead of {department}.")).format(member=own, department=home))
    terminal.say(
        words(N_("All who can read this repository can read everything in it; confidential work gets one of its own."))
    )
    terminal.say(words(N_("Next:")))
    people, departments = begun.founding.people, begun.founding.departments
    for line in (
        *([f"cd {shlex.quote(directory)}"] if directory else ()),
        *(() if departments else ("xcollab department add sales --name …",)),
        *(() if people else ("xcollab member add li --name … --email … --department sales",
                             "xcollab department edit sales --lead li")),
        "xcollab request new q3-launch --edit",
        *(() if people else ("xcollab department import LIST.csv", "xcollab member import LIST.csv")),
        "git remote add origin ADDRESS",
        "xcollab sync",
        *(() if vscode else ("xcollab schema export --vscode",)),
    ):  # fmt: skip
        terminal.say(f"  {line}")


COMMANDS: tuple[Command, ...] = (
    Command("init", N_("Begin a workspace."), run, (Argument("directory", N_("Where; here, where it is left out."), False),),
            _OPTIONS, ("xcollab init", "xcollab init company --name '示例公司' --member zhou --department marketing --department-name 市场部")),
)  # fmt: skip
