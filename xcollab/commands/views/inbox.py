"""`xcollab inbox`: what waits for me, each line with the command that answers it."""

from xcollab.app.forms.subject_inputs import WITHIN, Argument
from xcollab.commands.edge.command import READING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(
    terminal: Terminal, member: str | None, collab: str | None, at: str | None, now: str | None, json: bool
) -> None:
    """Print the inbox of a member, one's own where nobody is named."""
    from xcollab.app.notices.heartbeat import note_heartbeat
    from xcollab.app.overview import Overview
    from xcollab.app.sharing.unshared import note_heard, note_uncommitted, note_unshared
    from xcollab.app.views.inbox import beside, inbox
    from xcollab.render.text.inbox import at_once_lines, inbox_lines, later_lines, proposed_lines
    from xcollab.render.text.sharing.sync import aside_lines

    view, words = Overview(terminal, at, now), terminal.words
    found = inbox(view, member, collab)
    if json:
        from xcollab.app.views.inbox import inbox_view

        return terminal.show_json(inbox_view(view, found))
    told = beside(view, found.member, found.waiting)
    terminal.say_lines(inbox_lines(view.render_context, found.member, found.waiting, told))
    if not found.waiting:
        from xcollab.app.views.next_step import next_step

        terminal.say(next_step(view))
    terminal.say_lines(later_lines(view.render_context, found.later))
    if at is None and not member:
        terminal.say_lines(at_once_lines(words, found.waiting))
    terminal.say_lines(["", *aside_lines(words, found.parked)] if found.parked else [])
    terminal.say_lines(proposed_lines(words, found.proposed))
    if at is None:
        note_uncommitted(terminal)
        note_heard(terminal, view.days)
    note_heartbeat(view, at)
    if at is None and not member:
        note_unshared(terminal)


COMMANDS: tuple[Command, ...] = (
    Command("inbox", N_("What waits for me, with the command that answers it."), run,
            (Argument("member", N_("Somebody else's inbox."), False, complete="member"),), (WITHIN, *READING),
            ("xcollab inbox", "xcollab inbox li"), paged=True),
)  # fmt: skip
