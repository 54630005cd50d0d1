"""`xcollab undo`: takes back the last act of one's own, as long as nobody else can have read it."""

from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_


def run(terminal: Terminal, json: bool) -> None:
    """Take it back; the commit stays readable under its id."""
    from xcollab.app.sharing.undo import undo

    undone, words = undo(terminal), terminal.words
    if json:
        from xcollab.app.views.acts import UndoneView

        return terminal.show_json(UndoneView(*undone))
    terminal.say(words(N_("Taken back: {told}"), told=words.listed(undone.told)))
    terminal.say(words(N_("To read it once more: `git show {commit}`"), commit=undone.commit[:10]))
    return None


COMMANDS: tuple[Command, ...] = (
    Command("undo", N_("Take back your last act, as long as it is not shared."), run, (), (JSON,),
            ("xcollab undo", "xcollab undo --lang zh")),
)  # fmt: skip
