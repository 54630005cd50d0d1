"""`xcollab parked`: acts of one's own that became illegal before they were shared, and what to do with them."""

from typing import Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_ID = Argument("parked", N_("The short name it is parked under; see `xcollab parked list`."), complete="parked")
_AS = Option("new_id", ("--as",), N_("Another id for the task or request, where its own is taken."), metavar="ID")


def _list(terminal: Terminal, json: bool) -> None:
    from xcollab.app.sharing.parked import parked_here
    from xcollab.render.text.sharing.sync import aside_lines

    found = parked_here(terminal)
    if json:
        from xcollab.app.views.acts import ParkedView

        return terminal.show_json(ParkedView(found))
    if not found:
        return terminal.say(terminal.words(N_("Nothing is parked: `xcollab sync` shares all that you did.")))
    for line in aside_lines(terminal.words, found):
        terminal.say(line)


def _redo(terminal: Terminal, parked: str, new_id: str | None, **typed: Any) -> int:
    from xcollab.app.sharing.redo import redo
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, redo(terminal, parked, new_id, keeping(typed)), typed)


def _withdraw(terminal: Terminal, parked: str, json: bool) -> None:
    from xcollab.app.sharing.parked import withdraw_parked

    done = withdraw_parked(terminal, parked)
    if json:
        from xcollab.app.views.acts import WithdrawnView

        return terminal.show_json(WithdrawnView(*done))
    said = N_("Withdrawn, and never shared: {told}. Its commit stays in this clone as {ref}.")
    return terminal.say(terminal.words(said, told=terminal.words.listed(done.told), ref=done.ref))


COMMANDS: tuple[Command, ...] = (
    Command("list", N_("What is parked, why, and the commands that redo or withdraw it."), _list, (), (JSON,),
            ("xcollab parked list", "xcollab parked list --json"), paged=True),
    Command("redo", N_("Do it again now, bound to what stands now."), _redo, (_ID,), (_AS, *KEEPING),
            ("xcollab parked redo k3d9", "xcollab parked redo k3d9 --as flyer-2")),
    Command("withdraw", N_("Let it be; it was never shared."), _withdraw, (_ID,), (JSON,),
            ("xcollab parked withdraw k3d9", "xcollab parked withdraw k3")),
)  # fmt: skip
