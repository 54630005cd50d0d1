"""`xcollab sync`: what others did comes in, what was done here goes out, and what does not go together is said."""

from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused, Refused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.notices.delivery import Delivered
    from xcollab.app.sharing.sync import Synced

_REMOTE = Option("remote", ("--remote",), N_("The remote to share with; the branch's own, or origin."), metavar="R")
_TAKE = Option("take", ("--take",), N_("In a contradiction, whose value stands: mine or theirs."), metavar="SIDE")
_WAIT = Option(
    "wait", ("--wait",), N_("Seconds to keep trying while others are faster; 30 where it is left out."), metavar="N"
)


def run(terminal: Terminal, remote: str | None, take: str | None, wait: str | None, json: bool) -> int:
    """Fetch, bring together, push; say what came, went, was set aside."""
    from xcollab.app.forms.values import whole
    from xcollab.app.sharing.sync import PATIENCE, sync
    from xcollab.commands.edge.signals import Stopped

    if take not in (None, "mine", "theirs"):
        raise Misused("not-a-word", flag="--take", value=take, allowed=["mine", "theirs"])
    patience = PATIENCE if wait is None else whole("--wait", wait)
    before = terminal.repository.commit()
    try:
        with terminal.progress() as say:
            synced = sync(terminal, remote, take, patience, say)  # type: ignore[arg-type]
    except Stopped:
        _say_moved(terminal, before)
        raise
    _say_json(terminal, synced) if json else _say(terminal, synced)
    if synced.failure or synced.undecided:
        raise synced.failure or Refused("contradiction")
    _send(terminal, synced.remote)
    return 0


def _send(terminal: Terminal, remote: str) -> None:
    """What people are to be told now goes out, beside the answer; that it could not is no failure of the sync."""
    from xcollab.app.notices.after_sharing import after_sharing
    from xcollab.errors import XcollabError

    def heard(one: "Delivered") -> None:
        from xcollab.render.notices.delivered import delivered_lines

        for line in delivered_lines(terminal.words, one):
            terminal.note(line)

    if isinstance(sent := after_sharing(terminal, remote, heard), XcollabError):
        from xcollab.render.checking.errors import worded

        for line in worded(terminal.words, sent.code, sent.arguments):
            terminal.note(line)


def _say_moved(terminal: Terminal, before: str) -> None:
    """Who interrupts a sync is told what it has changed here until then, as the repository tells it."""
    after = terminal.repository.commit()
    if after == before:
        terminal.note(
            terminal.words(
                N_("(nothing came in: the branch stands where it stood; whether yours went out, the next sync tells)")
            )
        )
    else:
        note = N_("(the branch has moved from {before} to {after}; what came in: `git log {before}..{after}`)")
        terminal.note(terminal.words(note, before=before[:10], after=after[:10]))


def _say_json(terminal: Terminal, synced: "Synced") -> None:
    from xcollab.app.views.acts import sync_view

    terminal.show_json(sync_view(synced))


def _say(terminal: Terminal, synced: "Synced") -> None:
    from xcollab.render.text.sharing.sync import aside_lines, contradiction_lines, elsewhere, still_aside, summary_lines

    words, failed = terminal.words, synced.failure is not None
    if synced.came or synced.went or not (failed or synced.undecided):
        for line in summary_lines(words, synced.remote, synced.came, synced.went):
            terminal.say(line)
    if synced.went and synced.main not in ("", synced.branch):
        terminal.say(elsewhere(words, synced.branch, synced.main))
    for line in [*(f"- {sentence}" for sentence in synced.contested), *aside_lines(words, synced.aside)]:
        terminal.say(line)
    if synced.aside_before:
        terminal.say(still_aside(words, synced.aside_before))
    for line in contradiction_lines(words, synced.undecided):
        terminal.say(line)


COMMANDS: tuple[Command, ...] = (
    Command("sync", N_("Share: others' work comes in, yours goes out."), run, (), (_REMOTE, _TAKE, _WAIT, JSON),
            ("xcollab sync", "xcollab sync --take theirs", "xcollab sync --remote backup --wait 5")),
)  # fmt: skip
