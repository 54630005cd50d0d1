"""What statements that move one task's date have in common: how it is said, and what must hold."""

from xcollab.errors import Refused
from xcollab.schema.parts.moves import moves_of
from xcollab.words import N_
from xcollab.workflow.acts.act import condition
from xcollab.workflow.acts.draft import Draft, DraftContext, Said, parts_of, without
from xcollab.workflow.model.attempt import Attempt


def one_move(scene: DraftContext, said: Said) -> Draft:
    """From the date in force to the one typed."""
    due = scene.state.tasks[scene.subject].due
    move = {"task": scene.subject, "from": said.pop("from", None) or due, "to": said.pop("to")}
    move |= {"reason": said.pop("reason"), "cause": said.pop("cause", None)}
    return Draft(said | {"moves": [move]})


def as_typed(said: Said) -> Said:
    """The inverse: the date alone, which moves from whatever is in force."""
    return without("moves", "within")(said) | without("task", "from")(parts_of(said, "moves")[0])


@condition("date-moves", N_("another date than the present one"))
def date_moves(attempt: Attempt) -> None:
    """A move that moves nothing would count as one in every list of slips."""
    if any(move.from_ == move.to for move in moves_of(attempt.statement)):
        raise Refused("nothing-to-change", command=f"xcollab task {attempt.act}")


@condition("follows-known", N_("what it follows moved a date"))
def follows_known(attempt: Attempt) -> None:
    """A date that follows names the statement that moved another one before."""
    follows = getattr(attempt.statement, "follows", None)
    if follows and not any(entry.record == follows and moves_of(entry.statement) for entry in attempt.state.counted):
        raise Refused("follows-nothing", name=follows, task=attempt.subject)
