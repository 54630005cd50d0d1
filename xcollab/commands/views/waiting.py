"""`xcollab waiting`: departments in pairs: who waits for whom, for what, how long."""

from xcollab.app.desk import reading
from xcollab.app.forms import finding
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import READING, Command
from xcollab.words import N_
from xcollab.workflow.views.pairs import pairs, waited


def run(call: Call, collab: str | None, at: str | None, now: str | None, json: bool) -> None:
    """Print the pairs."""
    desk = reading(call, at, now)
    states = [desk.state(desk.collab(collab))] if collab else desk.states()
    found = pairs(desk.waits(*states), desk.days, desk.now)
    if json:
        from xcollab.app.views.looking import WaitingView

        return call.show_json(WaitingView(found))
    if not found:
        return call.say(call.words(N_("No department waits for another.")))
    from xcollab.render.text.pairs import pair_table

    return call.show(pair_table(call.words, desk.snapshot, found, lambda each: waited(each, desk.days, desk.now)))


COMMANDS: tuple[Command, ...] = (
    Command("waiting", N_("Which department waits for which, for what, how long."), run, (finding.COLLAB_ARGUMENT,), READING,
            ("xcollab waiting", "xcollab waiting q3-launch --now 2024-07-31"), paged=True),
)  # fmt: skip
