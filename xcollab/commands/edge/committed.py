"""What came of keeping something, told: in sentences or as JSON, and how much is not shared yet."""

from collections.abc import Mapping

from xcollab.app.acts.commit import Keeping, Outcome
from xcollab.app.sharing.unshared import note_unshared
from xcollab.commands.edge.terminal import Terminal


def keeping(typed: Mapping[str, object]) -> Keeping:
    """What the flags of every writing command say."""
    return Keeping(dry_run=bool(typed.get("dry_run")), commit=not typed.get("no_commit"))


def tell(terminal: Terminal, outcome: Outcome, typed: Mapping[str, object]) -> int:
    """Tell what was kept, or would be, and share what is to be shared at once; the exit code."""
    if outcome.dry:
        return _previewed(terminal, outcome, json=bool(typed.get("json")))
    if typed.get("json"):
        from xcollab.app.views.acts import act_view

        terminal.show_json(act_view(terminal.words, outcome))
    elif not terminal.quiet:
        for line in outcome.decided.told(outcome.commit):
            terminal.say(line)
    if outcome.commit and not terminal.quiet and not typed.get("pr"):
        note_unshared(terminal)
    return outcome.place.share(outcome.commit)


def _previewed(terminal: Terminal, outcome: Outcome, *, json: bool) -> int:
    if json:
        from xcollab.app.views.acts import preview_view

        terminal.show_json(preview_view(outcome))
        return 0
    for line in outcome.place.preview(outcome.decided):
        terminal.put(line)
    return 0
