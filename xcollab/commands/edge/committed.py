"""What came of keeping something, told: in sentences or as JSON, and how much is not shared yet."""

from collections.abc import Callable, Mapping
from typing import Any

from xcollab.app.acts import commit
from xcollab.app.acts.commit import CurrentBranch, Decide, Outcome
from xcollab.app.sharing.unshared import note_unshared
from xcollab.commands.edge.terminal import Terminal
from xcollab.store.transaction.save_commit import Write


def keep(
    terminal: Terminal,
    place: CurrentBranch,
    decide: Decide,
    typed: Mapping[str, Any],
    landed: Callable[[], None] = lambda: None,
) -> int:
    """Keep what is decided as the flags of every writing command say, and tell it; the exit code."""
    dry, committing = bool(typed.get("dry_run")), not typed.get("no_commit")
    outcome = commit.keep(terminal, place, decide, dry_run=dry, commit=committing, landed=landed)
    if outcome.dry:
        return _previewed(terminal, outcome, typed)
    decided = outcome.decided
    if typed.get("json"):
        from xcollab.app.views.acts import ActView

        files = [write.path for write in decided.writes]
        terminal.show_json(ActView(decided.act, decided.subject, outcome.commit, files, **decided.data))
    elif not terminal.quiet:
        for line in decided.told(outcome.commit):
            terminal.say(line)
    if outcome.commit and not terminal.quiet and not typed.get("pr"):
        note_unshared(terminal)
    return place.share(outcome.commit)


def _previewed(terminal: Terminal, outcome: Outcome, typed: Mapping[str, Any]) -> int:
    decided = outcome.decided
    if typed.get("json"):
        from xcollab.app.views.acts import FilePreview, PreviewView

        files = [FilePreview(write.path, *_content(write)) for write in decided.writes]
        terminal.show_json(PreviewView(decided.act, decided.subject, True, decided.message, files))
        return 0
    for line in outcome.place.preview(decided):
        terminal.put(line)
    return 0


def _content(write: Write) -> tuple[str | None, int | None]:
    """The text of a file of the workspace, and how many bytes any file has; nothing of one that is deleted."""
    if write.content is None:
        return None, None
    text = write.content.decode("utf-8", "replace") if write.content and write.path.endswith(".yaml") else None
    return text, len(write.content)
