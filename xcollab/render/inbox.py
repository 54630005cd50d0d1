"""What waits for one person, each with the command that answers it."""

from collections.abc import Sequence

from xcollab.render.record import person
from xcollab.render.safe import safe_line
from xcollab.render.waiting import answer, owed
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.waits import Wait


def inbox_lines(words: Words, snapshot: Snapshot, member: str, waiting: Sequence[Wait]) -> list[str]:
    """By date, the nearest first; what has none comes after."""
    if not waiting:
        return [words(N_("Nothing waits for {who}."), who=person(snapshot, member))]
    lines = [words(N_("Waiting for {who}: {n}"), n=len(waiting), who=person(snapshot, member)), ""]
    for wait in waiting:
        due = words(N_("  due {due}"), due=wait.due) if wait.due else ""
        within = words(N_("  within {within}"), within=words.duration(wait.within)) if wait.within else ""
        lines.append(f"- {owed(words, snapshot, wait)}{due}{within}")
        if wait.about:
            lines.append(f"    {_short(wait.about)}")
        lines.append(f"    {answer(wait)}")
    return lines


def _short(text: str, most: int = 60) -> str:
    line = safe_line(text)
    return line if len(line) <= most else line[: most - 1] + "…"
