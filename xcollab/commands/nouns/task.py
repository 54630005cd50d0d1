"""`xcollab task`: stages 3 and 4, the breakdown and the daily log."""

from typing import TYPE_CHECKING, Any

from xcollab.app.forms.stages.task import CONFIRM, FORMS, OTHERS
from xcollab.app.forms.subject_inputs import COLLAB, COLLAB_ARGUMENT, SHIFTING, WITHOUT_ASKING, Argument, Option
from xcollab.app.forms.subject_lookup import TASK_ARGUMENT
from xcollab.commands.edge.command import KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.filling.form_command import command
from xcollab.commands.nouns.show_and_list import Typed, looking
from xcollab.errors import Misused, Said
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.workspace_view import WorkspaceView


def _show(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import tasks as views
    from xcollab.render.text import show as text

    found = views.task(view, **typed)
    if json:
        return terminal.show_json(found)
    state = view.state(found.collab)
    return terminal.say_lines(text.task_lines(view.render_context, state, found.task, found.last_time))


def _list(terminal: Terminal, view: "WorkspaceView", json: bool, typed: Any) -> None:
    from xcollab.app.views import tasks as views

    found = views.tasks(view, **typed)
    if json:
        return terminal.show_json(found)
    if not found.tasks:
        return terminal.say(terminal.words(N_("No tasks yet. `xcollab task add --help` tells how one is made.")))
    from xcollab.render.text.lists import task_table

    return terminal.show(task_table(view.render_context, found.tasks))


def _cascade(terminal: Terminal, **typed: Any) -> int:
    from xcollab.app.acts.cascade import cascade
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, cascade(terminal, typed, keeping(typed)), typed)


def _import(terminal: Terminal, file: str, **typed: Any) -> int:
    from xcollab.app.imports.mapped_list import mapped_table
    from xcollab.app.imports.reading import table_of
    from xcollab.app.imports.tasks import import_tasks
    from xcollab.commands.edge.committed import keeping, tell

    program, mapping = typed["from_"], typed["mapping"]
    table = mapped_table(terminal, file, program, mapping) if program or mapping else table_of(terminal, file)
    return tell(terminal, import_tasks(terminal, table, typed["collab"], keeping(typed), typed["exported_at"]), typed)


_EXPORTED_AT = Option(
    "exported_at",
    ("--exported-at",),
    N_("The commit or date that the list was exported of, where it does not say so itself, as a workbook does."),
    metavar="REV|DATE",
)
_FROM = Option(
    "from_",
    ("--from",),
    N_("Another program whose list it is: github, gitlab or jira, as CSV or JSON."),
    metavar="PROGRAM",
    complete="github gitlab jira",
)
_MAPPING = Option(
    "mapping",
    ("--mapping",),
    N_("A file that says which of their fields are ours, and who their people are."),
    metavar="FILE",
)


_ALL_MINE = Option(
    "all_mine", ("--all-mine",), N_("All that wait for you to confirm them, in one commit."), switch=True
)
_CONFIRM_ONE = command(CONFIRM)


def _confirm(terminal: Terminal, task: str | None, all_mine: bool, yes: bool, **typed: Any) -> int | None:
    if all_mine:
        beside = next(
            (flag for flag, value in (("--answers", typed["answers"]), ("--for", typed["for_"])) if value), task
        )
        if beside:
            raise Misused("options-apart", first="--all-mine", second=beside)
        return _confirm_all(terminal, typed, yes=yes)
    if not task:
        raise Misused("missing-argument", name="TASK", about=Said(TASK_ARGUMENT.help), command=CONFIRM.typed)
    return _CONFIRM_ONE.run(terminal, task=task, **typed)


def _confirm_all(terminal: Terminal, typed: dict[str, Any], *, yes: bool) -> int:
    from xcollab.app.daily.confirming import confirm_all, to_confirm
    from xcollab.commands.edge.committed import keeping, tell
    from xcollab.commands.filling.questions import ask_first

    found, how = to_confirm(terminal, typed["collab"]), keeping(typed)
    if terminal.interactive and not (yes or how.dry_run):
        ask_first(terminal, [*found.lines()])
    return tell(terminal, confirm_all(terminal, found, how), typed)


_CONFIRM = _CONFIRM_ONE._replace(
    run=_confirm,
    arguments=(TASK_ARGUMENT._replace(required=False),),
    options=(_ALL_MINE, WITHOUT_ASKING, *_CONFIRM_ONE.options),
    examples=(*_CONFIRM_ONE.examples, "xcollab task confirm --all-mine"),
)
COMMANDS: tuple[Command, ...] = (
    *(_CONFIRM if form is CONFIRM else command(form) for form in (*FORMS, *OTHERS)),
    Command(
        "import",
        N_("Add the tasks of a list, and take over what was changed in one that was exported: CSV or a workbook."),
        _import,
        (
            Argument(
                "file",
                N_("A CSV file (UTF-8 or GBK) or a workbook, with the columns title, owner, due and criteria"),
            ),
        ),
        (COLLAB, _EXPORTED_AT, _FROM, _MAPPING, *KEEPING),
        (
            "xcollab task import breakdown.xlsx --dry-run",
            "xcollab task import issues.json --from github --mapping people.yaml -C q3-launch",
        ),
    ),
    Command(
        "cascade",
        N_("Move what follows from the last move of a task's date, or ask its owners; --dry-run shows it."),
        _cascade,
        (TASK_ARGUMENT,),
        (COLLAB, *SHIFTING, *KEEPING),
        (
            "xcollab task cascade competitor-report --dry-run",
            "xcollab task cascade comp --shift 7wd --also price-list --also channel-talks",
        ),
    ),
    looking(
        "show",
        N_("A task with its dates and its log."),
        _show,
        Typed("xcollab task show competitor-report", (TASK_ARGUMENT,), (COLLAB,)),
    ),
    looking("list", N_("All tasks."), _list, Typed("xcollab task list", (COLLAB_ARGUMENT,))),
)
