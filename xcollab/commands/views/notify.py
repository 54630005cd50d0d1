"""`xcollab notify`: people are told what concerns them: what happened, and what is due."""

from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.notices.delivery import Delivered
    from xcollab.app.notices.notify import Notices, Occasion
    from xcollab.errors import XcollabError

_OPTIONS = (
    Option("since", ("--since",), N_("Tell what happened after this revision or date."), metavar="REV|DATE"),
    Option("reminders", ("--reminders",), N_("Remind of what is due, and tell those who hear of what is late."), switch=True),
    Option("dry_run", ("--dry-run",), N_("Print what would be sent, addresses masked; send nothing."), switch=True),
)  # fmt: skip


_ARGUMENTS = (
    Argument("test", N_("The word `test`: one message to yourself, to see whether a channel works."), False),
    Argument("channel", N_("The channel to test."), False),
)


def run(
    terminal: Terminal, test: str | None, channel: str | None, since: str | None, reminders: bool, dry_run: bool,
    now: str | None, json: bool,
) -> int:  # fmt: skip
    """Send it, or print what would be sent; 1 where something did not get out."""
    from xcollab.app.notices.notify import Occasion

    if test or channel:
        if test != "test" or not channel or since or reminders or dry_run or now:
            raise Misused("notify-test-what")
        return _test(terminal, channel, json)
    occasion = Occasion(since, reminders)
    return _preview(terminal, occasion, now, json) if dry_run else _deliver(terminal, occasion, now, json)


def _preview(terminal: Terminal, occasion: "Occasion", now: str | None, json: bool) -> int:
    from xcollab.app.notices.outbox import as_would_be_sent

    notices = as_would_be_sent(terminal, occasion, now)
    if json:
        from xcollab.app.notices.view import notify_view

        terminal.show_json(notify_view(notices))
    else:
        _show(terminal, notices)
    return 0


def _deliver(terminal: Terminal, occasion: "Occasion", now: str | None, json: bool) -> int:
    from xcollab.app.notices.deliver import deliver

    def heard(one: "Delivered") -> None:
        if not json:
            terminal.say_lines(delivered_lines(terminal.words, one))

    from xcollab.render.notices.delivered import delivered_lines, delivery_lines

    delivery = deliver(terminal, occasion, now, heard)
    if json:
        from xcollab.app.notices.view import delivery_view

        terminal.show_json(delivery_view(delivery))
    else:
        terminal.say_lines(delivery_lines(terminal.words, delivery))
    if delivery.hindrance:
        _say(terminal, delivery.hindrance)
    if delivery.forgotten:
        _say(terminal, delivery.forgotten)
    return int(delivery.failed)


def _test(terminal: Terminal, channel: str, json: bool) -> int:
    from xcollab.app.notices.trial import trial

    delivery = trial(terminal, channel)
    if json:
        from xcollab.app.notices.view import delivery_view

        terminal.show_json(delivery_view(delivery))
    else:
        from xcollab.render.notices.delivered import delivered_lines

        terminal.say_lines(line for one in delivery.messages for line in delivered_lines(terminal.words, one))
    return int(delivery.failed)


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
    if hindrance := notices.hindrance:
        _say(terminal, hindrance)


def _say(terminal: Terminal, error: "XcollabError") -> None:
    from xcollab.render.checking.errors import worded

    for line in worded(terminal.words, error.code, error.arguments):
        terminal.note(line)


COMMANDS: tuple[Command, ...] = (
    Command("notify", N_("Tell people what concerns them: what happened, and what is due."), run, _ARGUMENTS, (*_OPTIONS, NOW, JSON),
            ("xcollab notify --reminders --dry-run", "xcollab notify --since HEAD~5 --reminders",
             "xcollab notify --since 2024-07-01 --dry-run --json", "xcollab notify test mail", "xcollab notify test mail --json")),
)  # fmt: skip
