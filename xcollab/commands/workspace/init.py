"""`xcollab init`: begin a workspace in a git repository, with the person at work as its first member and admin."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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
    Option(
        "vscode",
        ("--vscode",),
        N_("Also what editors check the files by, and settings for Visual Studio Code."),
        switch=True,
    ),
    JSON,
)
_QUESTIONS = {
    "name": N_("The company's name"),
    "member": N_("Your own id, which never changes"),
    "department": N_("The id of your department, which never changes"),
    "department_name": N_("The name of your department"),
}


def run(
    terminal: Terminal,
    directory: str | None,
    id: str | None,
    language: str | None,
    timezone: str | None,
    vscode: bool,
    json: bool,
    **typed: str | None,
) -> None:
    """Write and commit the workspace's first files."""
    from xcollab.app.workspace.begin import Beginning, Founding
    from xcollab.commands.filling.formless import Answers

    root = Path(os.path.normpath(terminal.directory / (directory or "")))
    beginning = Beginning(terminal, root, id, language, timezone)
    proposed = beginning.proposed._asdict()
    if typed["department"]:  # its id is the best name that is known
        proposed["department_name"] = typed["department"]
    answers = Answers(terminal, beginning.repository, "init")
    with answers.kept():
        said = {
            key: answers.ask(key, typed[key], question, proposed[key], partial(beginning.check, key))
            for key, question in _QUESTIONS.items()
        }
        begun = beginning.found(Founding(**said), editors=vscode)
    if json:
        from xcollab.app.views.acts import BegunView

        return terminal.show_json(BegunView(begun.id, begun.founding.member, begun.founding.department, begun.commit))
    return _tell(terminal, begun, vscode=vscode)


def _tell(terminal: Terminal, begun: "Begun", *, vscode: bool) -> None:
    words, own, home = terminal.words, begun.founding.member, begun.founding.department
    terminal.say(words(N_("Workspace {id} begun. [{commit}]"), id=begun.id, commit=begun.commit))
    terminal.say(words(N_("You are {member}, admin and lead of {department}.")).format(member=own, department=home))
    terminal.say(
        words(N_("All who can read this repository can read everything in it; confidential work gets one of its own."))
    )
    terminal.say(words(N_("Next:")))
    for line in (
        "xcollab department add sales --name …",
        "xcollab member add li --name … --email … --department sales",
        "xcollab department edit sales --lead li",
        "xcollab request new q3-launch --edit",
        *(() if vscode else ("xcollab schema export --vscode",)),
    ):
        terminal.say(f"  {line}")


COMMANDS: tuple[Command, ...] = (
    Command("init", N_("Begin a workspace."), run, (Argument("directory", N_("Where; here, where it is left out."), False),),
            _OPTIONS, ("xcollab init", "xcollab init company --name '示例公司' --member zhou --department marketing --department-name 市场部")),
)  # fmt: skip
