"""What was found, on a terminal: where, of what kind, when and by whom, and below it the line with the words marked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xcollab.render.base.context import RenderContext
from xcollab.render.base.sanitize import safe_line
from xcollab.render.base.styled import Paint, Part, Styled, folded
from xcollab.words import N_
from xcollab.words.language import Words
from xcollab.workflow.model.state_machines import ENDED
from xcollab.workflow.views.search import Hit, Wanted, spans, wanted

_BEFORE = 30
"""Characters of a long line that are shown before the first word."""
_SHOWN = 160
"""Of a long line at all."""
_INDENT = "    "


class Marked(NamedTuple):
    """A text in which some words stand out, with so much before each line."""

    text: str
    words: Sequence[Wanted]
    indent: str = ""

    def lines(self, width: int, paint: Paint) -> Iterator[str]:
        """Folded at blanks; a word may stand on both sides of a fold."""
        marked, at = spans(self.text, self.words), 0
        for line in folded(self.text, width - len(self.indent)):
            at = max(self.text.find(line, at), at)
            yield self.indent + "".join(paint(*run) for run in _runs(line, at, marked))
            at += len(line)


def marked_excerpt(line: str, typed: Sequence[str]) -> list[tuple[str, str]]:
    """What is shown of a line, in pieces, each with its style: those in which the words stand, and the others."""
    words = list(map(wanted, typed))
    shown = excerpt(line, words)
    return list(_runs(shown, 0, spans(shown, words)))


def _runs(line: str, at: int, marked: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    done = 0
    for start, end in marked:
        first, last = max(start - at, done), min(end - at, len(line))
        if first < last:
            yield line[done:first], ""
            yield line[first:last], "bold"
            done = last
    yield line[done:], ""


def hit_parts(context: RenderContext, hits: Sequence[Hit], typed: Sequence[str]) -> list[Part]:
    """Where, once for what stands there together, and below it what was found."""
    words = list(map(wanted, typed))
    parts, before = list[Part](), ""
    for hit in hits:
        if (place := where(context, hit)) != before:
            parts.append(Marked(place, words))
            before = place
        parts.append(Marked(_told(context, hit, words), words, _INDENT))
    return parts


def _told(context: RenderContext, hit: Hit, words: Sequence[Wanted]) -> str:
    said = context.words
    day = str(context.day_of(hit.at)) if hit.at else ""
    head = "  ".join(filter(None, (day, said.label("found", hit.kind), safe_line(context.name_of(hit.by)))))
    head += said(N_(" [withdrawn]")) if hit.withdrawn else ""
    return head if hit.line in (hit.title, hit.heading) else said.named(head, excerpt(hit.line, words))


def where(context: RenderContext, hit: Hit) -> str:
    """The collaboration, and its task or issue, by title, with what is typed to look at it; of one that has ended, that it has."""
    titles = [safe_line(title) for title in (hit.title, hit.heading) if title]
    place = context.words.aside(" / ".join(titles), hit.subject) if titles else hit.subject
    return f"{place}  {context.words.label('request', hit.status)}" if hit.status in ENDED else place


def excerpt(line: str, words: Sequence[Wanted]) -> str:
    """A line that is not too long, with the first of the words in it."""
    shown = safe_line(line)
    if len(shown) <= _SHOWN:
        return shown
    first = next((start for start, _ in spans(shown, words)), 0)
    start = max(first - _BEFORE, 0)
    blank = shown.find(" ", start, first) if start else -1
    start = blank if blank >= 0 else start
    return ("…" if start else "") + shown[start : start + _SHOWN].strip() + ("…" if start + _SHOWN < len(shown) else "")


def summary_line(words: Words, total: int, among: int, more: str) -> Styled:
    """How much was found, and how to see more of it."""
    told = [words(N_("{total} found; collaborations looked through: {among}"), total=total, among=among)]
    told += [words(N_("more: `{command}`"), command=more)] if more else []
    return Styled(words.listed(told), "dim")


def none_lines(words: Words, typed: Sequence[str], among: int, alone: Sequence[tuple[str, int]]) -> list[str]:
    """What was looked through, and what to try."""
    shown = " ".join(f"“{excerpt(word, ())}”" for word in typed)
    lines = [
        words(N_("Nothing found for {typed}; collaborations looked through: {among}, archived ones too."), typed=shown, among=among)
    ]  # fmt: skip
    if any(count for _, count in alone):
        each = words.listed(f"“{safe_line(word)}” {count}" for word, count in alone)
        return [*lines, words(N_("All words have to stand in the same place. Each alone: {each}"), each=each)]
    return [*lines, words(N_("Try a part of the word; an English word is found by its beginning."))]
