"""What waits for one person, each with the command that answers it."""

from collections.abc import Sequence

from xcollab.render.record import person
from xcollab.render.safe import safe_line
from xcollab.render.waiting import answer, owed, when
from xcollab.schema.snapshot import Snapshot
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.deadlines import Dated


def inbox_lines(words: Words, snapshot: Snapshot, member: str, waiting: Sequence[Dated]) -> list[str]:
    """By deadline, the nearest first; what has none comes after."""
    if not waiting:
        return [words(N_("Nothing waits for {who}."), who=person(snapshot, member))]
    lines = [words(N_("Waiting for {who}: {n}"), n=len(waiting), who=person(snapshot, member)), ""]
    for wait, deadline in waiting:
        due = when(words, snapshot, wait, deadline)
        lines.append("- " + owed(words, snapshot, wait) + (f"  {due}" if due else ""))
        if wait.about:
            lines.append(f"    {_short(wait.about)}")
        lines.append(f"    {answer(wait)}")
    return lines


def _short(text: str, most: int = 60) -> str:
    line = safe_line(text)
    return line if len(line) <= most else line[: most - 1] + "…"
