"""`xcollab notify`: people are told what concerns them: what happened, and what is due."""

from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import JSON, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Refused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.notices.notify import Notices

_OPTIONS = (
    Option("since", ("--since",), N_("Tell what happened after this revision or date."), metavar="REV|DATE"),
    Option("reminders", ("--reminders",), N_("Remind of what is due, and tell those who hear of what is late."), switch=True),
    Option("dry_run", ("--dry-run",), N_("Print what would be sent, addresses masked; send nothing."), switch=True),
)  # fmt: skip


def run(terminal: Terminal, since: str | None, reminders: bool, dry_run: bool, now: str | None, json: bool) -> None:
    """Print what would be sent."""
    from xcollab.app.notices.notify import Notices, Occasion

    notices = Notices(terminal, Occasion(since, reminders), now)
    if not dry_run:
        _say_hindrance(terminal, notices)
        if notices.hindrance is None:
            raise Refused("sending-comes-later")
        return None
    if json:
        from xcollab.app.notices.view import notify_view

        return terminal.show_json(notify_view(notices))
    _show(terminal, notices)
    return None


def _show(terminal: Terminal, notices: "Notices") -> None:
    from xcollab.render.notices.preview import count_line, preview, unreached_line

    context = notices.view.render_context
    shown = notices.shown()
    terminal.say_lines([*preview(terminal.words, shown), *([""] if shown else [])])
    terminal.say(count_line(context, len(shown), notices.sendable if notices.waiting else None))
    if notices.unreached:
        terminal.note(unreached_line(context, [one.member for one in notices.unreached]))
    _say_hindrance(terminal, notices)


def _say_hindrance(terminal: Terminal, notices: "Notices") -> None:
    """That no channel is set up is no failure: a job runs before the first one is."""
    from xcollab.render.checking.errors import worded

    if hindrance := notices.hindrance:
        for line in worded(terminal.words, hindrance.code, hindrance.arguments):
            terminal.note(line)


COMMANDS: tuple[Command, ...] = (
    Command("notify", N_("Tell people what concerns them: what happened, and what is due."), run, (), (*_OPTIONS, NOW, JSON),
            ("xcollab notify --reminders --dry-run", "xcollab notify --since HEAD~5 --dry-run",
             "xcollab notify --since 2024-07-01 --dry-run --json"), paged=True),
)  # fmt: skip
